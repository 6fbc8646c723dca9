package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule.Kind;
import java.util.ArrayList;
import java.util.List;

/** Decides by its sentences what a rule is about, and finds the sentences that do not fit. */
final class RuleKinds {

  private RuleKinds() {}

  static Kind kindOf(ParsedRule rule, Problems problems) {
    List<SentenceUse> uses = new ArrayList<>(rule.conditions());
    uses.addAll(rule.consequences());
    Subject subject = subjectOf(uses);
    for (SentenceUse use : uses) {
      if (!use.sentence().about().fits(subject)) {
        problems.add(use.place(), mismatch(use.sentence().about(), subject), null);
      }
    }
    return switch (subject) {
      case TIER -> Kind.TIER;
      case EVENT -> Kind.EVENT;
      case DISCOUNT -> Kind.DISCOUNT;
      default -> Kind.PURCHASE;
    };
  }

  private static Subject subjectOf(List<SentenceUse> uses) {
    Subject subject = Subject.PURCHASE;
    for (SentenceUse use : uses) {
      if (use.sentence().about() == Subject.TIER) {
        return Subject.TIER;
      }
      if (use.sentence().about() == Subject.EVENT) {
        subject = Subject.EVENT;
      }
      if (use.sentence().about() == Subject.DISCOUNT && subject != Subject.EVENT) {
        subject = Subject.DISCOUNT;
      }
    }
    return subject;
  }

  private static String mismatch(Subject sentence, Subject rule) {
    String what =
        switch (sentence) {
          case PURCHASE -> "a purchase";
          case EVENT -> "an event that is no purchase";
          case DISCOUNT -> "money off a purchase";
          default -> "a purchase or an event";
        };
    String instead =
        switch (rule) {
          case TIER -> "tiers";
          case DISCOUNT -> "money off a purchase";
          default -> "an event that is no purchase";
        };
    return "This sentence is about "
        + what
        + ", but the rule is about "
        + instead
        + ". Make two rules of it.";
  }
}
