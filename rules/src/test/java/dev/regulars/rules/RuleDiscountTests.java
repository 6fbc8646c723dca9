package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.decision.Proposal.OfDiscount;
import dev.regulars.rules.decision.Scope;
import dev.regulars.rules.discount.Discounted;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules take off: by sentence, by line, within limits. */
class RuleDiscountTests {

  private static final Line TEA = line(1, "T", "tea", 2000, 1000);
  private static final Line CAKE = line(2, "C", "cake", 1000, 450);
  private static final Line PIE = line(3, "P", "cake", 1000, 300);
  private static final Line TART = line(4, "A", "cake", 1000, 200);
  private static final Line DEPOSIT = new Line(5, "D", "cake", null, 1000, 25, 0, LineKind.DEPOSIT);

  private static Line line(int number, String sku, String category, long milli, long net) {
    return new Line(number, sku, category, "House", milli, net, 0);
  }

  private static String rule(String... sentences) {
    return "rule \"Off\"\nwhen\n    A purchase is made\nthen\n    "
        + String.join("\n    ", sentences)
        + "\nend\n";
  }

  private static Facts facts(Line... lines) {
    Happening happening =
        new Happening(
            Happening.PURCHASE,
            LocalDateTime.of(2026, 11, 24, 12, 0).atZone(ZoneOffset.UTC),
            "s",
            Set.of(),
            null,
            Map.of(),
            Set.of());
    Member member =
        new Member(null, LocalDate.of(2025, 1, 1), null, Set.of(), Map.of(), 3, null, Map.of());
    return new Facts(happening, new Basket(List.of(lines)), member, Usage.NONE);
  }

  private static long[] off(String rules, Line... lines) {
    RuleDiscount discount = GivenRulebooks.interpreted(rules).discounts(facts(lines)).getFirst();
    long[] nets = new long[lines.length];
    for (int i = 0; i < nets.length; i++) {
      nets[i] = lines[i].netMinor();
    }
    return discount.off(List.of(lines), nets, discount.left(Usage.NONE).mostMinor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Take 10% off the basket                             | 100, 45, 30, 20, 0
          Take 10% off category "cake"                        | 0, 45, 30, 20, 0
          Take 15% off product "T" or "C"                     | 150, 68, 0, 0, 0
          Take 50% off brand "House"                          | 500, 225, 150, 100, 0
          Take 3.00 EUR off category "cake"                   | 0, 142, 95, 63, 0
          Take 50.00 EUR off category "cake"                  | 0, 450, 300, 200, 0
          Take 0.25 EUR off every unit of category "tea"      | 50, 0, 0, 0, 0
          Take 9.00 EUR off every unit of product "A"         | 0, 0, 0, 200, 0
          The cheapest of every 3 items of category "cake" is free | 0, 0, 0, 200, 0
          The cheapest of every 2 items of category "cake" is free | 0, 0, 300, 0, 0
          The cheapest of every 4 items is free               | 0, 0, 300, 0, 0
          The cheapest of every 6 items is free               | 0, 0, 0, 0, 0
          Who buys 1 item of category "cake" gets 2 more free | 0, 0, 300, 200, 0
          """)
  void takesOffWhatItSays(String sentence, String lines) {
    assertThat(off(rule(sentence), TEA, CAKE, PIE, TART, DEPOSIT)).containsExactly(longs(lines));
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(", ")).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void sentencesFollowEachOtherUpToTheMost() {
    assertThat(
            off(rule("Take 50% off category \"cake\"", "Take 10% off the basket"), TEA, CAKE, PIE))
        .containsExactly(100, 248, 165);
    assertThat(off(rule("Take 50% off the basket", "At most 1.00 EUR off per purchase"), TEA, CAKE))
        .containsExactly(69, 31);
  }

  @Test
  void aPartOfAUnitGetsItsPart() {
    Line fuel = line(1, "F", "fuel", 41_370, 7_443);
    assertThat(off(rule("Take 0.05 EUR off every unit of category \"fuel\""), fuel))
        .containsExactly(207);
  }

  @Test
  void severalOfOneLineAreItemsToo() {
    Line three = line(1, "T", "tea", 3000, 1000);
    assertThat(off(rule("The cheapest of every 3 items is free"), three)).containsExactly(333);
    Line seven = line(1, "T", "tea", 7000, 700);
    assertThat(off(rule("The cheapest of every 3 items is free"), seven)).containsExactly(200);
  }

  @Test
  void limitsAreCountedApartFromPoints() {
    RuleBook rules =
        GivenRulebooks.interpreted(
            rule(
                "Take 10% off the basket",
                "At most 5.00 EUR off per member per month",
                "Money is taken off at most 2 times per member ever",
                "At most 100.00 EUR off in all"));
    RuleDiscount discount = rules.discounts(facts(TEA)).getFirst();
    assertThat(rules.needs().limits()).isEmpty();
    assertThat(rules.discountNeeds().limits()).hasSize(2);
    assertThat(rules.discountNeeds().budgets()).hasSize(1);
    assertThat(discount.hasBudget()).isTrue();
    RuleDiscount.Used used = discount.used(450);
    assertThat(rules.discountUse("Off", 450)).isEqualTo(used);
    assertThat(rules.discountUse("Other", 450)).isEqualTo(RuleDiscount.Used.NOTHING);
    assertThat(discount.left(new Usage(used.limits(), used.budgets())).mostMinor()).isEqualTo(50);
    Map<LimitKey, Long> twice = new HashMap<>(used.limits());
    twice.replaceAll((key, count) -> count == 1 ? 2L : 0L);
    assertThat(discount.left(new Usage(twice, Map.of())).isNothing()).isTrue();
  }

  @Test
  void rulesAboutMoneyGiveNoPointsAndAreNotAskedAboutThem() {
    try (RuleBook rules =
        GivenRulebooks.compiled(
            rule("Take 10% off the basket", "Tell the customer \"Ten off\"")
                + "rule \"Points\"\nwhen\n    A purchase is made\nthen\n"
                + "    Give 1 point per 1.00 EUR spent\nend\n")) {
      assertThat(rules.takesOff()).isTrue();
      assertThat(rules.decide(facts(TEA)).points()).isEqualTo(10);
      assertThat(rules.decide(facts(TEA)).messages()).isEmpty();
      RuleDiscount discount = rules.discounts(facts(TEA)).getFirst();
      assertThat(discount.text()).isEqualTo("10% off the basket");
      assertThat(discount.gifts().messages()).hasSize(1);
      assertThat(rules.explain(facts(TEA)).rules().getFirst().code())
          .isEqualTo("nothing-asked-off");
      var taken =
          rules.explain(
              facts(TEA),
              new Discounted(new Basket(List.of(TEA)), Map.of("Off", 100L)),
              Locale.GERMAN,
              Told.EVERYTHING);
      assertThat(taken.rules().getFirst().reason())
          .isEqualTo("zieht 1,00 EUR ab: 10 % Rabatt auf den Einkauf".replace(" %", "\u00a0%"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Take 10% off the basket ; Give 5 points              | Make two rules
          Take 10% off the basket ; Multiply points by 2       | Make two rules
          Take 10% off the basket ; Issue voucher "x" valid for 3 days | Make two rules
          At most 5.00 EUR off per purchase                    | takes nothing off
          Take 10% off the basket ; At most 5 points per purchase | gives none
          Take 10% off the basket ; Add 1 to counter "stamps"  | Make two rules
          Take 10% off the basket ; All rules together give at most 5 points per purchase | Make two rules
          Take 10% off the basket ; At most 2 times per member per day | taken off at most 2 times per member per day
          Take 10% off the basket ; At most 1 time per member ever | taken off at most 1 time per member ever
          """)
  void whatMakesNoSenseIsRefused(String sentences, String problem) {
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("r.dslr", rule(sentences.split(" ; ")))));
    Compilation refused = new RuleBookCompiler(StarterRulebook.programme()).compile(files);
    assertThat(refused).isInstanceOf(Compilation.Refused.class);
    assertThat(((Compilation.Refused) refused).problems().toString()).contains(problem);
  }

  @Test
  void whatOnlyTheWholePurchaseKnowsIsNoConditionOfMoneyOff() {
    RuleFiles files =
        new RuleFiles(
            new TreeMap<>(
                Map.of(
                    "r.dslr",
                    """
                    rule "Tenth stamp"
                    when
                        Counter "stamps" reaches 10
                    then
                        Take 10% off the basket
                    end
                    """)));
    Compilation refused = new RuleBookCompiler(StarterRulebook.programme()).compile(files);
    assertThat(refused).isInstanceOf(Compilation.Refused.class);
    assertThat(((Compilation.Refused) refused).problems().toString())
        .contains("known only once money was taken off");
  }

  /** Whatever is bought and taken off, it sums up and no line goes below zero. */
  @Property(tries = 300)
  void nothingIsLostAndNoLineGoesBelowZero(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = -500, max = 1_000_000_000L) Long> nets,
      @ForAll @IntRange(min = 1, max = 10_000) int percentHundredths,
      @ForAll @LongRange(min = 1, max = 5_000_000_000L) long amountMinor,
      @ForAll @IntRange(min = 2, max = 6) int every,
      @ForAll @LongRange(min = 1, max = 2_000_000_000L) long most) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < nets.size(); i++) {
      long net = nets.get(i);
      lines.add(
          net < 0
              ? new Line(i + 1, "X", "x", null, 1000, net, 0, LineKind.COUPON)
              : line(i + 1, "T" + i, i % 2 == 0 ? "tea" : "cake", 1000L * (1 + i % 4), net));
    }
    long[] before = nets.stream().mapToLong(Long::longValue).toArray();
    var scope = Scope.BASKET;
    var tea = Scope.of(Scope.Kind.CATEGORY, "tea");
    RuleDiscount discount =
        new RuleDiscount(
            GivenRulebooks.interpreted(rule("Take 10% off the basket")).rules().getFirst(),
            List.of(
                new OfDiscount.PercentOff(0, tea, BigDecimal.valueOf(percentHundredths, 2)),
                new OfDiscount.FreeItems(0, scope, every, 1),
                new OfDiscount.AmountOff(0, scope, amountMinor)),
            Decision.NOTHING);
    long[] offs = discount.off(lines, before, most);
    long sum = 0;
    long payable = 0;
    for (int i = 0; i < offs.length; i++) {
      assertThat(offs[i]).isBetween(0L, Math.max(0, before[i]));
      sum += offs[i];
      payable += before[i];
    }
    assertThat(sum).isLessThanOrEqualTo(Math.min(most, Math.max(0, payable)));
  }
}
