package dev.regulars.rules.decision;

import dev.regulars.rules.facts.CounterSpan;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A challenge as members see it: something to do so often, and what it gives.
 *
 * @param name what it is called
 * @param terms of its rule: the days on which it can be done
 * @param counter where its steps are counted
 * @param what its steps are: {@code times}, {@code days}, {@code units} or {@code spend} (minor
 *     units)
 * @param steps that win it, at least 1
 * @param gives what it gives, a line for each sentence, in a language: German, or else English
 */
public record Challenge(
    String name,
    RuleTerms terms,
    CounterSpan counter,
    String what,
    long steps,
    Function<Locale, List<String>> gives) {

  /** What a rule says of it. */
  public static Challenge of(CompiledRule rule, Proposal.Counting.Challenge challenge) {
    return new Challenge(
        challenge.counter(),
        rule.terms(),
        challenge.in(rule.terms()),
        challenge.what().name().toLowerCase(Locale.ROOT),
        challenge.goal(),
        rule.earns());
  }

  /** Whether it has not begun on a day, or is paused. */
  public boolean isHidden(LocalDate day) {
    LocalDate from = terms.validFrom();
    return terms.paused() || (from != null && day.isBefore(from));
  }

  /** Whether it was over before a day. */
  public boolean isOver(LocalDate day) {
    LocalDate until = terms.validUntil();
    return until != null && day.isAfter(until);
  }
}
