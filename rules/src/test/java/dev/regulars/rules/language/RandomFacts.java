package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.ReferralNumbers;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes facts of the same few words that {@link RandomRules} asks about. */
public final class RandomFacts {

  private static final List<String> WORDS = RandomRules.CODES;

  private final Random random;

  public RandomFacts(Random random) {
    this.random = random;
  }

  /** A purchase, or an event that is none. */
  public Facts next(Kind kind) {
    LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
    String event = kind == Kind.PURCHASE || kind == Kind.DISCOUNT ? Happening.PURCHASE : event();
    Happening happening =
        new Happening(
            event,
            day.atTime(random.nextInt(24), random.nextInt(60)).atZone(Programmes.BERLIN),
            orNull(word()),
            words(),
            orNull(word()),
            event.equals(ReferralNumbers.EVENT) ? referral() : attributes(),
            words());
    return new Facts(happening, kind == Kind.EVENT ? null : basket(), member(day), Usage.NONE);
  }

  private String event() {
    return random.nextBoolean()
        ? List.of("enrolment", "review", "survey", ReferralNumbers.EVENT).get(random.nextInt(4))
        : word();
  }

  private Map<String, String> referral() {
    Map<String, String> numbers = attributes();
    numbers.put(
        ReferralNumbers.SIDE,
        random.nextBoolean() ? ReferralNumbers.FRIEND : ReferralNumbers.REFERRER);
    numbers.put(ReferralNumbers.CODE, word());
    numbers.put(ReferralNumbers.PURCHASES, number(8));
    numbers.put(ReferralNumbers.DAYS, number(12));
    numbers.put(ReferralNumbers.PURCHASE_MINOR, number(9000));
    numbers.put(ReferralNumbers.SPENT_MINOR, number(9000));
    numbers.put(ReferralNumbers.BROUGHT, number(8));
    numbers.put(ReferralNumbers.WEIGHT, number(8));
    if (random.nextBoolean()) {
      numbers.put(
          ReferralNumbers.SIGNALS,
          List.of("address", "device,name", "mailbox", "network,burst,circle")
              .get(random.nextInt(4)));
    }
    return numbers;
  }

  private String number(int below) {
    return Integer.toString(random.nextInt(below));
  }

  /** What counts towards a tier. */
  public Standing standing() {
    return new Standing(random.nextInt(10), random.nextInt(9000), random.nextInt(10));
  }

  private Basket basket() {
    List<Line> lines = new ArrayList<>();
    int size = 1 + random.nextInt(6);
    for (int i = 1; i <= size; i++) {
      long quantity = (1 + random.nextInt(5)) * (random.nextBoolean() ? 1000L : 375L);
      lines.add(
          new Line(i, word(), orNull(word()), orNull(word()), quantity, random.nextInt(4000), 0));
    }
    return new Basket(lines);
  }

  private Member member(LocalDate day) {
    List<@Nullable String> tiers = new ArrayList<>(List.of("bronze", "silver", "gold"));
    tiers.add(null);
    Map<Window, Totals> windows = new HashMap<>();
    List<Window> known =
        new ArrayList<>(List.of(Window.DAY, Window.WEEK, Window.MONTH, Window.YEAR));
    for (int days = 1; days < 8; days++) {
      known.add(Window.lastDays(days));
    }
    for (Window window : known) {
      if (random.nextInt(4) > 0) {
        windows.put(window, new Totals(random.nextInt(8), random.nextInt(9000)));
      }
    }
    int daysAgo = random.nextInt(12);
    return new Member(
            tiers.get(random.nextInt(4)),
            day.minusDays(random.nextInt(12)),
            random.nextInt(4) == 0 ? null : birthday(day),
            words(),
            attributes(),
            random.nextInt(10),
            random.nextInt(4) == 0 ? null : day.minusDays(daysAgo),
            windows)
        .withPlans(words());
  }

  private LocalDate birthday(LocalDate day) {
    return random.nextInt(8) == 0
        ? LocalDate.of(1992, 2, 29)
        : day.minusYears(30).plusDays(random.nextInt(20) - 10L);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      attributes.put(word(), word());
    }
    if (random.nextBoolean()) {
      attributes.put("paymentMethod", word());
    }
    return attributes;
  }

  private Set<String> words() {
    Set<String> words = new HashSet<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      words.add(word());
    }
    return words;
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private @Nullable String orNull(String word) {
    return random.nextInt(5) == 0 ? null : word;
  }
}
