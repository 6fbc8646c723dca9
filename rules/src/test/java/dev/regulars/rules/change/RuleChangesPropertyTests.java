package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.RuleChanges.RuleChange;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.language.Programmes;
import dev.regulars.rules.language.RandomRules;
import dev.regulars.rules.language.Renderer;
import dev.regulars.rules.language.RuleFileParser;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Nothing is told where nothing differs, and something wherever something does. */
class RuleChangesPropertyTests {

  private static final Vocabulary VOCABULARY = Vocabulary.standard();

  @Property(tries = 30)
  void aRulebookDoesNotDifferFromItsCanonicalForm(@ForAll long seed) {
    String text = new RandomRules(new Random(seed)).file(Kind.PURCHASE, 12);
    String canonical =
        new Renderer(VOCABULARY)
            .render(new RuleFileParser(VOCABULARY, Programmes.EUROPEAN).parse("a.dslr", text));

    assertThat(between(text, text).isEmpty()).isTrue();
    assertThat(between(text, canonical).isEmpty()).isTrue();
  }

  @Property(tries = 60)
  void whereARuleSaysSomethingElseThatRuleIsTold(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> rules = rules(random);
    List<String> others = rules(random);
    int changed = random.nextInt(rules.size());
    List<String> edited = new ArrayList<>(rules);
    edited.set(changed, others.get(changed));

    RuleChanges changes = between(String.join("\n", rules), String.join("\n", edited));

    if (rules.equals(edited)) {
      assertThat(changes.isEmpty()).isTrue();
    } else {
      assertThat(changes.rules()).extracting(RuleChange::rule).containsExactly("Rule " + changed);
      assertThat(changes.rules().getFirst().sentences())
          .isNotEmpty()
          .allSatisfy(sentence -> assertThat(sentence.text()).isNotBlank());
    }
  }

  @Property(tries = 40)
  void whatOneDirectionAddsTheOtherRemoves(@ForAll long seed) {
    Random random = new Random(seed);
    String before = String.join("\n", rules(random));
    String after = String.join("\n", rules(random));

    assertThat(kinds(between(before, after), RuleChanges.Kind.ADDED))
        .containsExactlyInAnyOrderElementsOf(
            kinds(between(after, before), RuleChanges.Kind.REMOVED));
  }

  private static List<String> kinds(RuleChanges changes, RuleChanges.Kind kind) {
    return changes.rules().stream()
        .flatMap(rule -> rule.sentences().stream())
        .filter(sentence -> sentence.kind() == kind)
        .map(sentence -> sentence.before() == null ? sentence.after() : sentence.before())
        .toList();
  }

  private static List<String> rules(Random random) {
    return List.of(new RandomRules(random).file(Kind.PURCHASE, 8).split("(?<=\nend\n)\n"));
  }

  private static RuleChanges between(String before, String after) {
    return RuleChanges.between(
        VOCABULARY,
        Programmes.EUROPEAN,
        new RuleFiles(new TreeMap<>(Map.of("a.dslr", before))),
        new RuleFiles(new TreeMap<>(Map.of("a.dslr", after))));
  }
}
