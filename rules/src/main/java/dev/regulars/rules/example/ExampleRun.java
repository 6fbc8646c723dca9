package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.PointsOverflowException;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Usage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rulebook makes of an example: decided like a purchase, the way up the tiers included. */
record ExampleRun(
    Example example,
    Decision decision,
    Decision grants,
    @Nullable String tier,
    Map<String, BigDecimal> takesOff) {

  static ExampleRun of(RuleBook rulebook, Example example) {
    return of(rulebook, rulebook.programme(), example);
  }

  /** The same as it would be under other settings. */
  private static ExampleRun of(RuleBook rulebook, Programme programme, Example example) {
    Facts facts = counted(rulebook, example.facts());
    Decision decision = rulebook.settle(programme, facts, rulebook.propose(facts));
    String held = facts.member().tier();
    Standing after = after(example.standing(), facts.basket(), decision.points());
    Qualification qualification = rulebook.qualify(facts, after, held);
    String qualified = qualification.tier();
    boolean up = qualified != null && programme.rank(qualified) > rank(programme, held);
    return new ExampleRun(
        example,
        decision,
        up ? qualification.grants() : Decision.NOTHING,
        up ? qualified : held,
        takesOff(rulebook, facts));
  }

  /** What each rule takes off by itself, in major units. */
  private static Map<String, BigDecimal> takesOff(RuleBook rulebook, Facts facts) {
    Map<String, BigDecimal> takesOff = new LinkedHashMap<>();
    Basket basket = facts.basket();
    int digits =
        Math.max(
            0, Currency.getInstance(rulebook.programme().currency()).getDefaultFractionDigits());
    if (basket != null) {
      long[] nets = basket.lines().stream().mapToLong(Line::netMinor).toArray();
      for (RuleDiscount discount : rulebook.discounts(facts)) {
        long most = discount.left(facts.usage()).mostMinor();
        long minor = Arrays.stream(discount.off(basket.lines(), nets, most)).sum();
        takesOff.put(discount.terms().name(), BigDecimal.valueOf(minor, digits));
      }
    }
    return takesOff;
  }

  /** Examples call rules by their names; limits and budgets are counted under identities. */
  private static Facts counted(RuleBook rulebook, Facts facts) {
    Usage usage = facts.usage();
    if (usage.limits().isEmpty() && usage.budgets().isEmpty()) {
      return facts;
    }
    Map<String, String> identities = new HashMap<>();
    rulebook.rules().forEach(rule -> identities.put(rule.name(), rule.identity()));
    Map<LimitKey, Long> limits = new HashMap<>();
    usage
        .limits()
        .forEach(
            (key, points) ->
                limits.put(
                    new LimitKey(
                        identities.getOrDefault(key.rule(), key.rule()), key.window(), key.times()),
                    points));
    Map<String, Long> budgets = new HashMap<>();
    usage
        .budgets()
        .forEach((rule, points) -> budgets.put(identities.getOrDefault(rule, rule), points));
    return facts.with(new Usage(limits, budgets, usage.room()));
  }

  /** How an example came out, in the words of a language. */
  static ExampleResult result(RuleBook rulebook, Example example, ExampleWords words) {
    ToldOutcome told = new ToldOutcome(words);
    String expected = told.of(example.expectation());
    List<String> given = new ToldGiven(rulebook.programme(), words).of(example);
    if (!example.settings().areThoseOf(rulebook.programme())) {
      String why = words.notTried(words.of(example.settings()));
      return new ExampleResult(example.name(), true, given, expected, why, example.settings());
    }
    try {
      ExampleRun run = of(rulebook, example);
      NeededSettings others = run.holds() ? null : settingsToHold(rulebook, example);
      String hint = others == null ? "" : words.rightWith(words.of(others));
      return new ExampleResult(
          example.name(), run.holds(), given, expected, told.of(run.shown()) + hint, others);
    } catch (PointsOverflowException tooMany) {
      return new ExampleResult(example.name(), false, given, expected, words.tooManyPoints(), null);
    }
  }

  /** Settings other than the programme's with which an example holds; null where there are none. */
  private static @Nullable NeededSettings settingsToHold(RuleBook rulebook, Example example) {
    Programme programme = rulebook.programme();
    return NeededSettings.othersThan(programme).stream()
        .filter(settings -> of(rulebook, settings.in(programme), example).holds())
        .findFirst()
        .orElse(null);
  }

  /**
   * The programme's settings of which something else would come with others; of an example that
   * holds.
   */
  static NeededSettings settingsThatMatter(RuleBook rulebook, Example example) {
    Programme programme = rulebook.programme();
    boolean rounding = false;
    boolean stacking = false;
    for (NeededSettings other : NeededSettings.othersThan(programme)) {
      if (!of(rulebook, other.in(programme), example).holds()) {
        rounding |= other.stacking() == null;
        stacking |= other.rounding() == null;
      }
    }
    return new NeededSettings(
        rounding ? programme.rounding() : null, stacking ? programme.stacking() : null);
  }

  private static int rank(Programme programme, @Nullable String tier) {
    return tier == null ? -1 : programme.rank(tier);
  }

  private static Standing after(Standing before, @Nullable Basket basket, long points) {
    return new Standing(
        before.accruedPoints() + points,
        before.spentMinor() + (basket == null ? 0 : basket.totalMinor()),
        before.purchases() + (basket == null ? 0 : 1));
  }

  private boolean holds() {
    return got().equals(example.expectation());
  }

  private Expectation shown() {
    Expectation got = got();
    return new Expectation(
        decision.points(),
        byRule(),
        got.tier(),
        got.messages(),
        got.vouchers(),
        got.tags(),
        got.takesOff());
  }

  /** What came out, of that of which the example says something. */
  Expectation got() {
    Expectation expected = example.expectation();
    Map<String, Long> byRule = byRule();
    Map<String, Long> asked = new LinkedHashMap<>();
    expected.rules().keySet().forEach(rule -> asked.put(rule, byRule.getOrDefault(rule, 0L)));
    return new Expectation(
        expected.points() == null ? null : decision.points(),
        asked,
        expected.tier() == null ? null : tier == null ? MemberReader.NO_TIER : tier,
        expected.messages() == null ? null : messages(),
        expected.vouchers() == null ? null : vouchers(),
        expected.tags() == null ? null : tags(),
        off(expected.takesOff()));
  }

  private Map<String, BigDecimal> off(Map<String, BigDecimal> expected) {
    Map<String, BigDecimal> asked = new LinkedHashMap<>();
    expected.forEach(
        (rule, amount) ->
            asked.put(rule, takesOff.getOrDefault(rule, BigDecimal.ZERO.setScale(amount.scale()))));
    return asked;
  }

  private Map<String, Long> byRule() {
    Map<String, Long> byRule = new LinkedHashMap<>();
    decision.awards().forEach(award -> byRule.put(award.rule(), award.points()));
    return byRule;
  }

  private List<String> messages() {
    return both(each -> each.messages().stream().map(Decision.Message::text));
  }

  private List<String> vouchers() {
    return both(each -> each.vouchers().stream().map(Decision.VoucherGrant::voucher));
  }

  private List<String> tags() {
    return both(each -> each.tags().stream().map(Decision.TagGrant::tag));
  }

  private List<String> both(java.util.function.Function<Decision, Stream<String>> texts) {
    return Stream.of(decision, grants).flatMap(texts).toList();
  }
}
