package dev.regulars.rules.language;

import dev.regulars.rules.decision.Condition;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Measure;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.language.VerifiedRule.Constraint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@code when} sentence that can be asked without Drools: it calls the very measure that the
 * compiled rule calls, with the same literals, and shows what it found.
 */
final class MeasuredCondition implements Condition {

  private static final Map<String, String> STANDING_MEASURES =
      Map.of("accruedPoints", "points", "spentMinor", "spend", "purchases", "purchases");

  private final String sentence;
  private final String written;
  private final Function<Translation, String> said;
  private final Constraint constraint;
  private final Method measure;
  private final Method shown;
  private final Need needed;
  private final String currency;

  /**
   * A condition.
   *
   * @param sentence its id
   * @param written the sentence as it stands in the rule
   * @param said the sentence as a language says it
   * @param shown the measure whose value is shown as found
   * @param needed what is shown as needed
   * @param currency of amounts that are found
   */
  MeasuredCondition(
      String sentence,
      String written,
      Function<Translation, String> said,
      Constraint constraint,
      Method shown,
      Need needed,
      String currency) {
    this.sentence = sentence;
    this.written = written;
    this.said = said;
    this.constraint = constraint;
    this.measure =
        Objects.requireNonNull(
            FactTypes.measure(constraint.fact(), constraint.measure(), constraint.arguments()));
    this.shown = shown;
    this.needed = needed;
    this.currency = currency;
  }

  @Override
  public SentenceExplanation evaluate(Facts facts, @Nullable Standing standing, Locale locale) {
    Translation language = Translation.in(locale);
    Object fact = fact(facts, standing);
    if (fact == null) {
      return new SentenceExplanation(
          sentence, said.apply(language), written, false, null, needed(language));
    }
    Object value = ask(measure, fact, constraint.arguments());
    boolean met = value != null && holds(value);
    Object found = shownValue(fact, value);
    return new SentenceExplanation(
        sentence,
        said.apply(language),
        written,
        met,
        found == null ? null : show(found, language),
        needed(language));
  }

  private String needed(Translation language) {
    String words = needed.in(language);
    return words == null ? show(constraint.bound().value(), language) : words;
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

  @Override
  public String text() {
    return written;
  }

  @Override
  public String said(Locale locale) {
    return said.apply(Translation.in(locale));
  }

  /** What facts are asked together with, such as the days since enrolment, is the member. */
  @Override
  public boolean isAboutMember() {
    return switch (constraint.fact()) {
      case "Basket" -> false;
      case "Happening" -> Objects.requireNonNull(measure.getAnnotation(Measure.class)).ofPeople();
      default -> true;
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

  private String show(Object found, Translation language) {
    ParameterType type = needed.type();
    return switch (found) {
      case Boolean truth -> language.shown(truth);
      case MonthDay day -> language.shown(day);
      case Long number when number < 0 && isNever() -> language.never();
      case Long number -> language.shown(type, number(number, type));
      case LocalDate day -> language.shown(type, new Value.Day(day));
      case LocalTime time ->
          language.shown(type, new Value.Clock(time.truncatedTo(ChronoUnit.MINUTES)));
      case String word when type == ParameterType.WEEKDAYS ->
          language.shown(type, new Value.Words(List.of(word)));
      default -> found.toString();
    };
  }

  @Override
  public boolean repeats() {
    return Objects.requireNonNull(measure.getAnnotation(Measure.class)).repeats();
  }

  @Override
  public long times(Facts facts) {
    Object fact = repeats() ? fact(facts, null) : null;
    return fact != null && ask(measure, fact, constraint.arguments()) instanceof Long times
        ? times
        : 1;
  }

  private boolean isNever() {
    Measure told = shown.getAnnotation(Measure.class);
    return told != null && told.negativeIsNever();
  }

  private Value number(long number, @Nullable ParameterType type) {
    return switch (type) {
      case MONEY -> new Value.Money(number, currency);
      case QUANTITY -> new Value.Quantity(number);
      case null, default -> new Value.Whole(number);
    };
  }

  @Override
  public @Nullable Requirement requirement() {
    String name =
        constraint.fact().equals("Standing") ? STANDING_MEASURES.get(constraint.measure()) : null;
    return name == null ? null : new Requirement(name, (Long) constraint.bound().value());
  }
}
