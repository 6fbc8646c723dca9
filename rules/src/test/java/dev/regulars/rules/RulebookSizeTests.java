package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.language.Bounds;
import dev.regulars.rules.language.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How much a rulebook may be. */
class RulebookSizeTests {

  @Test
  void theStarterRulebookIsSmall() {
    assertThat(RulebookSize.of(StarterRulebook.files()).fits(new RulebookSize(50, 300, 30_000, 50)))
        .isTrue();
  }

  @Test
  void countsWhatCosts() {
    RuleFiles files =
        files(
            "a.dslr",
            """
            # A comment.

            rule "One"
                valid from 2026-01-01
            when
                A purchase is made
            then
                Give 1 point
                nonsense
            end
            """,
            "b.yaml",
            "- name: One\n  points: 1\n- name: Two\n  points: 2\n");

    assertThat(RulebookSize.of(files)).isEqualTo(new RulebookSize(1, 4, 166, 2));
  }

  @Test
  void whatFitsExactlyIsNoProblem() {
    RuleFiles files = GreatRulebook.of(Bounds.RULES_MAX, 5);

    assertThat(RulebookSize.of(files).rules()).isEqualTo(Bounds.RULES_MAX);
    assertThat(RulebookSize.of(files).sentences()).isEqualTo(Bounds.SENTENCES_MAX);
    assertThat(RulebookSize.problems(files, RulebookSize.MOST)).isEmpty();
  }

  @Test
  void oneRuleTooManyIsToldWhereItStands() {
    RuleFiles files = GreatRulebook.of(Bounds.RULES_MAX + 1, 2);

    assertThat(RulebookSize.problems(files, RulebookSize.MOST))
        .singleElement()
        .isEqualTo(
            new Problem(
                "rules-000.dslr",
                Bounds.RULES_MAX * 6 + 1,
                1,
                Problem.Severity.ERROR,
                "The rulebook has 1,001 rules; at most 1,000 are possible. Remove rules, or put"
                    + " several into one.",
                null));
  }

  @Test
  void everythingThatIsTooMuchIsTold() {
    RuleFiles files =
        GreatRulebook.with(
            GreatRulebook.of(5_000, 49),
            "examples.yaml",
            "- name: a\n".repeat(Bounds.EXAMPLES_MAX + 1));

    assertThat(RulebookSize.problems(files, RulebookSize.MOST))
        .extracting(Problem::message)
        .satisfiesExactly(
            rules -> assertThat(rules).startsWith("The rulebook has 5,000 rules; at most 1,000"),
            sentences -> assertThat(sentences).startsWith("The rulebook has 245,000 sentences;"),
            characters -> assertThat(characters).contains("characters in all its files; at most"),
            examples -> assertThat(examples).startsWith("The rulebook has 1,001 examples;"));
  }

  @Test
  void theFileInWhichItBecomesTooMuchIsTold() {
    RuleFiles files =
        files("a.dslr", "# a\n".repeat(100_000), "b.dslr", "# b\n".repeat(150_000), "c.dslr", "");

    assertThat(RulebookSize.problems(files, RulebookSize.MOST)).isEmpty();
    assertThat(
            RulebookSize.problems(
                GreatRulebook.with(files, "c.dslr", "\n# c\n"), RulebookSize.MOST))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("c.dslr");
              assertThat(problem.line()).isEqualTo(1);
            });
  }

  @Test
  void whatIsLiveMayBeAsGreatAsItIs() {
    RuleFiles live = GreatRulebook.of(Bounds.RULES_MAX + 200, 2);
    RulebookSize most = RulebookSize.MOST.or(RulebookSize.of(live));

    assertThat(RulebookSize.problems(live, most)).isEmpty();
    assertThat(RulebookSize.problems(GreatRulebook.of(Bounds.RULES_MAX + 201, 2), most)).hasSize(1);
  }

  /** Versions of before there was a limit are not given to Drools, and decide all the same. */
  @Test
  void whatIsTooGreatToBeCompiledDecidesAllTheSame() {
    RuleFiles files = GreatRulebook.of(Bounds.RULES_MAX + 1, 2);
    RuleBookCompiler compiler = new RuleBookCompiler(StarterRulebook.programme());

    assertThat(compiler.compile(files))
        .isInstanceOfSatisfying(
            Compilation.Compiled.class,
            compiled -> {
              assertThat(compiled.rulebook().rules()).hasSize(Bounds.RULES_MAX + 1);
              assertThat(compiled.rulebook().propose(GeneratedFacts.of(7, 3))).isEmpty();
            });
  }

  private static RuleFiles files(String... namesAndTexts) {
    TreeMap<String, String> files = new TreeMap<>();
    List<String> all = List.of(namesAndTexts);
    for (int i = 0; i < all.size(); i += 2) {
      files.putAll(Map.of(all.get(i), all.get(i + 1)));
    }
    return new RuleFiles(files);
  }
}
