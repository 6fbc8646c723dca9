package dev.regulars.rules.language;

import dev.regulars.rules.facts.Measure;
import dev.regulars.rules.language.VerifiedRule.Constraint;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of time over midnight belongs to the day on which it began: "Friday" and "between 22:00
 * and 02:00" means the night from Friday to Saturday. What a rule with such a span asks about the
 * day is asked of that day.
 */
final class Nights {

  private static final String SPAN = "minuteBetween";

  private Nights() {}

  /** The minute of the day at which a rule's nights end; 0 for a rule without nights. */
  static int until(List<Constraint> constraints) {
    return (int)
        constraints.stream()
            .filter(Nights::isOverMidnight)
            .mapToLong(constraint -> minute(constraint, 1))
            .min()
            .orElse(0);
  }

  private static boolean isOverMidnight(Constraint constraint) {
    return constraint.measure().equals(SPAN)
        && Boolean.TRUE.equals(constraint.bound().value())
        && minute(constraint, 0) > minute(constraint, 1);
  }

  private static long minute(Constraint span, int argument) {
    return (Long) span.arguments().get(argument).value();
  }

  /** The same rule, asking about the days that its nights belong to. */
  static VerifiedRule belongingToTheirDay(VerifiedRule rule) {
    int until = until(rule.constraints());
    return until == 0
        ? rule
        : new VerifiedRule(
            rule.notes(),
            rule.constraints().stream().map(each -> ofDay(each, until)).toList(),
            rule.calls());
  }

  private static Constraint ofDay(Constraint constraint, int until) {
    Method measure =
        FactTypes.measure(constraint.fact(), constraint.measure(), constraint.arguments());
    if (measure == null || !measure.getAnnotation(Measure.class).ofDay()) {
      return constraint;
    }
    List<Literal> arguments = new ArrayList<>();
    arguments.add(Literal.of(until + "L"));
    arguments.addAll(constraint.arguments());
    return new Constraint(
        constraint.fact(),
        constraint.measure(),
        arguments,
        constraint.operator(),
        constraint.bound());
  }
}
