package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code PROGRAMMES.md} shows the programmes of {@code scenarios/programmes} as they are tried;
 * {@code -Dregulars.golden=renew} writes it anew.
 */
class ProgrammesPageTests {

  static final Path FOLDER = Path.of("src/test/resources/scenarios/programmes");
  private static final Path PAGE = Path.of("../PROGRAMMES.md");
  private static final String HEAD =
      """
      # Programmes that are well known

      What it takes for each: settings, beside what they are without being said (`PUT /v1/programme`, or the page Programme), and rules.
      Each is tried by the build with the steps that its file ends with
      ([scenarios/programmes](api/src/test/resources/scenarios/programmes)), while the days go by. A new one is a file there;
      `-Dtest=ProgrammesPageTests -Dregulars.golden=renew` writes this page anew.
      """;

  @Test
  void thePageShowsWhatIsTried() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (Path file : files()) {
      page.append(part(Files.readString(file)));
    }
    if ("renew".equals(System.getProperty("regulars.golden"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static String part(String file) {
    Map<String, Object> said = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    String plans =
        said.containsKey("plans")
            ? "Plans (`PUT /v1/plans/{code}`):\n```yaml\n"
                + between(file, "plans:\n", "rules: |\n").stripIndent()
                + "```\n"
            : "";
    String settings =
        said.containsKey("programme")
            ? "```yaml\n" + between(file, "programme:\n", "rules: |\n").stripIndent() + "```\n"
            : "No setting differs.\n";
    return "\n## %s\n%s\n%s%s```\n%s```\n"
        .formatted(
            said.get("title"), said.get("about"), settings, plans, said.get("rules").toString());
  }

  private static String between(String text, String start, String end) {
    return text.substring(text.indexOf(start) + start.length(), text.indexOf(end));
  }
}
