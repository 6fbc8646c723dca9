package dev.regulars.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rulebooks of any size with the mix that a chain with many campaigns has: one base rule, tiers and
 * bonuses, and mostly campaigns on some category, brand or product, for some stores, days or
 * members. The same size and seed give the same rulebook.
 */
final class GeneratedRulebook {

  static final int CATEGORIES = 40;
  static final int BRANDS = 60;
  static final int PRODUCTS = 400;
  static final int STORES = 30;

  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> TIERS = List.of("bronze", "silver", "gold");
  private static final List<String> WINDOWS = List.of("day", "week", "month", "year");

  private final Random random;

  private GeneratedRulebook(long seed) {
    this.random = new Random(seed);
  }

  /** A rulebook of so many rules, for the starter's programme. */
  static RuleFiles of(int rules, long seed) {
    GeneratedRulebook generated = new GeneratedRulebook(seed);
    StringBuilder text =
        new StringBuilder(
            """
            rule "Base points"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
                At most 5000 points per member per day
            end
            """);
    for (int i = 1; i < rules; i++) {
      text.append(generated.rule(i));
    }
    return new RuleFiles(new TreeMap<>(Map.of("generated.dslr", text.toString())));
  }

  private String rule(int number) {
    String group =
        number % 10 == 0
            ? "    exclusive group \"g%d\"\n    priority %d\n".formatted(number % 50, number)
            : "";
    String when = conditions();
    String then = consequences();
    return "\nrule \"Campaign %d\"\n%swhen\n%sthen\n%send\n".formatted(number, group, when, then);
  }

  private String conditions() {
    String scope =
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> "The basket contains products in category \"%s\"".formatted(category());
          case 3, 4 -> "The basket contains products of brand \"%s\"".formatted(brand());
          case 5, 6 -> "The basket contains product \"%s\"".formatted(product());
          case 7 ->
              "At least %d.00 EUR is spent on category \"%s\""
                  .formatted(1 + random.nextInt(20), category());
          case 8 ->
              "The basket contains at least %d units of category \"%s\""
                  .formatted(2 + random.nextInt(3), category());
          default -> "The total is at least %d.00 EUR".formatted(50 + random.nextInt(200));
        };
    Set<String> sentences = new LinkedHashSet<>();
    sentences.add(scope);
    for (int i = random.nextInt(3); i > 0; i--) {
      sentences.add(condition());
    }
    return sentences.stream().map("    %s\n"::formatted).collect(Collectors.joining());
  }

  private String condition() {
    return switch (random.nextInt(9)) {
      case 0 -> "The day is %s".formatted(one(DAYS));
      case 1 -> {
        int hour = 8 + random.nextInt(10);
        yield "The time is between %02d:00 and %02d:30".formatted(hour, hour + 2);
      }
      case 2 -> "The store is \"store-%d\"".formatted(random.nextInt(STORES));
      case 3 -> "The member is in tier \"%s\" or higher".formatted(one(TIERS));
      case 4 -> "The member has tag \"tag-%d\"".formatted(random.nextInt(20));
      case 5 ->
          "The member made at least %d earlier purchases this month"
              .formatted(1 + random.nextInt(9));
      case 6 -> "The channel is \"online\"";
      case 7 -> "The customer pays with \"app\"";
      default -> "The member enrolled at least %d days ago".formatted(10 + random.nextInt(500));
    };
  }

  private String consequences() {
    StringBuilder text = new StringBuilder();
    switch (random.nextInt(8)) {
      case 0, 1 ->
          text.append(
              "    Multiply points on category \"%s\" by %s\n".formatted(category(), factor()));
      case 2 ->
          text.append("    Multiply points on brand \"%s\" by %s\n".formatted(brand(), factor()));
      case 3, 4 -> text.append("    Give %d points\n".formatted(5 + random.nextInt(50)));
      case 5 ->
          text.append(
              "    Give 2 points for every unit of category \"%s\"\n".formatted(category()));
      case 6 ->
          text.append(
              "    Give 3 points for every full 5.00 EUR spent on category \"%s\"\n"
                  .formatted(category()));
      default ->
          text.append(
              "    Give 0.5 points per 1.00 EUR spent on category \"%s\"\n".formatted(category()));
    }
    if (random.nextInt(2) == 0) {
      text.append(
          "    At most %d points per member per %s\n"
              .formatted(100 + random.nextInt(900), one(WINDOWS)));
    }
    if (random.nextInt(10) == 0) {
      text.append("    At most 1000000 points in all\n");
    }
    if (random.nextInt(5) == 0) {
      text.append("    Tell the customer \"Extra points, because it is you!\"\n");
    }
    return text.toString();
  }

  private String category() {
    return "category-" + random.nextInt(CATEGORIES);
  }

  private String brand() {
    return "brand-" + random.nextInt(BRANDS);
  }

  private String product() {
    return "product-" + random.nextInt(PRODUCTS);
  }

  private String factor() {
    return String.format(Locale.ROOT, "%.1f", 1.5 + random.nextInt(4) * 0.5);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
