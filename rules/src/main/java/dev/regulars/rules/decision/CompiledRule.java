package dev.regulars.rules.decision;

import java.util.List;

/**
 * A rule of a rulebook, with all that can be known of it before anything happens.
 *
 * @param kind what it decides about
 * @param conditions its {@code when} sentences in their order; it fires when all are met
 * @param proposals what it proposes when it fires, one for each {@code then} sentence
 */
public record CompiledRule(
    RuleTerms terms, Kind kind, List<Condition> conditions, List<Proposal> proposals) {

  /** What a rule decides about. */
  public enum Kind {
    /** Purchases. */
    PURCHASE,
    /** Events that are no purchases. */
    EVENT,
    /** Tiers. */
    TIER
  }

  public CompiledRule {
    conditions = List.copyOf(conditions);
    proposals = List.copyOf(proposals);
  }
}
