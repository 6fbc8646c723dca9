package dev.regulars.purchase;

import dev.regulars.purchase.ExampleBody.Expected;
import dev.regulars.rules.example.Expectation;
import dev.regulars.shared.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what should come of an example, or says everything that is wrong with it. */
final class ExampleForm {

  static final int NAME_LENGTH_MAX = 200;
  static final int LIST_MAX = 50;
  private static final long POINTS_MAX = Long.parseLong(Expected.POINTS_MAX);
  private static final String AT = "/expected";

  private ExampleForm() {}

  /** Adds an error for each thing that is wrong besides the purchase and the member. */
  static void check(FieldErrors errors, ExampleBody body) {
    errors.requireText("/name", body.name(), NAME_LENGTH_MAX);
    if (errors.require("/purchase", body.purchase())) {
      errors.check(
          body.purchase().member() == null,
          "/purchase/member",
          "must be left out: an example is about nobody real; describe them under 'memberFacts'");
    }
    if (errors.require(AT, body.expected())) {
      check(errors, body.expected());
    }
  }

  private static void check(FieldErrors errors, Expected expected) {
    Map<String, @Nullable Long> rules = expected.rules();
    boolean saysRules = rules != null && !rules.isEmpty();
    errors.check(
        expected.points() != null
            || saysRules
            || expected.tier() != null
            || expected.messages() != null
            || expected.vouchers() != null
            || expected.tags() != null,
        AT,
        "must say something, such as points");
    if (rules != null) {
      errors.check(rules.size() <= LIST_MAX, AT + "/rules", "must have at most " + LIST_MAX);
      rules.forEach(
          (rule, points) -> {
            String pointer = AT + "/rules/" + FieldErrors.escape(rule);
            errors.text(pointer, rule, NAME_LENGTH_MAX);
            if (errors.require(pointer, points)) {
              checkPoints(errors, pointer, points);
            }
          });
    }
    checkPoints(errors, AT + "/points", expected.points());
    errors.text(AT + "/tier", expected.tier(), NAME_LENGTH_MAX);
    checkTexts(errors, AT + "/messages", expected.messages());
    checkTexts(errors, AT + "/vouchers", expected.vouchers());
    checkTexts(errors, AT + "/tags", expected.tags());
  }

  private static void checkPoints(FieldErrors errors, String pointer, @Nullable Long points) {
    errors.check(
        points == null || Math.abs(points) <= POINTS_MAX,
        pointer,
        "must be between -" + POINTS_MAX + " and " + POINTS_MAX);
  }

  private static void checkTexts(
      FieldErrors errors, String pointer, @Nullable List<@Nullable String> texts) {
    errors.list(pointer, texts, LIST_MAX);
    for (int i = 0; texts != null && i < Math.min(texts.size(), LIST_MAX); i++) {
      errors.text(pointer + "/" + i, texts.get(i), NAME_LENGTH_MAX);
    }
  }

  /** What should come of it; it was {@linkplain #check checked}. */
  static Expectation read(Expected expected) {
    Map<String, Long> rules = new LinkedHashMap<>();
    if (expected.rules() != null) {
      expected.rules().forEach((rule, points) -> rules.put(rule, Objects.requireNonNull(points)));
    }
    return new Expectation(
        expected.points(),
        rules,
        expected.tier(),
        texts(expected.messages()),
        texts(expected.vouchers()),
        texts(expected.tags()));
  }

  private static @Nullable List<String> texts(@Nullable List<@Nullable String> texts) {
    return texts == null
        ? null
        : texts.stream().<String>map(text -> Objects.requireNonNull(text)).toList();
  }
}
