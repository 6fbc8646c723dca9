package dev.regulars.rules.decision;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A rule of a rulebook, with all that can be known of it before anything happens.
 *
 * @param kind what it decides about
 * @param conditions its {@code when} sentences in their order; it fires when all are met
 * @param proposals what it proposes when it fires, one for each {@code then} sentence
 * @param earns {@link RuleTerms#earns} in a language: German, or else English
 * @param told the rule in a language as customers are told it: one, or none where they are not
 */
public record CompiledRule(
    RuleTerms terms,
    Kind kind,
    List<Condition> conditions,
    List<Proposal> proposals,
    Function<Locale, List<String>> earns,
    Function<Locale, List<PublicRule>> told) {

  /** What a rule decides about. */
  public enum Kind {
    /** Purchases. */
    PURCHASE,
    /** Events that are no purchases. */
    EVENT,
    /** Tiers. */
    TIER,
    /** Money off purchases. */
    DISCOUNT
  }

  public CompiledRule {
    conditions = List.copyOf(conditions);
    proposals = List.copyOf(proposals);
  }
}
