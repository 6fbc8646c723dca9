package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme.QualificationPeriod;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.Programme.Tier;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Rulebooks for tests, compiled from files as a marketer would write them. */
final class GivenRulebooks {

  private static final Path PROGRAMMES =
      Path.of("src/test/resources/dev/regulars/rules/programmes");

  private GivenRulebooks() {}

  /** Compiles files that are meant to be right. */
  static RuleBook compiled(Programme programme, RuleFiles files) {
    return switch (new RuleBookCompiler(programme).compile(files)) {
      case Compilation.Compiled compiled -> compiled.rulebook();
      case Compilation.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  /** Compiles one rule file for the starter's programme. */
  static RuleBook compiled(String rules) {
    return compiled(
        StarterRulebook.programme(), new RuleFiles(new TreeMap<>(Map.of("rules.dslr", rules))));
  }

  /** The same, not compiled: there at once. */
  static RuleBook interpreted(String rules) {
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("rules.dslr", rules)));
    return switch (new RuleBookCompiler(StarterRulebook.programme()).interpret(files)) {
      case Interpretation.Sound sound -> sound.rulebook();
      case Interpretation.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  /** The names of the well-known kinds of programme; each is a folder. */
  static List<String> programmes() {
    try (Stream<Path> folders = Files.list(PROGRAMMES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rule and example files of a folder. */
  static RuleFiles files(String name) {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(PROGRAMMES.resolve(name))) {
      for (Path path : paths.toList()) {
        String file = path.getFileName().toString();
        if (!file.equals("programme.yaml")) {
          files.put(file, Files.readString(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(files.keySet()).contains("earning.dslr", "examples.yaml");
    return new RuleFiles(files);
  }

  /** The programme that a folder describes. */
  static Programme programme(String name) {
    try (Reader reader = Files.newBufferedReader(PROGRAMMES.resolve(name + "/programme.yaml"))) {
      Map<String, Object> said = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      List<?> tiers = (List<?>) said.getOrDefault("tiers", List.of());
      return new Programme(
          said.get("currency").toString(),
          ZoneId.of(said.get("zone").toString()),
          tiers.stream().map(tier -> new Tier(tier.toString(), tier.toString())).toList(),
          Stacking.valueOf(said.getOrDefault("stacking", "BEST").toString()),
          RoundingMode.valueOf(said.getOrDefault("rounding", "DOWN").toString()),
          QualificationPeriod.CALENDAR_YEAR,
          1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
