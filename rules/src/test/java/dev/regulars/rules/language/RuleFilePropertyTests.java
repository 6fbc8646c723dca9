package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.CompiledRule.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;

/**
 * Whatever is thrown at the parser: no crash, no hang, and nothing accepted that it would not
 * write.
 */
class RuleFilePropertyTests {

  private static final String NASTY =
      "\"\"\\{}$>#/*;()=@,.'-:%\n\n\r\t  \u0000\u00A0\u200B\u2028\uFEFF\uD800aALsSor019éß日١";
  private static final List<String> SNIPPETS =
      List.of(
          "when",
          "then",
          "end",
          "\nend\n",
          "rule \"x\"",
          "> eval(true)",
          "\\u0022",
          " or ",
          ", ",
          "\"coffee\"",
          "20.00 EUR",
          "/*",
          "*/",
          "//",
          "# ",
          " s",
          "    A purchase is made\n",
          "    Give 1 point\n");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

  private final RuleFileParser parser =
      new RuleFileParser(Vocabulary.standard(), Programmes.EUROPEAN);
  private final Renderer renderer = new Renderer(Vocabulary.standard());

  @Property(tries = 200)
  void everySoundFileIsUnderstoodAndWrittenBack(@ForAll long seed, @ForAll Kind kind) {
    String text = new RandomRules(new Random(seed)).file(kind, 3);

    ParsedFile file = parser.parse("f.dslr", text);

    assertThat(file.problems()).isEmpty();
    writesBack(text, file);
  }

  @Property(tries = 2000)
  void aDamagedFileIsRefusedOrWrittenBack(
      @ForAll long seed, @ForAll Kind kind, @ForAll @IntRange(min = 1, max = 6) int damages) {
    Random random = new Random(seed);
    String text = new RandomRules(random).file(kind, 2);
    for (int i = 0; i < damages; i++) {
      text = damaged(text, random);
    }

    refusesOrWritesBack(text);
  }

  @Property(tries = 1000)
  void anythingIsRefusedOrWrittenBack(@ForAll @StringLength(max = 3000) String text) {
    refusesOrWritesBack(text);
    refusesOrWritesBack("rule \"x\"\nwhen\n" + text + "\nthen\n" + text + "\nend");
  }

  @Property(tries = 20)
  void theLongestFilesAreReadInTime(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    String line = damaged(new RandomRules(random).file(Kind.PURCHASE, 1), random);
    while (text.length() + line.length() < Bounds.FILE_BYTES_MAX / 4) {
      text.append(line);
    }

    refusesOrWritesBack(text.toString());
  }

  private void refusesOrWritesBack(String text) {
    ParsedFile file =
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> parser.parse("f.dslr", text));
    if (file.problems().isEmpty()) {
      writesBack(text, file);
    } else {
      long lines = text.lines().count() + 1;
      assertThat(file.problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isBetween(1, (int) lines);
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
              });
    }
  }

  private void writesBack(String text, ParsedFile file) {
    String written = renderer.render(file);
    ParsedFile again = parser.parse("f.dslr", written);

    assertThat(again.problems()).isEmpty();
    assertThat(renderer.render(again)).isEqualTo(written);
    assertThat(withoutPlaces(again)).isEqualTo(withoutPlaces(file));
    assertThat(lines(written)).isEqualTo(lines(text));
  }

  private static List<Object> withoutPlaces(ParsedFile file) {
    List<Object> said = new ArrayList<>(List.of(file.closingComments()));
    for (ParsedRule rule : file.rules()) {
      said.add(List.of(rule.name(), rule.comments(), rule.closingComments(), rule.whole()));
      for (List<SentenceUse> uses :
          List.of(rule.headers(), rule.conditions(), rule.consequences())) {
        uses.forEach(use -> said.add(List.of(use.sentence(), use.values(), use.comments())));
      }
    }
    return said;
  }

  /** The lines that mean something, without the freedoms that the language allows. */
  private static List<String> lines(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked
        .lines()
        .map(line -> line.replaceAll("^[ \\t]+|[ \\t]+$", ""))
        .filter(line -> !line.isEmpty())
        .map(line -> line.startsWith("#") ? line : withoutFreedoms(line))
        .sorted()
        .toList();
  }

  /**
   * What stands in quotation marks counts as it is; around it numbers, plurals and lists may vary.
   */
  private static String withoutFreedoms(String line) {
    String[] pieces = line.split("\"", -1);
    for (int i = 0; i < pieces.length; i += 2) {
      String numbers = NUMBER.matcher(pieces[i]).replaceAll(RuleFilePropertyTests::shortest);
      String singular =
          numbers.replaceAll("(point|unit|item|purchase|day|friend|referral|time)s?\\b", "$1");
      pieces[i] = singular.replaceAll(", | or ", "|");
    }
    return String.join("\"", pieces);
  }

  private static String shortest(MatchResult number) {
    return new BigDecimal(number.group()).stripTrailingZeros().toPlainString();
  }

  static String damaged(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(8));
    String before = text.substring(0, at);
    return switch (random.nextInt(6)) {
      case 0 -> before + text.substring(to);
      case 1 -> before + NASTY.charAt(random.nextInt(NASTY.length())) + text.substring(at);
      case 2 -> before + NASTY.charAt(random.nextInt(NASTY.length())) + text.substring(to);
      case 3 -> before + SNIPPETS.get(random.nextInt(SNIPPETS.size())) + text.substring(at);
      case 4 -> before + text.substring(at, to) + text.substring(at);
      default -> swappedLines(text, random);
    };
  }

  private static String swappedLines(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.size() > 1) {
      java.util.Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
    }
    return String.join("\n", lines);
  }
}
