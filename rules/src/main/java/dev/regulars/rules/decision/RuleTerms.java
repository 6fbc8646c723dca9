package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Happening;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What settling has to know of a rule besides its proposals.
 *
 * @param index position in the rulebook, 0 for the first
 * @param name the rule's name, unique in its rulebook, and what awards are kept under
 * @param identity what limits and budgets are counted under, unique in its rulebook; it outlives a
 *     change of the name
 * @param group rules of one named group exclude each other; null for none
 * @param priority inside the group; the greatest wins
 * @param validFrom first day in force, null for always
 * @param validUntil last day in force, null for ever
 * @param paused never in force while set
 * @param nightUntil the minute of the day up to which its nights belong to the day before, 0 where
 *     it has none
 * @param earns the sentences that give points, as written; they make the award's text
 */
public record RuleTerms(
    int index,
    String name,
    String identity,
    @Nullable String group,
    int priority,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    boolean paused,
    int nightUntil,
    List<String> earns) {

  /** Whether the rule is in force when something happens; both days are included. */
  public boolean inForce(Happening happening) {
    return inForce(happening.date(nightUntil));
  }

  /** The same rule, of which an award reads like this. */
  RuleTerms earning(List<String> texts) {
    return new RuleTerms(
        index, name, identity, group, priority, validFrom, validUntil, paused, nightUntil, texts);
  }

  /** Whether the rule is in force on a day; both ends are included. */
  public boolean inForce(LocalDate day) {
    return !paused
        && (validFrom == null || !day.isBefore(validFrom))
        && (validUntil == null || !day.isAfter(validUntil));
  }
}
