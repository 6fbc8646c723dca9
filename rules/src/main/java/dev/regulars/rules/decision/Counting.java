package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Proposal.Counting.Challenge;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.CounterState;
import dev.regulars.rules.facts.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counters that rules let grow. Rules that count ask no counters, so they are asked first; what
 * they add is known to all others, which are asked with it. So no rule waits for another, and their
 * order means nothing. Pure.
 */
public final class Counting {

  private static final long UNIT_MILLI = 1000;

  private final List<CompiledRule> counting;
  private final Map<Integer, List<Condition>> milestones = new HashMap<>();

  private final Set<CounterSpan> asked;

  /**
   * For all rules of a rulebook.
   *
   * @param asked the counters that they ask for
   */
  public Counting(List<CompiledRule> rules, Set<CounterSpan> asked) {
    this.asked = Set.copyOf(asked);
    this.counting =
        rules.stream()
            .filter(rule -> rule.proposals().stream().anyMatch(Proposal.Counting.class::isInstance))
            .toList();
    for (CompiledRule rule : rules) {
      List<Condition> repeating = rule.conditions().stream().filter(Condition::repeats).toList();
      if (!repeating.isEmpty()) {
        milestones.put(rule.terms().index(), repeating);
      }
    }
  }

  /** Whether there is nothing to do, ever. */
  public boolean isNone() {
    return counting.isEmpty() && milestones.isEmpty();
  }

  /** The facts with what rules add to counters. */
  public Facts counted(Facts facts) {
    if (counting.isEmpty()) {
      return facts;
    }
    List<Proposal> proposals = new ArrayList<>();
    CompiledRule.Kind kind =
        facts.basket() == null ? CompiledRule.Kind.EVENT : CompiledRule.Kind.PURCHASE;
    for (CompiledRule rule : counting) {
      if (rule.kind() == kind
          && rule.terms().inForce(facts.happening())
          && rule.conditions().stream().allMatch(each -> each.isMet(facts, null))) {
        proposals.addAll(rule.proposals());
      }
    }
    Map<String, Counted> added = added(proposals, facts.basket());
    if (added.isEmpty()) {
      return facts;
    }
    Map<CounterSpan, CounterState> counters = new HashMap<>();
    for (CounterSpan span : asked) {
      counters.put(
          span,
          facts.member().counterIn(span).with(added.getOrDefault(span.counter(), Counted.NOTHING)));
    }
    return facts.withCounters(counters);
  }

  /**
   * What rules that fired want, by what they passed: a bonus and a voucher once for each step of a
   * milestone, and nothing but the step of a challenge that is not won by it.
   *
   * @param facts with what rules add to counters
   * @param terms of all rules
   */
  public List<Proposal> passed(Facts facts, List<Proposal> proposals, List<RuleTerms> terms) {
    Map<Integer, Boolean> won = new HashMap<>();
    for (Proposal proposal : proposals) {
      if (proposal instanceof Challenge challenge) {
        CounterSpan span = challenge.in(terms.get(challenge.rule()));
        won.put(challenge.rule(), facts.member().counterIn(span).reaches(challenge.goal()));
      }
    }
    List<Proposal> passed = new ArrayList<>(proposals.size());
    for (Proposal proposal : proposals) {
      if (proposal instanceof Proposal.Counting || won.getOrDefault(proposal.rule(), true)) {
        passed.add(proposal);
        for (long more = more(proposal, facts); more > 0; more--) {
          passed.add(proposal);
        }
      }
    }
    return passed;
  }

  /** How often a gift is given besides the first time. */
  private long more(Proposal proposal, Facts facts) {
    if (!(proposal instanceof Proposal.Fixed || proposal instanceof Proposal.IssueVoucher)) {
      return 0;
    }
    long times = 1;
    for (Condition condition : milestones.getOrDefault(proposal.rule(), List.of())) {
      times = Math.max(times, Math.min(condition.times(facts), MOST_STEPS));
    }
    return times - 1;
  }

  /** One purchase passes no more steps than this: else a slip could fill the books. */
  private static final long MOST_STEPS = 1000;

  /** What proposals add to counters, by their names; what adds nothing is missing. */
  static Map<String, Counted> added(List<Proposal> proposals, @Nullable Basket basket) {
    Map<String, Counted> added = null;
    for (Proposal proposal : proposals) {
      if (proposal instanceof Proposal.Counting counting) {
        Counted counted = counted(counting, basket);
        if (!counted.addsNothing()) {
          added = added == null ? new HashMap<>() : added;
          added.merge(counting.counter(), counted, Counting::together);
        }
      }
    }
    return added == null ? Map.of() : added;
  }

  /** A day is marked once by a purchase, however many rules mark it. */
  private static Counted together(Counted one, Counted other) {
    return new Counted(
        Math.addExact(one.amount(), other.amount()), Math.max(one.days(), other.days()));
  }

  private static Counted counted(Proposal.Counting counting, @Nullable Basket basket) {
    if (basket != null && !basket.isVisit() && counting.what() != Proposal.What.RECEIPTS) {
      return Counted.NOTHING;
    }
    return switch (counting.what()) {
      case TIMES, RECEIPTS -> new Counted(counting.times(), 0);
      case DAYS -> new Counted(0, 1);
      case UNITS ->
          new Counted(basket == null ? 0 : units(basket, counting.scope()) / UNIT_MILLI, 0);
      case SPEND ->
          new Counted(basket == null ? 0 : Math.max(0, spent(basket, counting.scope())), 0);
    };
  }

  private static long units(Basket basket, Scope scope) {
    String[] codes = scope.codes().toArray(String[]::new);
    return switch (scope.kind()) {
      case BASKET -> basket.unitsMilli();
      case CATEGORY -> basket.unitsOfCategory(codes);
      case BRAND -> basket.unitsOfBrand(codes);
      case PRODUCT -> basket.unitsOfProduct(codes);
    };
  }

  private static long spent(Basket basket, Scope scope) {
    String[] codes = scope.codes().toArray(String[]::new);
    return switch (scope.kind()) {
      case BASKET -> basket.goodsMinor();
      case CATEGORY -> basket.spentOnCategory(codes);
      case BRAND -> basket.spentOnBrand(codes);
      case PRODUCT -> basket.spentOnProduct(codes);
    };
  }
}
