package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.Qualification.Missing;
import dev.regulars.rules.decision.Qualification.Next;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which tier a standing qualifies for, what that grants, and what is missing for the next one. */
public final class Qualifications {

  private final Programme programme;
  private final List<CompiledRule> rules;
  private final List<String> texts;

  /**
   * For a rulebook, of whose rules only those about tiers are asked.
   *
   * @param texts every text of the rulebook; {@link Proposal.Tell#text()} is an index into it
   */
  public Qualifications(Programme programme, List<CompiledRule> rules, List<String> texts) {
    this.programme = programme;
    this.rules = rules.stream().filter(rule -> rule.kind() == CompiledRule.Kind.TIER).toList();
    this.texts = List.copyOf(texts);
  }

  /**
   * Asks the tier rules in force on the day of the facts.
   *
   * @param heldTier code of the tier held now, null for none
   */
  public Qualification qualify(Facts facts, Standing standing, @Nullable String heldTier) {
    return qualify(facts, standing, heldTier, rule -> isMet(rule, facts, standing));
  }

  private static boolean isMet(CompiledRule rule, Facts facts, Standing standing) {
    return rule.conditions().stream().allMatch(each -> each.isMet(facts, standing));
  }

  /**
   * The same, where it is known already which rules are met.
   *
   * @param isMet whether every condition of a tier rule is met
   */
  public Qualification qualify(
      Facts facts, Standing standing, @Nullable String heldTier, Predicate<CompiledRule> isMet) {
    List<CompiledRule> inForce =
        rules.stream().filter(rule -> rule.terms().inForce(facts.happening())).toList();
    int highest = -1;
    List<CompiledRule> met = new ArrayList<>();
    for (CompiledRule rule : inForce) {
      if (isMet.test(rule)) {
        met.add(rule);
        highest = Math.max(highest, rank(rule));
      }
    }
    String tier = highest < 0 ? null : programme.tiers().get(highest).code();
    int held = heldTier == null ? -1 : programme.rank(heldTier);
    Next next = next(inForce, facts, standing, Math.max(held, highest));
    return new Qualification(tier, grants(met, highest), next);
  }

  /**
   * What of a standing is beyond the tier that it qualifies for: of each measure that its rules ask
   * for, what is more than the least that one of those asks that are met. Nothing where it
   * qualifies for none.
   *
   * @param isMet whether every condition of a tier rule is met
   */
  public Standing surplus(Facts facts, Standing standing, Predicate<CompiledRule> isMet) {
    List<CompiledRule> met =
        rules.stream()
            .filter(rule -> rule.terms().inForce(facts.happening()))
            .filter(isMet)
            .toList();
    int highest = met.stream().mapToInt(this::rank).max().orElse(-1);
    Map<String, Long> asked = new HashMap<>();
    met.stream()
        .filter(rule -> rank(rule) == highest)
        .flatMap(rule -> rule.conditions().stream())
        .map(Condition::requirement)
        .filter(Objects::nonNull)
        .forEach(goal -> asked.merge(goal.measure(), goal.atLeast(), Math::min));
    return new Standing(
        beyond(asked, standing, "points"),
        beyond(asked, standing, "spend"),
        beyond(asked, standing, "purchases"));
  }

  private static long beyond(Map<String, Long> asked, Standing standing, String measure) {
    Long least = asked.get(measure);
    return least == null ? 0 : Math.max(0, has(standing, measure) - least);
  }

  private Decision grants(List<CompiledRule> met, int rank) {
    return Decision.gifts(met.stream().filter(rule -> rank(rule) == rank).toList(), texts);
  }

  /** The nearest tier above a rank that some rule leads to by reaching goals alone. */
  private @Nullable Next next(
      List<CompiledRule> inForce, Facts facts, Standing standing, int rankNow) {
    for (int rank = rankNow + 1; rank < programme.tiers().size(); rank++) {
      List<Missing> nearest = null;
      double nearestGap = Double.MAX_VALUE;
      for (CompiledRule rule : inForce) {
        if (rank(rule) == rank && isWithinReach(rule, facts, standing)) {
          double gap = gap(rule, standing);
          if (gap < nearestGap) {
            nearestGap = gap;
            nearest = missing(rule, standing);
          }
        }
      }
      if (nearest != null) {
        return new Next(programme.tiers().get(rank).code(), nearest);
      }
    }
    return null;
  }

  /** Whether more points, spend or purchases are all that a rule still needs. */
  private static boolean isWithinReach(CompiledRule rule, Facts facts, Standing standing) {
    boolean anyGoal = false;
    for (Condition condition : rule.conditions()) {
      if (condition.requirement() != null) {
        anyGoal = true;
      } else if (!condition.isMet(facts, standing)) {
        return false;
      }
    }
    return anyGoal;
  }

  /** The greatest part of a goal that is missing, 0 to 1: which of several ways up is nearest. */
  private static double gap(CompiledRule rule, Standing standing) {
    double gap = 0;
    for (Condition condition : rule.conditions()) {
      Condition.Requirement goal = condition.requirement();
      if (goal != null && goal.atLeast() > 0) {
        double missing = goal.atLeast() - has(standing, goal.measure());
        gap = Math.max(gap, missing / goal.atLeast());
      }
    }
    return gap;
  }

  private static List<Missing> missing(CompiledRule rule, Standing standing) {
    List<Missing> missing = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      Condition.Requirement goal = condition.requirement();
      if (goal != null) {
        long amount = goal.atLeast() - has(standing, goal.measure());
        if (amount > 0) {
          missing.add(new Missing(goal.measure(), amount));
        }
      }
    }
    return missing;
  }

  private static long has(Standing standing, String measure) {
    return switch (measure) {
      case "points" -> standing.accruedPoints();
      case "spend" -> standing.spentMinor();
      case "purchases" -> standing.purchases();
      default -> throw new IllegalArgumentException("a standing has no " + measure);
    };
  }

  /** Position of the tier that a rule qualifies for. */
  private int rank(CompiledRule rule) {
    for (Proposal proposal : rule.proposals()) {
      if (proposal instanceof Proposal.QualifyForTier qualify) {
        return programme.rank(qualify.tier());
      }
    }
    return -1;
  }
}
