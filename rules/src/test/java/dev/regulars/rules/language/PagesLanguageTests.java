package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.CompiledRule.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The pages read rule files too, so that typing never waits for the server. What they have to find
 * is written down here, from what this parser finds, and a test of theirs reads it. With {@code
 * -Dregulars.rewrite} it is written anew.
 */
class PagesLanguageTests {

  private static final Path PAGES = Path.of("../admin-ui/src/features/rules/language");
  private static final Path RESOURCES = Path.of("src");
  private static final int DAMAGED_FILES = 150;

  /** Needs to know what a sentence does; the pages know only how it is written. */
  private static final String KNOWN_TO_THE_SERVER_ONLY =
      "This limits the points of the rule, but the rule gives none.";

  private final RulebookReader reader =
      new RulebookReader(Vocabulary.standard(), Programmes.EUROPEAN);

  @Test
  void thePagesKnowTheProblemsOfTheseFiles() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    repositoryFiles(files);
    hostileFiles(files);
    damagedFiles(files);

    String json =
        files.entrySet().stream()
            .map(file -> json(file.getKey(), file.getValue()))
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));

    isWritten("problems.test.json", json);
  }

  /** As {@code GET /v1/rulebook/vocabulary} tells it. */
  @Test
  void thePagesAreTestedWithThisVocabulary() throws IOException {
    String types =
        Arrays.stream(ParameterType.values())
            .filter(type -> type != ParameterType.TIER_OR_HIGHER)
            .map(
                type ->
                    "{\"code\":%s,\"pattern\":%s,\"expected\":%s}"
                        .formatted(
                            quoted(type.code()), quoted(type.pattern()), quoted(type.expected())))
            .collect(Collectors.joining(",\n "));
    String tiers =
        Programmes.EUROPEAN.tiers().stream()
            .map(
                tier ->
                    "{\"code\":%s,\"name\":%s}".formatted(quoted(tier.code()), quoted(tier.name())))
            .collect(Collectors.joining(","));
    String items =
        Vocabulary.standard().sentences().stream()
            .map(PagesLanguageTests::json)
            .collect(Collectors.joining(",\n "));

    isWritten(
        "vocabulary.test.json",
        "{\"items\":[\n %s],\n\"next\":null,\n\"types\":[\n %s],\n\"currency\":\"%s\",\n\"tiers\":[%s]}\n"
            .formatted(items, types, Programmes.EUROPEAN.currency(), tiers));
  }

  private static void isWritten(String name, String json) throws IOException {
    Path file = PAGES.resolve(name);
    if (System.getProperty("regulars.rewrite") != null) {
      Files.writeString(file, json);
    }
    assertThat(file).as("run this test with -Dregulars.rewrite to write it anew").hasContent(json);
  }

  private static String json(Sentence sentence) {
    return """
    {"id":%s,"part":%s,"text":%s,
      "pieces":[%s],
      "parameters":[%s],
      "group":%s,"about":%s,"called":%s,
      "help":%s,
      "example":%s}\
    """
        .formatted(
            quoted(sentence.id()),
            quoted(sentence.part().code()),
            quoted(sentence.text()),
            joined(sentence.pieces(), piece -> json(piece, sentence)),
            joined(sentence.parameters(), PagesLanguageTests::json),
            quoted(sentence.group()),
            quoted(sentence.about().code()),
            quoted(sentence.called()),
            quoted(sentence.help()),
            quoted(sentence.example()));
  }

  private static String json(Piece piece, Sentence sentence) {
    return switch (piece) {
      case Piece.Words(String text) -> "{\"words\":%s}".formatted(quoted(text));
      case Piece.Place(int at) ->
          "{\"parameter\":%s}".formatted(quoted(sentence.parameters().get(at).name()));
      case Piece.Plural(int at) ->
          "{\"pluralOf\":%s}".formatted(quoted(sentence.parameters().get(at).name()));
    };
  }

  private static String json(Parameter parameter) {
    boolean ordered = parameter.most().signum() > 0;
    return "{\"name\":%s,\"type\":%s,\"choices\":%s,\"least\":%s,\"most\":%s,\"of\":%s,\"list\":%s}"
        .formatted(
            quoted(parameter.name()),
            quoted(parameter.type().code()),
            parameter.choices().isEmpty()
                ? "null"
                : "[" + joined(parameter.choices(), choice -> quoted(choice.word())) + "]",
            ordered ? parameter.least().toPlainString() : "null",
            ordered ? parameter.most().toPlainString() : "null",
            quoted(parameter.of()),
            parameter.type().isList());
  }

  private static <T> String joined(List<T> items, Function<T, String> json) {
    return items.stream().map(json).collect(Collectors.joining(","));
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

  private String json(String name, String text) {
    List<String> problems = new ArrayList<>();
    for (Problem problem : reader.read(Map.of("f.dslr", text)).problems()) {
      if (!problem.message().equals(KNOWN_TO_THE_SERVER_ONLY)) {
        problems.add(
            "\n   [%d,%d,%s,%s]"
                .formatted(
                    problem.line(),
                    problem.column(),
                    quoted(problem.message()),
                    quoted(problem.suggestion())));
      }
    }
    return " {\"name\":%s,\n  \"text\":%s,\n  \"problems\":[%s]}"
        .formatted(quoted(name), quoted(text), String.join(",", problems));
  }

  private static String quoted(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> json.append('\\').append((char) c);
                case '\n' -> json.append("\\n");
                default -> {
                  if (c < ' ' || c > '~') {
                    json.append("\\u%04x".formatted(c));
                  } else {
                    json.append((char) c);
                  }
                }
              }
            });
    return json.append('"').toString();
  }
}
