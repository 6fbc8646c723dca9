package dev.regulars.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.decision.Decision.Award;
import dev.regulars.rules.decision.Decision.LinePoints;
import dev.regulars.rules.decision.Proposal.Step;
import dev.regulars.rules.decision.Proposal.Tax;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every programme, every set of rules and every basket. */
class SettlementPropertyTests {

  private static final List<String> CATEGORIES = List.of("coffee", "tea", "cake", "gift card");
  private static final List<Window> WINDOWS =
      List.of(Window.DAY, Window.WEEK, Window.MONTH, Window.YEAR, Window.EVER);
  private static final List<String> FACTORS = List.of("0", "0.25", "0.5", "1", "1.5", "2", "3.3");

  @Property
  void pointsAreSpreadOverTheBasketsLinesWithoutLoss(@ForAll long seed) {
    Random random = new Random(seed);
    Decision decision = randomRules(random, true).settle();

    long sum = 0;
    for (Award award : decision.awards()) {
      assertThat(award.isRounding() || award.points() > 0).isTrue();
      assertThat(award.lines())
          .allMatch(line -> award.isRounding() ? line.points() != 0 : line.points() > 0);
      assertThat(award.lines().stream().mapToLong(LinePoints::points).sum())
          .isEqualTo(award.points());
      sum += award.points();
    }
    assertThat(decision.points()).isEqualTo(sum).isNotNegative();
    assertThat(
            decision.awards().stream()
                .flatMap(award -> award.lines().stream())
                .collect(
                    Collectors.groupingBy(
                        LinePoints::line, Collectors.summingLong(LinePoints::points)))
                .values())
        .allMatch(points -> points >= 0);
    assertThat(decision.outcomes().stream().mapToLong(Decision.Outcome::points).sum())
        .isEqualTo(sum);
  }

  @Property
  void theOrderOfProposalsDoesNotMatter(@ForAll long seed) {
    Decision inOrder = randomRules(new Random(seed), true).settle();
    Decision shuffled = randomRules(new Random(seed), true).shuffled(new Random(~seed)).settle();

    assertThat(shuffled).isEqualTo(inOrder);
  }

  /** Found by the property: two multipliers of one rule that lose to two other rules. */
  @Example
  void theOrderOfReasonsDoesNotMatterEither() {
    theOrderOfProposalsDoesNotMatter(-179_680);
  }

  @Property
  void noLimitAndNoBudgetIsEverExceeded(@ForAll long seed) {
    GivenRules rules = randomRules(new Random(seed), true);
    Decision decision = rules.settle();
    Set<String> lost = new HashSet<>();
    decision.outcomes().stream()
        .filter(outcome -> outcome.kind() == Decision.Outcome.Kind.LOST)
        .forEach(outcome -> lost.add(outcome.rule()));
    lost.addAll(gaveWay(rules));

    for (Proposal proposal : rules.proposals()) {
      String name = rules.name(proposal.rule());
      if (lost.contains(name)) {
        continue;
      }
      switch (proposal) {
        case Proposal.LimitPerPurchase limit ->
            assertThat(limit.allRules() ? decision.points() : points(decision, name))
                .isLessThanOrEqualTo(limit.points());
        case Proposal.LimitPerMember limit -> {
          long given = limit.allRules() ? decision.points() : points(decision, name);
          LimitKey key = new LimitKey(limit.allRules() ? LimitKey.ALL_RULES : name, limit.window());
          long before = rules.facts().usage().of(key);
          assertThat(given).isLessThanOrEqualTo(Math.max(0, limit.points() - before));
          assertThat(decision.limitsUsed().getOrDefault(key, 0L)).isEqualTo(given);
        }
        case Proposal.Budget budget -> {
          long given = points(decision, name);
          long before = rules.facts().usage().ofBudget(name);
          assertThat(given).isLessThanOrEqualTo(Math.max(0, budget.points() - before));
          assertThat(decision.budgetsUsed().getOrDefault(name, 0L)).isEqualTo(given);
        }
        default -> {}
      }
    }
  }

  /** Rules that can give nothing more leave their group, where another of it still can. */
  private static Set<String> gaveWay(GivenRules rules) {
    Set<String> spent = new HashSet<>();
    for (Proposal proposal : rules.proposals()) {
      String name = rules.name(proposal.rule());
      boolean isUsedUp =
          switch (proposal) {
            case Proposal.LimitPerMember limit ->
                !limit.allRules()
                    && rules.facts().usage().of(new LimitKey(name, limit.window()))
                        >= limit.points();
            case Proposal.Budget budget -> rules.facts().usage().ofBudget(name) >= budget.points();
            default -> false;
          };
      if (isUsedUp) {
        spent.add(name);
      }
    }
    Set<String> stay = new HashSet<>();
    for (RuleTerms rule : rules.terms()) {
      boolean isAlone =
          rules.terms().stream()
              .filter(other -> Objects.equals(other.group(), rule.group()))
              .allMatch(other -> spent.contains(other.name()));
      if (rule.group() == null || isAlone) {
        stay.add(rule.name());
      }
    }
    spent.removeAll(stay);
    return spent;
  }

  @Property
  void withoutLimitsTheSumIsTheExactSumRoundedOnce(@ForAll long seed) {
    Random random = new Random(seed);
    GivenRules rules = GivenRules.given().rounding(RoundingMode.DOWN);
    BigDecimal exact = BigDecimal.ZERO;
    long total = 0;
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      long net = random.nextInt(100_000);
      rules.line("coffee", net);
      total += net;
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      String points = new BigDecimal(random.nextInt(1000)).movePointLeft(2).toPlainString();
      rules.rule("rule " + i, GivenRules.pointsPerEuro(points));
      exact = exact.add(new BigDecimal(points).multiply(BigDecimal.valueOf(total, 2)));
    }

    assertThat(rules.settle().points())
        .isEqualTo(exact.setScale(0, RoundingMode.DOWN).longValueExact());
  }

  @Property
  void whatIsLeftOfABasketWithoutItsLinesIsNothing(@ForAll long seed) {
    assertThat(randomRules(new Random(seed), false).settle()).isEqualTo(Decision.NOTHING);
  }

  private static long points(Decision decision, String rule) {
    return decision.awards().stream()
        .filter(award -> award.rule().equals(rule))
        .mapToLong(Award::points)
        .sum();
  }

  private static GivenRules randomRules(Random random, boolean withLines) {
    GivenRules rules =
        GivenRules.given()
            .stacking(one(random, List.of(Stacking.values())))
            .rounding(
                one(random, List.of(RoundingMode.DOWN, RoundingMode.HALF_UP, RoundingMode.UP)))
            .pointValue(1 + random.nextInt(5));
    for (int i = withLines ? 1 + random.nextInt(8) : 0; i > 0; i--) {
      long net = random.nextInt(10) == 0 ? -random.nextInt(500) : random.nextInt(5000);
      long tax = net * random.nextInt(20) / 119;
      int number = 100 - i;
      rules.line(
          new Line(
              number,
              "sku-" + random.nextInt(4),
              one(random, CATEGORIES),
              null,
              random.nextInt(5000),
              net,
              tax));
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      String name = "rule " + i;
      String group = random.nextInt(3) == 0 ? "group " + random.nextInt(2) : null;
      List<IntFunction<Proposal>> wants = new ArrayList<>();
      for (int k = 1 + random.nextInt(4); k > 0; k--) {
        wants.add(randomProposal(random));
      }
      rules.rule(name, group, random.nextInt(2), wants);
      for (Window window : WINDOWS) {
        rules.used(name, window, random.nextInt(60));
        rules.used(LimitKey.ALL_RULES, window, random.nextInt(60));
      }
      rules.usedOfBudget(name, random.nextInt(60));
    }
    return rules;
  }

  private static IntFunction<Proposal> randomProposal(Random random) {
    Scope scope =
        random.nextBoolean() ? Scope.BASKET : GivenRules.category(one(random, CATEGORIES));
    Tax tax = one(random, List.of(Tax.values()));
    String points = new BigDecimal(random.nextInt(300)).movePointLeft(2).toPlainString();
    long limit = random.nextInt(100);
    return switch (random.nextInt(14)) {
      case 0, 1 ->
          GivenRules.perAmount(
              points, 1 + random.nextInt(300), scope, one(random, List.of(Step.values())), tax);
      case 2 -> GivenRules.inBand(points, random.nextInt(1000), 1000 + random.nextInt(1000));
      case 3 -> GivenRules.percent(points);
      case 4 -> GivenRules.perUnit(points, scope);
      case 5, 6 -> GivenRules.times(one(random, FACTORS), scope);
      case 7 -> GivenRules.fixed(random.nextInt(50));
      case 8 -> GivenRules.exclude(one(random, CATEGORIES));
      case 9 -> GivenRules.atMostPerPurchase(limit);
      case 10 -> GivenRules.atMost(limit, one(random, WINDOWS));
      case 11 -> GivenRules.allRules(limit, one(random, WINDOWS));
      case 12 -> GivenRules.allRulesPerPurchase(limit);
      default -> GivenRules.budget(limit);
    };
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
