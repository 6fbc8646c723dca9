package dev.regulars.rules.language;

import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Measure;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that sentences may ask, and their measures: the list of what is allowed. */
final class FactTypes {

  /** Simple name to class. */
  static final Map<String, Class<?>> ALL =
      new TreeMap<>(
          List.of(Basket.class, Facts.class, Happening.class, Member.class, Standing.class).stream()
              .collect(Collectors.toMap(Class::getSimpleName, type -> type)));

  private FactTypes() {}

  /** The measure of a fact that takes these arguments, null where there is none. */
  static @Nullable Method measure(String fact, String name, List<Literal> arguments) {
    Class<?> type = ALL.get(fact);
    return type == null ? null : method(type, name, arguments, true);
  }

  /** Whether a measure of this name is about the day. */
  static boolean isAboutDay(String fact, String name) {
    Class<?> type = ALL.get(fact);
    return type != null
        && Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .map(method -> method.getAnnotation(Measure.class))
            .anyMatch(measure -> measure != null && measure.ofDay());
  }

  /** The public method that takes these literals, null where there is none. */
  static @Nullable Method method(
      Class<?> type, String name, List<Literal> arguments, boolean measuresOnly) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !measuresOnly || method.isAnnotationPresent(Measure.class))
        .filter(method -> takes(method, arguments))
        .findFirst()
        .orElse(null);
  }

  /**
   * The measure that shows what a constraint found. It takes the constraint's first arguments; of a
   * day that is asked for as the calendar has it none, since the first of another measure about
   * days would be the end of a night.
   *
   * @throws VerificationException if there is none of that name
   */
  static Method shown(VerifiedRule.Constraint constraint, String name) {
    Method asked = measure(constraint.fact(), constraint.measure(), constraint.arguments());
    boolean isCalendarDay =
        asked != null
            && asked.getAnnotation(Measure.class).ofDay()
            && !name.equals(constraint.measure());
    for (int taken = isCalendarDay ? 0 : constraint.arguments().size(); taken >= 0; taken--) {
      Method measure = measure(constraint.fact(), name, constraint.arguments().subList(0, taken));
      if (measure != null) {
        return measure;
      }
    }
    throw new VerificationException("no measure " + name + " shows what " + constraint + " found");
  }

  private static boolean takes(Method method, List<Literal> arguments) {
    Class<?>[] types = method.getParameterTypes();
    int fixed = method.isVarArgs() ? types.length - 1 : types.length;
    if (method.isVarArgs() ? arguments.size() < fixed : arguments.size() != fixed) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> wanted = i < fixed ? types[i] : types[fixed].getComponentType();
      if (!isOf(wanted, arguments.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOf(Class<?> wanted, Object value) {
    return (wanted == long.class && value instanceof Long)
        || (wanted == int.class && value instanceof Integer)
        || (wanted == String.class && value instanceof String);
  }

  /** The arguments as reflection wants them. */
  static Object[] pack(Method method, List<Literal> arguments) {
    int fixed = method.isVarArgs() ? method.getParameterCount() - 1 : arguments.size();
    Object[] packed = new Object[method.getParameterCount()];
    for (int i = 0; i < fixed; i++) {
      packed[i] = arguments.get(i).value();
    }
    if (method.isVarArgs()) {
      packed[fixed] =
          arguments.subList(fixed, arguments.size()).stream()
              .map(literal -> (String) literal.value())
              .toArray(String[]::new);
    }
    return packed;
  }
}
