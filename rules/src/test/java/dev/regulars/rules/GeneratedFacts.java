package dev.regulars.rules;

import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Purchases that meet some of a {@link GeneratedRulebook}. The same seed gives the same facts. */
final class GeneratedFacts {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 16, 8, 0);
  private static final List<Window> WINDOWS =
      List.of(Window.DAY, Window.WEEK, Window.MONTH, Window.YEAR);

  private GeneratedFacts() {}

  /** One purchase of so many lines. */
  static Facts of(long seed, int lines) {
    Random random = new Random(seed);
    ZonedDateTime at =
        MONDAY.plusMinutes(random.nextInt(7 * 24 * 60)).atZone(StarterRulebook.programme().zone());
    Happening happening =
        new Happening(
            Happening.PURCHASE,
            at,
            "store-" + random.nextInt(GeneratedRulebook.STORES),
            Set.of(),
            random.nextInt(3) == 0 ? "online" : "store",
            random.nextInt(3) == 0 ? Map.of("paymentMethod", "app") : Map.of(),
            Set.of());
    return new Facts(
        happening, basket(random, lines), member(random, at.toLocalDate()), Usage.NONE);
  }

  /** The same purchase by a member to whom some rules have given before. */
  static Facts withUsage(Facts facts, List<String> rules, long seed) {
    Random random = new Random(seed);
    Map<LimitKey, Long> limits = new HashMap<>();
    Map<String, Long> budgets = new HashMap<>();
    for (String rule : rules) {
      for (Window window : WINDOWS) {
        limits.put(new LimitKey(rule, window), (long) random.nextInt(1000));
      }
      budgets.put(rule, 999_900L + random.nextInt(100));
    }
    return facts.with(new Usage(limits, budgets));
  }

  private static Basket basket(Random random, int size) {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      int product = random.nextInt(GeneratedRulebook.PRODUCTS);
      long units = 1 + random.nextInt(3);
      long net = units * (99 + random.nextInt(1500));
      lines.add(
          new Line(
              i,
              "product-" + product,
              "category-" + product % GeneratedRulebook.CATEGORIES,
              "brand-" + product % GeneratedRulebook.BRANDS,
              units * 1000,
              net,
              net * 7 / 107));
    }
    return new Basket(lines);
  }

  private static Member member(Random random, LocalDate today) {
    Totals month = new Totals(random.nextInt(8), random.nextInt(50_000));
    return new Member(
        List.of("bronze", "silver", "gold").get(random.nextInt(3)),
        today.minusDays(random.nextInt(1000)),
        LocalDate.of(1990, 1 + random.nextInt(12), 1 + random.nextInt(28)),
        Set.of("tag-" + random.nextInt(20), "tag-" + (20 + random.nextInt(20))),
        Map.of(),
        20 + random.nextInt(100),
        today.minusDays(1 + random.nextInt(60)),
        Map.of(Window.MONTH, month));
  }
}
