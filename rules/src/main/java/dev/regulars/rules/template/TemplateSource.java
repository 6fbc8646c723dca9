package dev.regulars.rules.template;

import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.Tier;
import dev.regulars.rules.language.ParsedFile;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.RuleFileParser;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The templates as they ship: a file of rules for each, and one that describes them all. */
final class TemplateSource {

  /** The day that the files call today. */
  static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  /** Of the euro, in which the files are written. */
  static final int DECIMALS = 2;

  /** The tiers that the files know, highest first. */
  static final List<String> TIERS_FROM_TOP = List.of("gold", "silver", "bronze");

  private static final String FOLDER = "/dev/regulars/rules/templates/";

  private static final Programme PROGRAMME =
      new Programme(
          "EUR",
          ZoneOffset.UTC,
          TIERS_FROM_TOP.reversed().stream().map(code -> new Tier(code, code)).toList(),
          Programme.Stacking.BEST,
          RoundingMode.DOWN,
          Programme.QualificationPeriod.CALENDAR_YEAR,
          1);

  private TemplateSource() {}

  /** Something to read, in both languages. */
  record Said(String en, String de) {

    String in(Locale locale) {
      return Translation.isGerman(locale) ? de : en;
    }
  }

  /**
   * A template before it is written for a programme.
   *
   * @param germanNames of its rules, where it has several
   * @param germanMessages what its rules tell, in their order
   */
  record Described(
      String id,
      Said group,
      Said title,
      Said explanation,
      Set<String> fields,
      List<ParsedRule> rules,
      List<String> germanNames,
      List<String> germanMessages) {

    List<String> names(Locale locale) {
      if (rules.size() == 1) {
        return List.of(title.in(locale));
      }
      return Translation.isGerman(locale) ? germanNames : List.of();
    }

    List<String> messages(Locale locale) {
      return Translation.isGerman(locale) ? germanMessages : List.of();
    }
  }

  /** All templates in their order. */
  static List<Described> all() {
    Map<?, ?> root =
        (Map<?, ?>)
            new Yaml(new SafeConstructor(new LoaderOptions())).load(resource("templates.yaml"));
    Map<?, ?> groups = (Map<?, ?>) value(root, "groups");
    RuleFileParser parser = new RuleFileParser(Vocabulary.standard(), PROGRAMME);
    List<Described> all = new ArrayList<>();
    for (Object each : (List<?>) value(root, "templates")) {
      all.add(described((Map<?, ?>) each, groups, parser));
    }
    return List.copyOf(all);
  }

  private static Described described(Map<?, ?> said, Map<?, ?> groups, RuleFileParser parser) {
    String id = value(said, "id").toString();
    ParsedFile file = parser.parse(id + ".dslr", resource(id + ".dslr"));
    if (!file.problems().isEmpty()) {
      throw new IllegalStateException("template " + id + ": " + file.problems());
    }
    return new Described(
        id,
        said(value(groups, value(said, "group").toString())),
        said(value(said, "title")),
        said(value(said, "explanation")),
        Set.copyOf(texts(value(said, "fields"))),
        file.rules(),
        german(said.get("names")),
        german(said.get("messages")));
  }

  private static Said said(Object value) {
    Map<?, ?> languages = (Map<?, ?>) value;
    return new Said(value(languages, "en").toString(), value(languages, "de").toString());
  }

  private static List<String> german(@Nullable Object value) {
    return value instanceof Map<?, ?> languages ? texts(value(languages, "de")) : List.of();
  }

  private static List<String> texts(Object value) {
    return ((List<?>) value).stream().map(Object::toString).toList();
  }

  private static Object value(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("templates.yaml: " + key + " is missing in " + map);
    }
    return value;
  }

  private static String resource(String name) {
    try (InputStream stream = TemplateSource.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException(FOLDER + name + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
