package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages read rule files too, so that typing never waits for the server. What they have to find
 * is written down here, from what this parser finds, and a test of theirs reads it. With {@code
 * -Dregulars.rewrite} it is written anew.
 */
class PagesLanguageTests {

  private static final Path RESOURCES = Path.of("src");
  private static final int DAMAGED_FILES = 150;
  private static final int RANDOM_FILES = 400;
  private static final int SAID_MAX = 4;

  /** Needs to know what a sentence does; the pages know only how it is written. */
  private static final Set<String> KNOWN_TO_THE_SERVER_ONLY =
      Set.of(
          "This limits the points of the rule, but the rule gives none.",
          "This sentence is about something else, but the rule takes money off. Make two rules of"
              + " it.",
          "This limits how often the rule gives something, but the rule takes money off.",
          "What a purchase adds to a counter is known only once money was taken off. Ask whether"
              + " the counter is at least a number.",
          "The rule limits what it takes off, but takes nothing off.");

  private final RulebookReader reader =
      new RulebookReader(Vocabulary.standard(), Programmes.EUROPEAN);

  @Test
  void thePagesKnowTheProblemsOfTheseFiles() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    repositoryFiles(files);
    hostileFiles(files);
    damagedFiles(files);
    rulesThatCountUnderTheSame(files);

    String json =
        files.entrySet().stream()
            .map(file -> json(file.getKey(), file.getValue()))
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));

    PagesJson.isWritten("problems.test.json", json);
  }

  /** As {@code GET /v1/rulebook/vocabulary} tells it. */
  @Test
  void thePagesAreTestedWithThisVocabulary() {
    PagesJson.isWritten(
        "vocabulary.test.json", PagesJson.vocabulary(Vocabulary.standard(), Programmes.EUROPEAN));
  }

  /** What cards show in German, and what of it has to be found again in what is typed there. */
  @Test
  void thePagesSayTheseSentencesInGerman() {
    Map<String, List<SentenceUse>> uses = new LinkedHashMap<>();
    for (Sentence sentence : Vocabulary.standard().sentences()) {
      SentenceUse example =
          new SentenceReader(Vocabulary.standard(), Programmes.EUROPEAN)
              .read(
                  sentence.part(),
                  sentence.example(),
                  new Place(1, 1),
                  List.of(),
                  new Problems("example"));
      uses.put(sentence.id(), new ArrayList<>(List.of(Objects.requireNonNull(example))));
    }
    Random random = new Random(1);
    for (int i = 0; i < RANDOM_FILES; i++) {
      Kind kind = Kind.values()[i % Kind.values().length];
      String text = new RandomRules(random).file(kind, 2);
      for (ParsedRule rule :
          new RuleFileParser(Vocabulary.standard(), Programmes.EUROPEAN)
              .parse("f.dslr", text)
              .rules()) {
        Stream.of(rule.headers(), rule.conditions(), rule.consequences())
            .flatMap(List::stream)
            .forEach(use -> Objects.requireNonNull(uses.get(use.sentence().id())).add(use));
      }
    }

    PagesJson.isWritten(
        "german.test.json",
        uses.values().stream()
            .flatMap(said -> said.stream().limit(SAID_MAX))
            .map(PagesLanguageTests::said)
            .distinct()
            .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
  }

  private static String said(SentenceUse use) {
    Vocabulary vocabulary = Vocabulary.standard();
    return "[%s,%s,%s]"
        .formatted(
            PagesJson.quoted(use.sentence().part().code()),
            PagesJson.quoted(new Renderer(vocabulary).render(use)),
            PagesJson.quoted(Translation.in(Locale.GERMAN).said(vocabulary, use)));
  }

  private static void repositoryFiles(Map<String, String> files) throws IOException {
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".dslr")).sorted().toList()) {
        files.put(RESOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
  }

  private static void hostileFiles(Map<String, String> files) throws IOException {
    Map<String, List<Map<String, Object>>> lines = HostileRulesTests.yaml("lines.yaml");
    lines.forEach(
        (where, attacks) -> {
          for (Map<String, Object> attack : attacks) {
            boolean inside = !where.equals("name") && !where.equals("outside");
            String line = (inside ? "    " : "") + attack.get("line");
            files.put(
                "hostile/" + where + "/" + files.size(), HostileRulesTests.around(where, line));
          }
        });
    List<Map<String, Object>> whole = HostileRulesTests.yaml("files.yaml");
    whole.forEach(attack -> files.put("hostile/file/" + files.size(), (String) attack.get("file")));
  }

  /** The same ones in every run. */
  private static void damagedFiles(Map<String, String> files) {
    for (int seed = 0; seed < DAMAGED_FILES; seed++) {
      Random random = new Random(seed);
      Kind kind = Kind.values()[seed % Kind.values().length];
      String text = new RandomRules(random).file(kind, 2);
      for (int i = 0; i <= seed % 6; i++) {
        text = RuleFilePropertyTests.damaged(text, random);
      }
      files.put("damaged/" + seed, text.replaceAll("[\\uD800-\\uDFFF]", "\u200B"));
    }
  }

  private static void rulesThatCountUnderTheSame(Map<String, String> files) {
    String rule = "rule \"%s\"\n%swhen\n    A purchase is made\nthen\n    Give 1 point\nend\n";
    String[][] rules = {
      {"A", "    identity \"k7m2-q9xd\"\n", "B", "    identity \"k7m2-q9xd\"\n"},
      {"A", "", "B", "    identity \"A\"\n"},
      {"A", "    identity \"B\"\n", "B", ""},
      {"A", "    identity \"*\"\n", "B", "    identity \"*\"\n"},
      {"A", "    identity \"1\"\n    identity \"2\"\n", "A", ""},
    };
    for (String[] two : rules) {
      files.put(
          "identity/" + files.size(),
          rule.formatted(two[0], two[1]) + rule.formatted(two[2], two[3]));
    }
  }

  private String json(String name, String text) {
    List<String> problems = new ArrayList<>();
    for (Problem problem : reader.read(Map.of("f.dslr", text)).problems()) {
      if (!KNOWN_TO_THE_SERVER_ONLY.contains(problem.message())) {
        problems.add(
            "\n   [%d,%d,%s,%s]"
                .formatted(
                    problem.line(),
                    problem.column(),
                    PagesJson.quoted(problem.message()),
                    PagesJson.quoted(problem.suggestion())));
      }
    }
    return " {\"name\":%s,\n  \"text\":%s,\n  \"problems\":[%s]}"
        .formatted(PagesJson.quoted(name), PagesJson.quoted(text), String.join(",", problems));
  }
}
