package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.LimitEdge;
import dev.regulars.rules.Programme.QualificationPeriod;
import dev.regulars.rules.Programme.RoundingAt;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.decision.Proposal.Step;
import dev.regulars.rules.decision.Proposal.Tax;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Room;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rules by what they propose, and a basket, for tests of settling. */
final class GivenRules {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final List<RuleTerms> terms = new ArrayList<>();
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<LimitKey, Long> limits = new HashMap<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private Stacking stacking = Stacking.BEST;
  private RoundingMode rounding = RoundingMode.DOWN;
  private long pointValueMinor = 1;
  private RoundingAt roundingAt = RoundingAt.END;
  private LimitEdge limitEdge = LimitEdge.CUT;
  private @Nullable Room room;
  private boolean event;

  static GivenRules given() {
    return new GivenRules();
  }

  @SafeVarargs
  final GivenRules rule(String name, IntFunction<Proposal>... wants) {
    return rule(name, null, 0, wants);
  }

  @SafeVarargs
  final GivenRules rule(
      String name, @Nullable String group, int priority, IntFunction<Proposal>... wants) {
    return rule(name, group, priority, List.of(wants));
  }

  GivenRules rule(
      String name, @Nullable String group, int priority, List<IntFunction<Proposal>> wants) {
    return rule(
        new RuleTerms(
            terms.size(),
            name,
            name,
            group,
            priority,
            null,
            null,
            false,
            0,
            List.of("text of " + name)),
        wants);
  }

  @SafeVarargs
  final GivenRules rule(RuleTerms rule, IntFunction<Proposal>... wants) {
    return rule(rule, List.of(wants));
  }

  private GivenRules rule(RuleTerms rule, List<IntFunction<Proposal>> wants) {
    terms.add(rule);
    for (IntFunction<Proposal> want : wants) {
      proposals.add(want.apply(rule.index()));
    }
    return this;
  }

  GivenRules stacking(Stacking policy) {
    stacking = policy;
    return this;
  }

  GivenRules rounding(RoundingMode mode) {
    rounding = mode;
    return this;
  }

  GivenRules roundingAt(RoundingAt what) {
    roundingAt = what;
    return this;
  }

  GivenRules limitEdge(LimitEdge edge) {
    limitEdge = edge;
    return this;
  }

  GivenRules room(Room left) {
    room = left;
    return this;
  }

  GivenRules pointValue(long minor) {
    pointValueMinor = minor;
    return this;
  }

  GivenRules used(String rule, Window window, long points) {
    limits.put(new LimitKey(rule, window), points);
    return this;
  }

  GivenRules usedOfBudget(String rule, long points) {
    budgets.put(rule, points);
    return this;
  }

  /** A line of one unit without tax; lines are numbered from 1. */
  GivenRules line(String category, long netMinor) {
    return line(category, 1000, netMinor, 0);
  }

  GivenRules line(String category, long quantityMilli, long netMinor, long taxMinor) {
    int number = lines.size() + 1;
    return line(
        new Line(number, "sku-" + number, category, null, quantityMilli, netMinor, taxMinor));
  }

  GivenRules line(Line line) {
    lines.add(line);
    return this;
  }

  GivenRules anEvent() {
    event = true;
    return this;
  }

  GivenRules shuffled(Random random) {
    Collections.shuffle(proposals, random);
    return this;
  }

  List<RuleTerms> terms() {
    return terms;
  }

  List<Proposal> proposals() {
    return proposals;
  }

  String name(int rule) {
    return terms.get(rule).name();
  }

  Programme programme() {
    return new Programme(
        "EUR",
        BERLIN,
        List.of(),
        stacking,
        rounding,
        QualificationPeriod.CALENDAR_YEAR,
        pointValueMinor,
        roundingAt,
        limitEdge);
  }

  Facts facts() {
    ZonedDateTime noon = TODAY.atTime(12, 0).atZone(BERLIN);
    String name = event ? "review" : Happening.PURCHASE;
    return new Facts(
        new Happening(name, noon, "hamburg-1", Set.of(), null, Map.of(), Set.of()),
        event ? null : new Basket(lines),
        new Member(null, TODAY.minusYears(1), null, Set.of(), Map.of(), 3, null, Map.of()),
        new Usage(limits, budgets, room));
  }

  Decision settle() {
    List<String> texts = List.of("Text 0", "Text 1", "Text 2", "Text 3");
    return Settlement.settle(programme(), terms, texts, facts(), proposals);
  }

  static IntFunction<Proposal> pointsPerEuro(String points) {
    return pointsPerEuro(points, Scope.BASKET);
  }

  static IntFunction<Proposal> pointsPerEuro(String points, Scope scope) {
    return perAmount(points, 100, scope, Step.PROPORTIONAL, Tax.INCLUDED);
  }

  static IntFunction<Proposal> perAmount(
      String points, long amountMinor, Scope scope, Step step, Tax tax) {
    return rule ->
        new Proposal.PerAmount(
            rule, scope, new BigDecimal(points), amountMinor, step, tax, Band.ALL);
  }

  static IntFunction<Proposal> inBand(String points, long fromMinor, long toMinor) {
    return rule ->
        new Proposal.PerAmount(
            rule,
            Scope.BASKET,
            new BigDecimal(points),
            100,
            Step.PROPORTIONAL,
            Tax.INCLUDED,
            new Band(fromMinor, toMinor));
  }

  static IntFunction<Proposal> percent(String percent) {
    return rule ->
        new Proposal.PercentOfSpend(rule, Scope.BASKET, new BigDecimal(percent), Tax.INCLUDED);
  }

  static IntFunction<Proposal> perUnit(String points, Scope scope) {
    return rule -> new Proposal.PerUnit(rule, scope, new BigDecimal(points));
  }

  static IntFunction<Proposal> exclude(String category) {
    return rule -> new Proposal.Exclude(rule, category(category));
  }

  static IntFunction<Proposal> fixed(long points) {
    return rule -> new Proposal.Fixed(rule, points);
  }

  static IntFunction<Proposal> times(String factor) {
    return times(factor, Scope.BASKET);
  }

  static IntFunction<Proposal> times(String factor, Scope scope) {
    return rule -> new Proposal.Multiply(rule, scope, new BigDecimal(factor));
  }

  static IntFunction<Proposal> atMostPerPurchase(long points) {
    return rule -> new Proposal.LimitPerPurchase(rule, false, points);
  }

  static IntFunction<Proposal> atMost(long points, Window window) {
    return rule -> new Proposal.LimitPerMember(rule, false, window, points);
  }

  static IntFunction<Proposal> allRulesPerPurchase(long points) {
    return rule -> new Proposal.LimitPerPurchase(rule, true, points);
  }

  static IntFunction<Proposal> allRules(long points, Window window) {
    return rule -> new Proposal.LimitPerMember(rule, true, window, points);
  }

  static IntFunction<Proposal> budget(long points) {
    return rule -> new Proposal.Budget(rule, points);
  }

  static IntFunction<Proposal> voucher(String code) {
    return rule -> new Proposal.IssueVoucher(rule, code, 30);
  }

  static IntFunction<Proposal> tag(String tag) {
    return rule -> new Proposal.PutTag(rule, tag);
  }

  static IntFunction<Proposal> tellCustomer(int text) {
    return rule -> new Proposal.Tell(rule, Decision.Message.Audience.CUSTOMER, text);
  }

  static Scope category(String code) {
    return Scope.of(Scope.Kind.CATEGORY, code);
  }
}
