package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Compilation;
import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.RuleChanges;
import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.example.ExampleResult;
import dev.regulars.rules.example.Examples;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program that runs where the product has one sentence and one measure more, and fails where
 * something does not follow from them by itself. Writes what the product tells of it into a folder.
 */
final class AddedSentenceProof {

  private static final Vocabulary VOCABULARY = Vocabulary.standard();
  private static final Sentence ADDED =
      VOCABULARY.sentences().stream()
          .filter(sentence -> sentence.id().equals(AddedSentence.ID))
          .findFirst()
          .orElseThrow();

  private static final String RULE =
      """
      rule "Dear drinks"
      when
          The dearest line of category "coffee" or "tea" comes to at least 10.00 EUR
      then
          Give 50 points
      end
      """;

  private static final String EXAMPLES =
      """
      - name: One dear line is enough
        at: 2026-11-21
        purchase:
          - {category: coffee, price: 12.00}
          - {category: bread, price: 1.00}
        points: 50
      - name: Many cheap lines are not
        at: 2026-11-21
        purchase:
          - {category: coffee, price: 6.00}
          - {category: tea, price: 6.00}
          - {category: bread, price: 60.00}
        points: 0
      """;

  private AddedSentenceProof() {}

  /**
   * Proves it.
   *
   * @param arguments the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    itIsReadAndWrittenLikeAllOthers();
    mistakesInItAreUnderstood();
    randomRulesHaveIt();
    itIsVerifiedCompiledAndFires();
    itIsExplained();
    differencesOfItAreTold();
    Path folder = Path.of(arguments[0]);
    Files.writeString(folder.resolve("item.json"), PagesJson.json(ADDED));
    Files.writeString(
        folder.resolve("vocabulary.json"), PagesJson.vocabulary(VOCABULARY, Programmes.EUROPEAN));
    Files.writeString(folder.resolve("SENTENCES.md"), SentencesPage.of(VOCABULARY));
  }

  private static void itIsReadAndWrittenLikeAllOthers() {
    String untidy = RULE.replace("    ", "\t").replace("\n", " \r\n");
    ParsedFile file = parsed(untidy);
    assertThat(file.problems()).isEmpty();
    assertThat(file.rules().getFirst().conditions())
        .extracting(use -> use.sentence().id())
        .containsExactly(AddedSentence.ID);
    assertThat(new Renderer(VOCABULARY).render(file)).isEqualTo(RULE);
  }

  private static void mistakesInItAreUnderstood() {
    List<Problem> misspelt = parsed(RULE.replace("dearest line", "deerest line")).problems();
    assertThat(misspelt)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.suggestion()).startsWith("The dearest line of category");
            });
    List<Problem> wrongValue = parsed(RULE.replace("10.00 EUR", "10 apples")).problems();
    assertThat(wrongValue)
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("20.00 EUR"));
  }

  /** Which all property tests are made with. */
  private static void randomRulesHaveIt() {
    boolean found = false;
    for (int seed = 0; seed < 500 && !found; seed++) {
      String text = new RandomRules(new Random(seed)).file(CompiledRule.Kind.PURCHASE, 5);
      assertThat(parsed(text).problems()).isEmpty();
      found = text.contains("The dearest line of category");
    }
    assertThat(found).isTrue();
  }

  private static void itIsVerifiedCompiledAndFires() {
    RuleFiles files = files(RULE);
    RuleBookCompiler compiler = new RuleBookCompiler(Programmes.EUROPEAN);
    assertThat(compiler.check(files)).isEmpty();
    if (!(compiler.compile(files) instanceof Compilation.Compiled(RuleBook compiled, var none))) {
      throw new AssertionError("refused by the compiler");
    }
    if (!(compiler.interpret(files) instanceof Interpretation.Sound(RuleBook read, var empty))) {
      throw new AssertionError("refused by the interpreter");
    }
    assertThat(none).isEmpty();
    assertThat(empty).isEmpty();
    for (RuleBook rules : List.of(compiled, read)) {
      assertThat(rules.propose(purchase(1000))).hasSize(1);
      assertThat(rules.propose(purchase(999))).isEmpty();
      assertThat(Examples.run(rules, files)).hasSize(2).allMatch(ExampleResult::ok);
    }
    compiled.close();
  }

  private static void itIsExplained() {
    if (!(new RuleBookCompiler(Programmes.EUROPEAN).interpret(files(RULE))
        instanceof Interpretation.Sound(RuleBook rules, var none))) {
      throw new AssertionError("refused");
    }
    assertThat(none).isEmpty();
    Explanation.SentenceExplanation why =
        rules.explain(purchase(740)).rules().getFirst().sentences().getFirst();
    assertThat(why.text())
        .isEqualTo(
            "The dearest line of category \"coffee\" or \"tea\" comes to at least 10.00 EUR");
    assertThat(why.met()).isFalse();
    assertThat(why.found()).isEqualTo("7.40");
    assertThat(why.needed()).isEqualTo("10.00");
  }

  private static void differencesOfItAreTold() {
    String edited = RULE.replace("10.00 EUR", "15.00 EUR");
    assertThat(told(RULE, edited, Locale.ENGLISH))
        .isEqualTo(
            "raises the least price of the dearest line of category \"coffee\" or \"tea\" from"
                + " 10.00 EUR to 15.00 EUR");
    assertThat(told(RULE, edited, Locale.GERMAN))
        .as("whoever adds a sentence may leave the German for later")
        .startsWith("ändert „The dearest line of category");
  }

  private static String told(String before, String after, Locale locale) {
    return RuleChanges.between(VOCABULARY, Programmes.EUROPEAN, files(before), files(after), locale)
        .rules()
        .getFirst()
        .sentences()
        .getFirst()
        .text();
  }

  private static ParsedFile parsed(String text) {
    return new RuleFileParser(VOCABULARY, Programmes.EUROPEAN).parse("a.dslr", text);
  }

  private static RuleFiles files(String rules) {
    return new RuleFiles(new TreeMap<>(Map.of("a.dslr", rules, "examples.yaml", EXAMPLES)));
  }

  private static Facts purchase(long coffeeMinor) {
    LocalDateTime at = LocalDateTime.of(2026, 11, 21, 10, 15);
    Happening happening =
        new Happening(
            Happening.PURCHASE,
            at.atZone(Programmes.BERLIN),
            "hamburg-1",
            Set.of(),
            "store",
            Map.of(),
            Set.of());
    Basket basket =
        new Basket(
            List.of(
                new Line(1, "ESP-1", "coffee", null, 1000, coffeeMinor, 0),
                new Line(2, "BRD-1", "bread", null, 1000, 5000, 0)));
    Member member =
        new Member("gold", at.toLocalDate(), null, Set.of(), Map.of(), 1, null, Map.of());
    return new Facts(happening, basket, member, Usage.NONE);
  }
}
