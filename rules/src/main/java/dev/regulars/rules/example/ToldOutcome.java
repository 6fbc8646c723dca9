package dev.regulars.rules.example;

import dev.regulars.rules.example.ExampleWords.Several;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What should come of an example, or what did, in the words of a language. */
record ToldOutcome(ExampleWords words) {

  String of(Expectation outcome) {
    List<String> parts = new ArrayList<>();
    if (outcome.points() != null) {
      parts.add(words.points(outcome.points()));
    }
    if (!outcome.rules().isEmpty()) {
      parts.add(
          outcome.rules().entrySet().stream()
              .map(rule -> rule.getKey() + " " + words.number(rule.getValue()))
              .collect(Collectors.joining(", ")));
    }
    if (outcome.tier() != null) {
      boolean isNone = outcome.tier().equals(MemberReader.NO_TIER);
      parts.add(isNone ? words.noTier() : words.tier(outcome.tier()));
    }
    add(parts, Several.MESSAGES, outcome.messages());
    add(parts, Several.VOUCHERS, outcome.vouchers());
    add(parts, Several.TAGS, outcome.tags());
    outcome.takesOff().forEach((rule, amount) -> parts.add(words.takesOff(rule, amount)));
    return String.join("; ", parts);
  }

  private void add(List<String> parts, Several several, @Nullable List<String> texts) {
    if (texts != null) {
      parts.add(words.of(several, texts));
    }
  }
}
