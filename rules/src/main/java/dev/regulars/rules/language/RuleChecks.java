package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Condition;
import dev.regulars.rules.decision.Life;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.facts.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds rules that can be read but make no sense. */
final class RuleChecks {

  private final RuleAssembler.Assembled rule;
  private final Problems problems;

  private RuleChecks(RuleAssembler.Assembled rule, Problems problems) {
    this.rule = rule;
    this.problems = problems;
  }

  static void check(RuleAssembler.Assembled rule, Problems problems) {
    RuleChecks checks = new RuleChecks(rule, problems);
    checks.headers();
    checks.repeated(rule.parsed().conditions());
    checks.repeated(rule.parsed().consequences());
    checks.limits();
    checks.lives();
    checks.tiers();
    checks.counting();
    checks.discounts();
  }

  /** What counts is asked before what asks counters; a rule can't be both. */
  private void counting() {
    List<Proposal> proposals = rule.compiled().proposals();
    int challenges = 0;
    int counting = 0;
    for (int i = 0; i < proposals.size(); i++) {
      if (!(proposals.get(i) instanceof Proposal.Counting)) {
        continue;
      }
      counting++;
      SentenceUse use = rule.parsed().consequences().get(i);
      if (rule.verified().constraints().stream().anyMatch(RuleChecks::asksCounter)) {
        problems.add(
            use.place(),
            "This rule adds to a counter and asks for one. Make two rules of it: one that counts,"
                + " and one that asks.",
            null);
      }
      if (rule.compiled().terms().group() != null) {
        problems.add(
            use.place(),
            "This rule adds to a counter, so it can't stand in an exclusive group: what it counts"
                + " would depend on what others give.",
            null);
      }
      if (proposals.get(i) instanceof Proposal.Counting.Challenge) {
        challenges++;
      }
    }
    if (challenges > 0 && counting > 1) {
      problems.add(
          rule.parsed().place(),
          "A rule with a challenge has one challenge and counts nothing else. Make two rules of"
              + " it.",
          null);
    }
    long milestones = rule.compiled().conditions().stream().filter(Condition::repeats).count();
    if (milestones > 1) {
      problems.add(
          rule.parsed().place(),
          "A rule waits for one counter to pass its steps. Make two rules of it.",
          null);
    }
  }

  private static boolean asksCounter(VerifiedRule.Constraint constraint) {
    return constraint.measure().startsWith("counter");
  }

  private void headers() {
    RuleTerms terms = rule.compiled().terms();
    if (terms.validFrom() != null
        && terms.validUntil() != null
        && terms.validUntil().isBefore(terms.validFrom())) {
      problems.add(
          rule.parsed().headers().getLast().place(),
          "The rule ends ("
              + terms.validUntil()
              + ") before it begins ("
              + terms.validFrom()
              + ").",
          null);
    }
    boolean prioritized =
        rule.verified().notes().stream().anyMatch(note -> note.name().equals("priority"));
    if (prioritized && terms.group() == null) {
      problems.add(
          rule.parsed().place(),
          "A priority decides inside an exclusive group, but this rule is in none.",
          "exclusive group \"name\"");
    }
  }

  /** The same sentence twice is a slip: it either changes nothing or gives everything twice. */
  private void repeated(List<SentenceUse> uses) {
    Set<List<Object>> seen = new HashSet<>();
    for (SentenceUse use : uses) {
      if (!seen.add(List.of(use.sentence().id(), use.values()))) {
        problems.add(use.place(), "This sentence stands in the rule twice.", null);
      }
    }
  }

  private void limits() {
    List<Proposal> proposals = rule.compiled().proposals();
    if (proposals.stream().noneMatch(RuleChecks::givesPoints)) {
      for (int i = 0; i < proposals.size(); i++) {
        if (limitsThisRule(proposals.get(i))) {
          problems.add(
              rule.parsed().consequences().get(i).place(),
              "This limits the points of the rule, but the rule gives none.",
              null);
        }
      }
    }
  }

  /** The points of a rule are one award, which lives as a whole. */
  private void lives() {
    List<Proposal> proposals = rule.compiled().proposals();
    boolean gives = proposals.stream().anyMatch(RuleChecks::givesPoints);
    Life whole = Life.USUAL;
    Life bonuses = null;
    for (int i = 0; i < proposals.size(); i++) {
      Life life = lifeOf(proposals.get(i));
      Place place = rule.parsed().consequences().get(i).place();
      if (proposals.get(i) instanceof Proposal.Lasts && !gives) {
        problems.add(
            place,
            "This says how long the points of the rule last, but the rule gives none.",
            null);
      }
      if (givesPoints(proposals.get(i))) {
        if (bonuses != null && !bonuses.equals(life)) {
          problems.add(
              place,
              "The points of a rule live as long as each other. Give these in a rule of their own.",
              null);
          return;
        }
        bonuses = life;
      }
      if (whole.contradicts(life)) {
        problems.add(
            place, "This says otherwise than a sentence before how long the points live.", null);
        return;
      }
      whole = whole.and(life);
    }
  }

  private static Life lifeOf(Proposal proposal) {
    return switch (proposal) {
      case Proposal.Fixed fixed -> fixed.life();
      case Proposal.Lasts lasts -> lasts.life();
      default -> Life.USUAL;
    };
  }

  private static boolean givesPoints(Proposal proposal) {
    return switch (proposal) {
      case Proposal.PerAmount _,
          Proposal.PerAmountPaid _,
          Proposal.PercentOfSpend _,
          Proposal.PerUnit _,
          Proposal.Fixed _,
          Proposal.Multiply _,
          Proposal.OfReferral.GiveTo _,
          Proposal.OfReferral.ShareTo _ ->
          true;
      case Proposal.Exclude _,
          Proposal.LimitPerPurchase _,
          Proposal.LimitPerMember _,
          Proposal.Budget _,
          Proposal.IssueVoucher _,
          Proposal.PutTag _,
          Proposal.TakeTag _,
          Proposal.LimitTimes _,
          Proposal.Counting _,
          Proposal.Tell _,
          Proposal.Lasts _,
          Proposal.QualifyForTier _,
          Proposal.OfReferral.VoucherTo _,
          Proposal.OfReferral.Hold _,
          Proposal.OfReferral.Review _,
          Proposal.OfReferral.Reject _,
          Proposal.OfReferral.Limit _,
          Proposal.OfDiscount _ ->
          false;
    };
  }

  private static boolean limitsThisRule(Proposal proposal) {
    return switch (proposal) {
      case Proposal.LimitPerPurchase limit -> !limit.allRules();
      case Proposal.LimitPerMember limit -> !limit.allRules();
      case Proposal.Budget _ -> true;
      default -> false;
    };
  }

  /** Money off is decided before points are, and by itself. */
  private void discounts() {
    if (rule.compiled().kind() != CompiledRule.Kind.DISCOUNT) {
      return;
    }
    List<Proposal> proposals = rule.compiled().proposals();
    for (int i = 0; i < proposals.size(); i++) {
      Proposal proposal = proposals.get(i);
      Place place = rule.parsed().consequences().get(i).place();
      if (proposal instanceof Proposal.LimitTimes limit) {
        problems.add(
            place,
            "This limits how often the rule gives something, but the rule takes money off.",
            "Money is taken off at most "
                + limit.times()
                + (limit.times() == 1 ? " time" : " times")
                + " per member "
                + (limit.window().kind() == Window.Kind.EVER
                    ? "ever"
                    : "per " + limit.window().code()));
      } else if (!goesWithMoneyOff(proposal) && !limitsThisRule(proposal)) {
        problems.add(
            place,
            "This sentence is about something else, but the rule takes money off. Make two rules"
                + " of it.",
            null);
      }
    }
    if (rule.verified().constraints().stream().anyMatch(RuleChecks::asksWhatIsAdded)) {
      problems.add(
          rule.parsed().place(),
          "What a purchase adds to a counter is known only once money was taken off. Ask whether"
              + " the counter is at least a number.",
          null);
    }
    if (proposals.stream().noneMatch(Proposal.OfDiscount.Off.class::isInstance)) {
      problems.add(
          rule.parsed().place(),
          "The rule limits what it takes off, but takes nothing off.",
          "Take 10% off the basket");
    }
  }

  private static boolean goesWithMoneyOff(Proposal proposal) {
    return proposal instanceof Proposal.OfDiscount
        || proposal instanceof Proposal.PutTag
        || proposal instanceof Proposal.TakeTag
        || proposal instanceof Proposal.Tell;
  }

  private static boolean asksWhatIsAdded(VerifiedRule.Constraint constraint) {
    return constraint.measure().equals("counterReaches")
        || constraint.measure().equals("counterSteps");
  }

  private void tiers() {
    if (rule.compiled().kind() != CompiledRule.Kind.TIER) {
      return;
    }
    List<Proposal> proposals = rule.compiled().proposals();
    long qualifies = proposals.stream().filter(Proposal.QualifyForTier.class::isInstance).count();
    if (qualifies == 0) {
      problems.add(
          rule.parsed().place(),
          "The rule asks about a qualification period, but leads to no tier.",
          "The member qualifies for tier \"gold\"");
    } else if (qualifies > 1) {
      problems.add(rule.parsed().place(), "A rule leads to one tier. Make two of it.", null);
    }
  }
}
