package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.language.Programmes;
import dev.regulars.rules.language.RandomFacts;
import dev.regulars.rules.language.RandomRules;
import dev.regulars.rules.language.RulebookReader;
import dev.regulars.rules.language.RulebookReader.RulebookSource;
import dev.regulars.rules.language.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * An explanation may never contradict a decision: a rule fires in Drools exactly when the
 * interpreter says that every sentence of it is met, and then proposes what it said it would.
 */
class DroolsAgainstInterpreterPropertyTests {

  private static final int RULES = 60;
  private static final int HAPPENINGS = 400;

  @Property(tries = 2)
  void rulesAboutPurchasesFireExactlyWhenTheyAreMet(@ForAll long seed) {
    agree(Kind.PURCHASE, seed);
  }

  @Property(tries = 2)
  void rulesAboutEventsFireExactlyWhenTheyAreMet(@ForAll long seed) {
    agree(Kind.EVENT, seed);
  }

  @Property(tries = 2)
  void tierRulesFireExactlyWhenTheyAreMet(@ForAll long seed) {
    agree(Kind.TIER, seed);
  }

  @Property(tries = 2)
  void rulesAboutMoneyFireExactlyWhenTheyAreMet(@ForAll long seed) {
    agree(Kind.DISCOUNT, seed);
  }

  private static void agree(Kind kind, long seed) {
    Random random = new Random(seed);
    String text = new RandomRules(random).file(kind, RULES);
    RandomFacts happenings = new RandomFacts(random);
    RulebookReader reader = new RulebookReader(Vocabulary.standard(), Programmes.EUROPEAN);
    RulebookSource source = reader.read(Map.of("random.dslr", text));
    assertThat(source.problems()).isEmpty();
    Firing interpreter = new InterpretedFiring(source.rules());
    Set<Integer> everMet = new TreeSet<>();
    try (Firing engine = new CompiledFiring(source.drl())) {
      for (int i = 0; i < HAPPENINGS; i++) {
        Facts facts = happenings.next(kind);
        Standing standing = happenings.standing();
        List<Proposal> proposals = engine.fire(kind, facts, kind == Kind.TIER ? standing : null);

        List<CompiledRule> met =
            source.rules().stream().filter(rule -> isMet(rule, facts, standing)).toList();
        Map<Integer, List<Proposal>> fired = byRule(proposals);
        assertThat(fired)
            .isEqualTo(
                met.stream()
                    .collect(
                        Collectors.toMap(rule -> rule.terms().index(), CompiledRule::proposals)));
        assertThat(byRule(interpreter.fire(kind, facts, kind == Kind.TIER ? standing : null)))
            .isEqualTo(fired);
        met.forEach(rule -> everMet.add(rule.terms().index()));
      }
    }
    assertThat(everMet).as("rules that were met at all").hasSizeGreaterThan(RULES / 4);
  }

  private static Map<Integer, List<Proposal>> byRule(List<Proposal> proposals) {
    return proposals.stream().collect(Collectors.groupingBy(Proposal::rule));
  }

  @Property(tries = 2)
  void aRulebookDecidesTheSameWhetherCompiledOrInterpreted(@ForAll long seed) {
    Random random = new Random(seed);
    RandomRules rules = new RandomRules(random);
    RuleFiles files =
        new RuleFiles(
            new TreeMap<>(
                Map.of(
                    "events.dslr", rules.file(Kind.EVENT, RULES / 3, "Event"),
                    "purchases.dslr", rules.file(Kind.PURCHASE, RULES, "Purchase"),
                    "tiers.dslr", rules.file(Kind.TIER, RULES / 3, "Tier"))));
    RandomFacts happenings = new RandomFacts(random);
    RuleBookCompiler compiler = new RuleBookCompiler(Programmes.EUROPEAN);
    Interpretation.Sound sound = (Interpretation.Sound) compiler.interpret(files);
    try (RuleBook interpreted = sound.rulebook();
        RuleBook compiled = GivenRulebooks.compiled(Programmes.EUROPEAN, files)) {
      assertThat(interpreted.rules()).isEqualTo(compiled.rules());
      assertThat(interpreted.needs()).isEqualTo(compiled.needs());
      for (int i = 0; i < HAPPENINGS; i++) {
        Facts facts = happenings.next(i % 2 == 0 ? Kind.PURCHASE : Kind.EVENT);
        Standing standing = happenings.standing();

        assertThat(interpreted.decide(facts)).isEqualTo(compiled.decide(facts));
        assertThat(interpreted.explain(facts)).isEqualTo(compiled.explain(facts));
        assertThat(interpreted.qualify(facts, standing, "bronze"))
            .isEqualTo(compiled.qualify(facts, standing, "bronze"));
        assertThat(new HashSet<>(interpreted.budgets(interpreted.propose(facts))))
            .isEqualTo(new HashSet<>(compiled.budgets(compiled.propose(facts))));
      }
    }
  }

  private static boolean isMet(CompiledRule rule, Facts facts, Standing standing) {
    return rule.conditions().stream().allMatch(condition -> condition.isMet(facts, standing));
  }
}
