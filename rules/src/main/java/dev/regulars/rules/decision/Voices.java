package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Message;
import dev.regulars.rules.decision.Decision.Message.Audience;
import dev.regulars.rules.decision.Decision.Outcome;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import java.util.List;
import java.util.stream.Collectors;

/** A decision in one or two sentences for the customer, and in one line for the cashier. */
record Voices(ReasonTexts texts) {

  /** Such as: You earned 15 points: 10 for "Base points" and 5 for "Double coffee". */
  String customer(Facts facts, Decision decision) {
    StringBuilder text = new StringBuilder();
    if (decision.points() == 0) {
      text.append(texts.earnedNothing(facts.happening().event().equals(Happening.PURCHASE)));
    } else {
      text.append(texts.earned(decision.points(), decision.awards()));
    }
    for (Outcome outcome : decision.outcomes()) {
      if (outcome.kind() == Outcome.Kind.CUT) {
        text.append(' ').append(texts.cut(outcome.rule(), outcome.reason()));
      }
    }
    messages(decision, Audience.CUSTOMER).forEach(message -> text.append(' ').append(message));
    return text.toString();
  }

  /** Such as: +15 points: Base points 10, Double coffee 5. */
  String cashier(Decision decision) {
    StringBuilder text = new StringBuilder("+").append(texts.points(decision.points()));
    if (!decision.awards().isEmpty()) {
      text.append(": ");
      text.append(
          decision.awards().stream()
              .map(
                  award ->
                      (award.isRounding() ? texts.rounding() : award.rule())
                          + " "
                          + texts.number(award.points()))
              .collect(Collectors.joining(", ")));
    }
    messages(decision, Audience.CASHIER).forEach(message -> text.append(" · ").append(message));
    return text.toString();
  }

  private static List<String> messages(Decision decision, Audience to) {
    return decision.messages().stream()
        .filter(message -> message.to() == to)
        .map(Message::text)
        .toList();
  }
}
