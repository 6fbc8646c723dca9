package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.decision.Explanation.RuleExplanation;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whole decisions of a generated rulebook on generated purchases. */
class DecisionPropertyTests {

  private static RuleBook rulebook;
  private static List<String> names;

  @BeforeContainer
  static void compile() {
    rulebook = GivenRulebooks.compiled(StarterRulebook.programme(), GeneratedRulebook.of(150, 7));
    names = rulebook.rules().stream().map(RuleTerms::name).toList();
  }

  @AfterContainer
  static void close() {
    rulebook.close();
  }

  @Property(tries = 300)
  void theExplanationSumsUpToTheAward(@ForAll long seed) {
    Facts facts = facts(seed);
    Decision decision = rulebook.decide(facts);
    Explanation explanation = rulebook.explain(facts);

    assertThat(explanation.rules())
        .filteredOn(rule -> !rule.code().equals("rounding"))
        .extracting(RuleExplanation::rule)
        .isEqualTo(names);
    assertThat(explanation.rules().stream().mapToLong(RuleExplanation::points).sum())
        .isEqualTo(decision.points());
  }

  @Property(tries = 300)
  void aRuleFiresExactlyWhenEachOfItsSentencesIsMet(@ForAll long seed) {
    Facts facts = facts(seed);
    Set<Integer> fired =
        rulebook.propose(facts).stream().map(Proposal::rule).collect(Collectors.toSet());
    List<RuleExplanation> explained = rulebook.explain(facts).rules();

    for (int rule = 0; rule < names.size(); rule++) {
      assertThat(fired.contains(rule))
          .as(names.get(rule))
          .isEqualTo(explained.get(rule).sentences().stream().allMatch(SentenceExplanation::met));
    }
  }

  @Property(tries = 100)
  void decidingTwiceGivesTheSame(@ForAll long seed) {
    assertThat(rulebook.decide(facts(seed))).isEqualTo(rulebook.decide(facts(seed)));
  }

  @Property(tries = 100)
  void takingLineAfterLineBackEndsWithNothing(@ForAll long seed) {
    Facts facts = facts(seed);
    List<Line> left = new ArrayList<>(facts.basket().lines());
    Random random = new Random(seed);
    while (!left.isEmpty()) {
      Decision decision = rulebook.decide(facts.with(new Basket(left)));
      assertThat(decision.awards())
          .flatExtracting(Decision.Award::lines)
          .allMatch(points -> left.stream().anyMatch(line -> line.line() == points.line()));
      left.remove(random.nextInt(left.size()));
    }
    assertThat(rulebook.decide(facts.with(new Basket(left)))).isEqualTo(Decision.NOTHING);
  }

  private static Facts facts(long seed) {
    Facts facts = GeneratedFacts.of(seed, 1 + (int) Math.floorMod(seed, 12L));
    return GeneratedFacts.withUsage(facts, names, seed);
  }
}
