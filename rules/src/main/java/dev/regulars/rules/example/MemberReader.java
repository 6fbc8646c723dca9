package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the member of an example. A member of whom nothing is said is an ordinary one: in the
 * lowest tier, enrolled a year ago, ten purchases so far, the last of them a week ago.
 */
final class MemberReader {

  /** Stands for being in no tier. */
  static final String NO_TIER = "none";

  /** Stands for a purchase that never was. */
  static final String NEVER = "never";

  private static final long ORDINARY_PURCHASES = 10;

  private final Programme programme;
  private final int digits;

  MemberReader(Programme programme) {
    this.programme = programme;
    this.digits = Currency.getInstance(programme.currency()).getDefaultFractionDigits();
  }

  @Nullable YamlSection section(YamlSection example) {
    return example.section(
        "member",
        "tier",
        "enrolled",
        "birthday",
        "tags",
        "plans",
        "attributes",
        "purchases",
        "last purchase",
        "earlier",
        CounterText.COUNTERS,
        CounterText.IN_A_ROW,
        "standing");
  }

  Member member(@Nullable YamlSection said, LocalDate today) {
    String lowest = programme.tiers().isEmpty() ? null : programme.tiers().getFirst().code();
    if (said == null) {
      return new Member(
          lowest,
          today.minusYears(1),
          null,
          java.util.Set.of(),
          Map.of(),
          ORDINARY_PURCHASES,
          today.minusWeeks(1),
          Map.of());
    }
    String tier = tier(said, lowest);
    LocalDate enrolled = said.date("enrolled");
    long purchases = said.whole("purchases", ORDINARY_PURCHASES);
    return new Member(
        tier,
        enrolled == null ? today.minusYears(1) : enrolled,
        said.date("birthday"),
        ExampleReader.set(said.texts("tags")),
        ExampleReader.attributes(said.section("attributes")),
        purchases,
        lastPurchase(said, purchases > 0 ? today.minusWeeks(1) : null),
        earlier(said),
        CounterText.counters(said, today),
        CounterText.inARow(said),
        ExampleReader.set(said.texts("plans")));
  }

  private @Nullable String tier(YamlSection said, @Nullable String lowest) {
    String tier = said.has("tier") ? said.text("tier") : lowest;
    if (tier == null || programme.rank(tier) >= 0) {
      return tier;
    }
    if (!tier.equals(NO_TIER)) {
      said.problem("tier", "\"" + tier + "\" is no tier of the programme");
    }
    return null;
  }

  private static @Nullable LocalDate lastPurchase(YamlSection said, @Nullable LocalDate ordinary) {
    if (!said.has("last purchase")) {
      return ordinary;
    }
    return NEVER.equals(said.text("last purchase")) ? null : said.date("last purchase");
  }

  private Map<Window, Totals> earlier(YamlSection said) {
    Map<Window, Totals> windows = new HashMap<>();
    for (YamlSection in : said.sections("earlier", "in", "purchases", "spent")) {
      Totals totals = new Totals(in.whole("purchases", 0), in.spend("spent", digits));
      windows.put(window(in, "in"), totals);
    }
    return windows;
  }

  /** What the qualification period held before. */
  Standing standing(YamlSection member) {
    YamlSection said = member.section("standing", "points", "spent", "purchases");
    return said == null
        ? new Standing(0, 0, 0)
        : new Standing(
            said.whole("points", 0), said.spend("spent", digits), said.whole("purchases", 0));
  }

  /** A window by its words: day, week, month, year, ever, last 30 days. */
  static Window window(YamlSection section, String key) {
    String words = section.text(key, "");
    try {
      return Window.parse(words.replace(' ', '-'));
    } catch (IllegalArgumentException e) {
      section.problem(
          key, "\"" + words + "\" should be day, week, month, year, ever or last 30 days");
      return Window.EVER;
    }
  }
}
