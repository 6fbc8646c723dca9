package dev.regulars.rules.language;

import dev.regulars.rules.decision.Condition;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.language.VerifiedRule.Constraint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code when} sentence that can be asked without Drools: it calls the very measure that the
 * compiled rule calls, with the same literals, and shows what it found.
 */
final class MeasuredCondition implements Condition {

  private static final Map<String, String> STANDING_MEASURES =
      Map.of("accruedPoints", "points", "spentMinor", "spend", "purchases", "purchases");

  private final String text;
  private final Constraint constraint;
  private final Method measure;
  private final Method shown;
  private final @Nullable ParameterType shownAs;
  private final String currency;
  private final @Nullable String needed;

  /**
   * A condition.
   *
   * @param text the sentence as written
   * @param shown the measure whose value is shown as found
   * @param shownAs how a number found is written; null for a plain number
   * @param needed what is shown as needed
   */
  MeasuredCondition(
      String text,
      Constraint constraint,
      Method shown,
      @Nullable ParameterType shownAs,
      String currency,
      @Nullable String needed) {
    this.text = text;
    this.constraint = constraint;
    this.measure =
        Objects.requireNonNull(
            FactTypes.measure(constraint.fact(), constraint.measure(), constraint.arguments()));
    this.shown = shown;
    this.shownAs = shownAs;
    this.currency = currency;
    this.needed = needed;
  }

  @Override
  public SentenceExplanation evaluate(Facts facts, @Nullable Standing standing) {
    Object fact = fact(facts, standing);
    if (fact == null) {
      return new SentenceExplanation(text, false, null, needed);
    }
    Object value = ask(measure, fact, constraint.arguments());
    boolean met = value != null && holds(value);
    return new SentenceExplanation(text, met, show(shownValue(fact, value)), needed);
  }

  @Override
  public boolean isMet(Facts facts, @Nullable Standing standing) {
    Object fact = fact(facts, standing);
    Object value = fact == null ? null : ask(measure, fact, constraint.arguments());
    return value != null && holds(value);
  }

  private @Nullable Object fact(Facts facts, @Nullable Standing standing) {
    return switch (constraint.fact()) {
      case "Basket" -> facts.basket();
      case "Happening" -> facts.happening();
      case "Member" -> facts.member();
      case "Standing" -> standing;
      default -> facts;
    };
  }

  private boolean holds(Object value) {
    Object bound = constraint.bound().value();
    if (value instanceof Long found) {
      int order = found.compareTo((Long) bound);
      return switch (constraint.operator()) {
        case "==" -> order == 0;
        case "!=" -> order != 0;
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order < 0;
      };
    }
    return value.equals(bound) == constraint.operator().equals("==");
  }

  private @Nullable Object shownValue(Object fact, @Nullable Object value) {
    return shown.equals(measure)
        ? value
        : ask(shown, fact, constraint.arguments().subList(0, shown.getParameterCount()));
  }

  private static @Nullable Object ask(Method method, Object fact, List<Literal> arguments) {
    try {
      return method.invoke(fact, FactTypes.pack(method, arguments));
    } catch (IllegalAccessException | InvocationTargetException broken) {
      throw new IllegalStateException("measure " + method + " failed", broken);
    }
  }

  private @Nullable String show(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Long number when shownAs == ParameterType.MONEY -> ValueWriter.money(number, currency);
      case Long number when shownAs == ParameterType.QUANTITY -> ValueWriter.quantity(number);
      case Long number when shownAs == ParameterType.ORDINAL -> ValueWriter.ordinal(number);
      case Boolean truth -> truth ? "yes" : "no";
      case java.time.LocalTime time ->
          time.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).toString();
      default -> value.toString();
    };
  }

  @Override
  public @Nullable Requirement requirement() {
    String name =
        constraint.fact().equals("Standing") ? STANDING_MEASURES.get(constraint.measure()) : null;
    return name == null ? null : new Requirement(name, (Long) constraint.bound().value());
  }
}
