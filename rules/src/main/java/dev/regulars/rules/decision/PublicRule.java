package dev.regulars.rules.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as customers are told it.
 *
 * @param name the rule's, as the shop wrote it
 * @param until the last day on which it is in force, null for no end
 * @param when what has to be so, a sentence each; empty where it always is
 * @param then what customers get, or get no more than, a sentence each; never empty
 */
public record PublicRule(
    String name, @Nullable LocalDate until, List<String> when, List<String> then) {

  public PublicRule {
    when = List.copyOf(when);
    then = List.copyOf(then);
  }
}
