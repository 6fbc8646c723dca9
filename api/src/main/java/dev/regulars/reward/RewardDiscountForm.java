package dev.regulars.reward;

import dev.regulars.shared.FieldErrors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a discount takes off, and off what. */
public final class RewardDiscountForm {

  private static final BigDecimal PERCENT_MAX = BigDecimal.valueOf(100);
  private static final int DECIMALS_MAX = 2;
  private static final long AMOUNT_MAX = 1_000_000_000L;
  private static final int CODES_MAX = 200;
  private static final int CODE_LENGTH_MAX = 64;
  private static final String ON = "/discount/on";
  private static final Map<String, Reward.Scope> WORDS =
      Map.of("cheapest", Reward.Scope.CHEAPEST, "dearest", Reward.Scope.DEAREST);
  private static final Map<String, Reward.Scope> CODES =
      Map.of(
          "category", Reward.Scope.CATEGORY,
          "brand", Reward.Scope.BRAND,
          "product", Reward.Scope.PRODUCT);

  private RewardDiscountForm() {}

  /** Adds an error for each field that is wrong. */
  public static void check(FieldErrors errors, DiscountBody body) {
    boolean isOne = (body.percent() == null) != (body.amountMinor() == null);
    errors.check(isOne, "/discount", "must have either 'percent' or 'amountMinor'");
    checkParts(errors, body);
  }

  /** {@link #check}, where neither a share nor an amount may be said: then it is all of it. */
  public static void checkParts(FieldErrors errors, DiscountBody body) {
    BigDecimal percent = body.percent();
    errors.check(
        percent == null
            || (percent.signum() > 0
                && percent.compareTo(PERCENT_MAX) <= 0
                && percent.stripTrailingZeros().scale() <= DECIMALS_MAX),
        "/discount/percent",
        "must be above 0, at most 100, and have at most two decimals");
    amount(errors, "/discount/amountMinor", body.amountMinor());
    amount(errors, "/discount/capMinor", body.capMinor());
    amount(errors, "/discount/lineCapMinor", body.lineCapMinor());
    on(errors, body.on());
  }

  private static void amount(FieldErrors errors, String pointer, @Nullable Long amount) {
    errors.check(
        amount == null || (amount >= 1 && amount <= AMOUNT_MAX),
        pointer,
        "must be between 1 and " + AMOUNT_MAX);
  }

  private static void on(FieldErrors errors, @Nullable Object on) {
    switch (on) {
      case null -> {}
      case String word ->
          errors.check(WORDS.containsKey(word), ON, "must be 'cheapest', 'dearest', or an object");
      case Map<?, ?> map when map.size() == 1 -> codes(errors, map.entrySet().iterator().next());
      default ->
          errors.add(
              ON,
              "must be 'cheapest', 'dearest', or an object with one of category, brand, product");
    }
  }

  private static void codes(FieldErrors errors, Map.Entry<?, ?> only) {
    String pointer = ON + "/" + FieldErrors.escape(String.valueOf(only.getKey()));
    errors.check(
        CODES.containsKey(String.valueOf(only.getKey())),
        pointer,
        "must be one of category, brand, product");
    boolean isList =
        only.getValue() instanceof List<?> list
            && !list.isEmpty()
            && list.size() <= CODES_MAX
            && list.stream()
                .allMatch(
                    code ->
                        code instanceof String text
                            && !text.isBlank()
                            && text.length() <= CODE_LENGTH_MAX);
    errors.check(
        isList,
        pointer,
        "must be a list of 1 to %d codes of at most %d characters"
            .formatted(CODES_MAX, CODE_LENGTH_MAX));
  }

  /** The discount of a body that was checked. */
  public static Reward.Discount read(DiscountBody body) {
    Object on = body.on();
    Reward.Scope scope = Reward.Scope.BASKET;
    Set<String> codes = new TreeSet<>();
    if (on instanceof String word) {
      scope = Objects.requireNonNull(WORDS.get(word));
    } else if (on instanceof Map<?, ?> map) {
      Map.Entry<?, ?> only = map.entrySet().iterator().next();
      scope = Objects.requireNonNull(CODES.get(String.valueOf(only.getKey())));
      if (only.getValue() instanceof List<?> list) {
        list.forEach(code -> codes.add(String.valueOf(code)));
      }
    }
    BigDecimal percent = body.percent();
    return new Reward.Discount(
        percent == null ? BigDecimal.ZERO : percent,
        body.amountMinor(),
        scope,
        codes,
        body.capMinor(),
        body.lineCapMinor());
  }
}
