package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Award;
import dev.regulars.rules.decision.Decision.Message;
import dev.regulars.rules.decision.Decision.Message.Audience;
import dev.regulars.rules.decision.Decision.Outcome;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import java.util.List;
import java.util.stream.Collectors;

/** A decision in one or two sentences for the customer, and in one line for the cashier. */
final class Voices {

  private Voices() {}

  /** Such as: You earned 15 points: 10 for "Base points" and 5 for "Double coffee". */
  static String customer(Facts facts, Decision decision) {
    StringBuilder text = new StringBuilder();
    if (decision.points() == 0) {
      boolean purchase = facts.happening().event().equals(Happening.PURCHASE);
      text.append(purchase ? "This purchase earned no points." : "This earned no points.");
    } else {
      text.append("You earned ").append(points(decision.points())).append(": ");
      text.append(reasons(decision.awards())).append('.');
    }
    for (Outcome outcome : decision.outcomes()) {
      if (outcome.kind() == Outcome.Kind.CUT) {
        text.append(" \"").append(outcome.rule()).append("\": ").append(outcome.reason());
        text.append('.');
      }
    }
    messages(decision, Audience.CUSTOMER).forEach(message -> text.append(' ').append(message));
    return text.toString();
  }

  /** Such as: +15 points: Base points 10, Double coffee 5. */
  static String cashier(Decision decision) {
    StringBuilder text = new StringBuilder("+").append(points(decision.points()));
    if (!decision.awards().isEmpty()) {
      text.append(": ");
      text.append(
          decision.awards().stream()
              .map(award -> award.rule() + " " + award.points())
              .collect(Collectors.joining(", ")));
    }
    messages(decision, Audience.CASHIER).forEach(message -> text.append(" · ").append(message));
    return text.toString();
  }

  private static String reasons(List<Award> awards) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < awards.size(); i++) {
      Award award = awards.get(i);
      if (i > 0) {
        text.append(i == awards.size() - 1 ? " and " : ", ");
      }
      text.append(award.points()).append(" for \"").append(award.rule()).append('"');
    }
    return text.toString();
  }

  private static List<String> messages(Decision decision, Audience to) {
    return decision.messages().stream()
        .filter(message -> message.to() == to)
        .map(Message::text)
        .toList();
  }

  private static String points(long points) {
    return points == 1 ? "1 point" : points + " points";
  }
}
