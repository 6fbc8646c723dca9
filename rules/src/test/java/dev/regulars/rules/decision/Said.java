package dev.regulars.rules.decision;

import java.util.List;
import java.util.stream.Collectors;

/** Decisions in words, so that tests compare what people would read. */
final class Said {

  private Said() {}

  /** Such as {@code Base 5 [1:3 2:2]}. */
  static List<String> awards(Decision decision) {
    return decision.awards().stream()
        .map(award -> award.rule() + " " + award.points() + " " + lines(award))
        .toList();
  }

  private static String lines(Decision.Award award) {
    return award.lines().stream()
        .map(line -> line.line() + ":" + line.points())
        .collect(Collectors.joining(" ", "[", "]"));
  }

  /** Such as {@code Base CUT 5: daily limit of 5 reached}. */
  static List<String> outcomes(Decision decision) {
    return decision.outcomes().stream()
        .map(
            outcome ->
                "%s %s %d: %s"
                    .formatted(
                        outcome.rule(),
                        outcome.kind(),
                        outcome.points(),
                        new EnglishReasons().of(outcome.reason())))
        .toList();
  }

  /** The outcome of one rule. */
  static String outcome(Decision decision, String rule) {
    return outcomes(decision).stream()
        .filter(text -> text.startsWith(rule + " "))
        .collect(Collectors.joining());
  }
}
