package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Compilation;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Whoever can put code into a rule file owns the server. Each text in {@code hostile/} tries; each
 * has to be refused with its place and reason, and nothing of it may run.
 */
class HostileRulesTests {

  private static final String GOOD_RULE =
      """
      rule "NAME"
      HEADER
      when
          A purchase is made
      WHEN
      then
          Give 7 points
      THEN
      end
      """;
  private static final Map<String, Integer> LINE_OF =
      Map.of("outside", 1, "name", 2, "header", 3, "when", 6, "then", 9);

  private final RuleBookCompiler compiler = new RuleBookCompiler(Programmes.EUROPEAN);

  @AfterEach
  void nothingRan() {
    assertThat(Tripwire.isUntouched()).isTrue();
  }

  @Test
  void theRuleAroundTheAttacksIsFine() {
    assertThat(compiler.check(file(around("header", "")))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> refusesHostileLines() throws IOException {
    Map<String, List<Map<String, Object>>> attacks = yaml("lines.yaml");
    return attacks.entrySet().stream()
        .flatMap(
            where ->
                where.getValue().stream()
                    .map(
                        attack ->
                            DynamicTest.dynamicTest(
                                where.getKey() + ": " + attack.get("line"),
                                () -> refusesLine(where.getKey(), attack))));
  }

  private void refusesLine(String where, Map<String, Object> attack) {
    String line = (String) Objects.requireNonNull(attack.get("line"));
    boolean inside = !where.equals("name") && !where.equals("outside");
    RuleFiles files = file(around(where, inside ? "    " + line : line));

    List<Problem> problems = refused(files);

    int column = (int) attack.getOrDefault("column", where.equals("name") ? 6 : inside ? 5 : 1);
    boolean wherever = Boolean.TRUE.equals(attack.get("anyColumn"));
    boolean elsewhere = "mixed".equals(attack.get("rule"));
    assertThat(problems)
        .as(() -> problems.toString())
        .anySatisfy(
            problem -> {
              if (!elsewhere) {
                assertThat(problem.line()).isEqualTo(LINE_OF.get(where));
              }
              if (!wherever && !elsewhere) {
                assertThat(problem.column()).isEqualTo(column);
              }
              assertThat(problem.message()).contains((String) attack.get("because"));
              if (attack.containsKey("suggests")) {
                assertThat(problem.suggestion()).isEqualTo(attack.get("suggests"));
              }
            });
  }

  @TestFactory
  Stream<DynamicTest> refusesHostileFiles() throws IOException {
    List<Map<String, Object>> attacks = yaml("files.yaml");
    return attacks.stream()
        .map(
            attack ->
                DynamicTest.dynamicTest((String) attack.get("about"), () -> refusesFile(attack)));
  }

  private void refusesFile(Map<String, Object> attack) {
    List<Problem> problems = refused(file((String) attack.get("file")));

    assertThat(problems)
        .as(() -> problems.toString())
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(attack.get("line"));
              assertThat(problem.message()).contains((String) attack.get("because"));
            });
  }

  @Test
  void refusesAFileThatIsTooBig() {
    String comment = "# " + "x".repeat(400) + "\n";

    assertThat(refused(file(comment.repeat(Bounds.FILE_BYTES_MAX / comment.length() + 1))))
        .extracting(Problem::message)
        .containsExactly("The file is too big: at most 256 KiB. Split it.");
  }

  @Test
  void refusesALineThatIsTooLong() {
    assertThat(refused(file("rule \"" + "x".repeat(600) + "\"")))
        .extracting(Problem::column)
        .containsExactly(501);
  }

  @Test
  void refusesARuleOfTooManySentences() {
    StringBuilder many = new StringBuilder();
    for (int i = 1; i <= Bounds.SENTENCES_PER_RULE_MAX; i++) {
      many.append("    The total is at least ").append(i).append(".00 EUR\n");
    }

    assertThat(refused(file(around("when", many.toString().stripTrailing()))))
        .extracting(Problem::message)
        .contains("A rule may have at most 50 sentences.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.drl",
        "evil.dsl",
        "evil.xls",
        "kmodule.xml",
        "../evil.dslr",
        "/etc/evil.dslr",
        "a/b.dslr",
        "a\\b.dslr",
        ".dslr",
        "evil.dslr ",
        "evil\u0000.dslr",
        "",
      })
  void refusesFilesWhoseNamesAreNotThoseOfRuleFiles(String name) {
    assertThat(refused(new RuleFiles(new TreeMap<>(Map.of(name, "")))))
        .extracting(Problem::message)
        .containsExactly(
            "A file's name has letters, digits, hyphens and dots, and ends in .dslr (rules) or"
                + " .yaml (examples).");
  }

  @Test
  void tellsAboutManyProblemsBriefly() {
    List<Problem> problems = refused(file("evil\n".repeat(20_000)));

    assertThat(problems).hasSize(Bounds.PROBLEMS_PER_FILE_MAX + 1);
    assertThat(problems.getLast().message()).isEqualTo("There are 19900 more problems below.");
  }

  private List<Problem> refused(RuleFiles files) {
    return switch (compiler.compile(files)) {
      case Compilation.Refused(List<Problem> problems) -> problems;
      case Compilation.Compiled(var book, var _) -> {
        book.close();
        throw new AssertionError("accepted: " + files);
      }
    };
  }

  static String around(String where, String attack) {
    String name = where.equals("name") ? attack : "Good";
    StringBuilder text = new StringBuilder(where.equals("outside") ? attack : "").append('\n');
    for (String line : GOOD_RULE.split("\n")) {
      if (line.equals(line.toUpperCase(java.util.Locale.ROOT))) {
        text.append(line.equalsIgnoreCase(where) ? attack : "");
      } else {
        text.append(line.replace("NAME", name));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static RuleFiles file(String text) {
    return new RuleFiles(new TreeMap<>(Map.of("hostile.dslr", text)));
  }

  static <T> T yaml(String name) throws IOException {
    try (InputStream stream =
        HostileRulesTests.class.getResourceAsStream("/dev/regulars/rules/hostile/" + name)) {
      return new Yaml().load(stream);
    }
  }
}
