package dev.regulars.rules.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.Tier;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warnings;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a marketer finds instead of an empty page. */
class TemplatesTests {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

  private static final Programme YEN =
      programme("JPY", List.of(new Tier("basic", "Basic"), new Tier("plus", "Plus")));
  private static final Programme DINAR = programme("KWD", List.of());

  private final Templates templates = new Templates(StarterRulebook.programme());

  static List<RuleTemplate> english() {
    return new Templates(StarterRulebook.programme()).in(Locale.ENGLISH, TODAY);
  }

  @Test
  void thereAreThoseThatMarketersAskFor() {
    assertThat(english())
        .extracting(RuleTemplate::title)
        .contains(
            "Double points on a weekday",
            "Stamp card: every 10th coffee",
            "Welcome bonus",
            "Birthday",
            "Win back after 60 days",
            "Spend and get",
            "Tier multiplier",
            "Happy hour",
            "New product launch",
            "10 for you, 5 for your friend")
        .hasSizeGreaterThanOrEqualTo(19)
        .doesNotHaveDuplicates();
    assertThat(english()).extracting(RuleTemplate::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("english")
  void eachIsARuleThatCompilesAndMakesNobodyWonder(RuleTemplate template) {
    RuleFiles files = files(template);

    assertThat(new RuleBookCompiler(StarterRulebook.programme()).check(files)).isEmpty();
    assertThat(
            new Warnings(Vocabulary.standard(), StarterRulebook.programme())
                .of(files, TODAY, (kind, code) -> true))
        .isEmpty();
  }

  @Test
  void allTogetherAreOneSoundRulebook() {
    StringBuilder all = new StringBuilder();
    english().forEach(template -> all.append(template.text()).append('\n'));

    assertThat(new RuleBookCompiler(StarterRulebook.programme()).check(files(all.toString())))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("english")
  void eachIsExplainedInBothLanguages(RuleTemplate template) {
    RuleTemplate german =
        templates.in(Locale.GERMANY, TODAY).stream()
            .filter(other -> other.id().equals(template.id()))
            .findFirst()
            .orElseThrow();

    assertThat(template.explanation()).hasSizeBetween(30, 300).endsWith(".");
    assertThat(german.explanation())
        .hasSizeBetween(30, 300)
        .endsWith(".")
        .isNotEqualTo(template.explanation());
    assertThat(german.title()).isNotEmpty();
    assertThat(new RuleBookCompiler(StarterRulebook.programme()).check(files(german))).isEmpty();
    assertThat(messages(german)).hasSameSizeAs(messages(template));
    assertThat(messages(german)).noneMatch(messages(template)::contains);
  }

  @ParameterizedTest
  @MethodSource("english")
  void eachSaysWhatToFillInFirst(RuleTemplate template) {
    List<String> lines = template.text().lines().toList();

    assertThat(template.fields())
        .isNotEmpty()
        .allSatisfy(
            field -> {
              String line = lines.get(field.line() - 1);
              assertThat(line.substring(field.column() - 1)).matches("[\"0-9A-Za-z].*");
            });
  }

  @Test
  void campaignsBeginToday() {
    assertThat(template("new-product").text()).contains("valid from 2027-03-01 until 2027-04-28");
  }

  @Test
  void namesAndMessagesAreInTheLanguageOfWhoReadsThem() {
    RuleTemplate german =
        templates.in(Locale.GERMAN, TODAY).stream()
            .filter(template -> template.id().equals("season"))
            .findFirst()
            .orElseThrow();

    assertThat(german.text())
        .contains("rule \"Die Saison\"", "rule \"Die große Woche\"")
        .contains("Tell the customer \"Dreifache Punkte auf Kuchen, nur diese Woche!\"");
  }

  @Test
  void amountsAndTiersAreThoseOfTheProgramme() {
    List<RuleTemplate> templates = new Templates(YEN).in(Locale.ENGLISH, TODAY);

    assertThat(templates).extracting(RuleTemplate::id).doesNotContain("tier-multiplier");
    assertThat(templates)
        .extracting(RuleTemplate::text)
        .anyMatch(text -> text.contains("Give 1 point per 100 JPY spent"))
        .anyMatch(text -> text.contains("The member is in tier \"plus\" or higher"));
    assertThat(new Templates(DINAR).in(Locale.ENGLISH, TODAY))
        .extracting(RuleTemplate::text)
        .anyMatch(text -> text.contains("The total is at least 50.000 KWD"))
        .noneMatch(text -> text.contains(" tier "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "KWD"})
  void theyAreSoundInOtherProgrammes(String currency) {
    Programme programme = currency.equals("JPY") ? YEN : DINAR;

    assertThat(new Templates(programme).in(Locale.GERMAN, TODAY))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            template ->
                assertThat(new RuleBookCompiler(programme).interpret(files(template)))
                    .isInstanceOf(Interpretation.Sound.class));
  }

  private RuleTemplate template(String id) {
    return templates.in(Locale.ENGLISH, TODAY).stream()
        .filter(template -> template.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> messages(RuleTemplate template) {
    return template.text().lines().filter(line -> line.contains("Tell the ")).toList();
  }

  private static RuleFiles files(RuleTemplate template) {
    return files(template.text());
  }

  private static RuleFiles files(String text) {
    return new RuleFiles(new TreeMap<>(Map.of("template.dslr", text)));
  }

  private static Programme programme(String currency, List<Tier> tiers) {
    return new Programme(
        currency,
        ZoneOffset.UTC,
        tiers,
        Programme.Stacking.BEST,
        RoundingMode.DOWN,
        Programme.QualificationPeriod.CALENDAR_YEAR,
        1);
  }
}
