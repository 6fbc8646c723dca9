package dev.regulars.rules.example;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an example says should come of it. Null and missing means that it says nothing of it.
 *
 * @param points in all
 * @param rules points by the rule's name; 0 says that a rule gives none
 * @param tier code of the tier the member is in afterwards, {@code none} for none
 * @param messages what customer and cashier are told, in the order of the rules
 * @param vouchers codes of the vouchers issued
 * @param tags the tags put on the member
 * @param takesOff what each rule takes off by itself, in major units, by its name; 0 says that a
 *     rule takes nothing off
 */
public record Expectation(
    @Nullable Long points,
    Map<String, Long> rules,
    @Nullable String tier,
    @Nullable List<String> messages,
    @Nullable List<String> vouchers,
    @Nullable List<String> tags,
    Map<String, BigDecimal> takesOff) {

  /** Says nothing of money off. */
  public Expectation(
      @Nullable Long points,
      Map<String, Long> rules,
      @Nullable String tier,
      @Nullable List<String> messages,
      @Nullable List<String> vouchers,
      @Nullable List<String> tags) {
    this(points, rules, tier, messages, vouchers, tags, Map.of());
  }

  /** Says nothing yet. */
  static final Expectation NOTHING = new Expectation(null, Map.of(), null, null, null, null);

  public Expectation {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    takesOff = Collections.unmodifiableMap(new LinkedHashMap<>(takesOff));
  }

  /** Only how many points, in all and by rule. */
  public static Expectation ofPoints(long points, Map<String, Long> rules) {
    return new Expectation(points, rules, null, null, null, null);
  }
}
