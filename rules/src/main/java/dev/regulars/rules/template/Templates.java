package dev.regulars.rules.template;

import dev.regulars.rules.Programme;
import dev.regulars.rules.language.ParsedFile;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.Renderer;
import dev.regulars.rules.language.RuleFileParser;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.template.RuleTemplate.Field;
import dev.regulars.rules.template.TemplateSource.Described;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule templates of the product, written for one programme: with its currency and its tiers.
 * Thread-safe.
 */
public final class Templates {

  private static final String FILE = "template.dslr";

  private final Programme programme;
  private final Renderer renderer = new Renderer(Vocabulary.standard());
  private final RuleFileParser parser;
  private final List<Described> described = TemplateSource.all();

  /** The templates for a programme. */
  public Templates(Programme programme) {
    this.programme = programme;
    this.parser = new RuleFileParser(Vocabulary.standard(), programme);
  }

  /**
   * All that make sense in the programme: those that name more tiers than it has are left out.
   *
   * @param locale language of what people read: German, or else English
   * @param today where campaigns begin, by the programme's calendar
   */
  public List<RuleTemplate> in(Locale locale, LocalDate today) {
    List<RuleTemplate> templates = new ArrayList<>();
    for (Described each : described) {
      template(each, locale, today).ifPresent(templates::add);
    }
    return templates;
  }

  private Optional<RuleTemplate> template(Described described, Locale locale, LocalDate today) {
    TemplateValues values = new TemplateValues(programme, today, described.messages(locale));
    List<String> names = described.names(locale);
    List<ParsedRule> rules = described.rules();
    if (!values.hasTiersFor(rules)) {
      return Optional.empty();
    }
    List<ParsedRule> written = new ArrayList<>();
    for (ParsedRule rule : rules) {
      String name = written.size() < names.size() ? names.get(written.size()) : rule.name();
      written.add(values.put(rule, name));
    }
    String text = renderer.render(new ParsedFile(FILE, written, List.of(), List.of()));
    return Optional.of(
        new RuleTemplate(
            described.id(),
            described.group().in(locale),
            described.title().in(locale),
            described.explanation().in(locale),
            text,
            fields(described, text)));
  }

  private List<Field> fields(Described described, String text) {
    List<Field> fields = new ArrayList<>();
    for (ParsedRule rule : parser.parse(FILE, text).rules()) {
      Stream.of(rule.headers(), rule.conditions(), rule.consequences())
          .flatMap(List::stream)
          .forEach(use -> fields(described, use, fields));
    }
    return fields;
  }

  private static void fields(Described described, SentenceUse use, List<Field> into) {
    String sentence = use.sentence().id();
    for (int i = 0; i < use.values().size(); i++) {
      String parameter = use.sentence().parameters().get(i).name();
      if (described.fields().contains(sentence + "." + parameter)) {
        into.add(new Field(use.place().line(), use.valueColumns().get(i), sentence, parameter));
      }
    }
  }
}
