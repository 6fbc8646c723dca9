package dev.regulars.rules.language;

import java.util.List;

/**
 * What a {@code when} sentence became: a measure, asked with literals and compared with one.
 *
 * @param fact simple name of the fact: {@code Basket}, {@code Happening}, {@code Member}, {@code
 *     Facts} or {@code Standing}
 * @param measure name of a method of it that carries {@link dev.regulars.rules.facts.Measure}
 * @param arguments texts and whole numbers
 * @param operator {@code ==}, {@code !=}, {@code >=}, {@code <=}, {@code >} or {@code <}
 * @param bound a {@link Long}, {@link Boolean} or {@link String}
 */
public record Comparison(
    String fact, String measure, List<Object> arguments, String operator, Object bound) {

  public Comparison {
    arguments = List.copyOf(arguments);
  }

  /** Whether it is about the day: the one on which a night began, where the rule has nights. */
  public boolean isAboutDay() {
    return FactTypes.isAboutDay(fact, measure);
  }

  static Comparison of(VerifiedRule.Constraint constraint) {
    return new Comparison(
        constraint.fact(),
        constraint.measure(),
        constraint.arguments().stream().map(Literal::value).toList(),
        constraint.operator(),
        constraint.bound().value());
  }
}
