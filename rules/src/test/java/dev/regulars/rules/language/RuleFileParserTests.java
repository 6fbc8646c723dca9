package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileParserTests {

  private static final String CANONICAL =
      """
      # Our season.
      rule "Double points on coffee for Gold"
          valid from 2026-12-01 until 2026-12-24
          exclusive group "season"
          priority 10
      when
          The member is in tier "gold" or higher
          # cold or hot
          The basket contains products in category "coffee", "tea" or "cocoa"
          The day is Monday or Friday
      then
          Multiply points on category "coffee" by 2.5
          At most 500 points per member per day
          Tell the customer "Coffee & cake: 5% off – enjoy! 👩‍🍳"
          # that was all
      end

      rule "Paused"
          paused
      when
          A purchase is made
      then
          Give 1 point
      end

      # The end.
      """;

  private final RuleFileParser parser =
      new RuleFileParser(Vocabulary.standard(), Programmes.EUROPEAN);
  private final Renderer renderer = new Renderer(Vocabulary.standard());

  @Test
  void aCanonicalFileIsWrittenAsItStands() {
    ParsedFile file = parser.parse("a.dslr", CANONICAL);

    assertThat(file.problems()).isEmpty();
    assertThat(renderer.render(file)).isEqualTo(CANONICAL);
  }

  @Test
  void knowsTheValuesOfSentencesAndWhereTheyStand() {
    ParsedRule rule = parser.parse("a.dslr", CANONICAL).rules().getFirst();

    assertThat(rule.name()).isEqualTo("Double points on coffee for Gold");
    assertThat(rule.place()).isEqualTo(new Place(2, 1));
    assertThat(rule.headers().getFirst().values())
        .containsExactly(
            new Value.Day(LocalDate.parse("2026-12-01")),
            new Value.Day(LocalDate.parse("2026-12-24")));
    SentenceUse contains = rule.conditions().get(1);
    assertThat(contains.place()).isEqualTo(new Place(9, 5));
    assertThat(contains.values())
        .containsExactly(new Value.Words(List.of("coffee", "tea", "cocoa")));
    assertThat(contains.valueColumns()).containsExactly(46);
    assertThat(contains.comments()).containsExactly("# cold or hot");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Give 1 points | Give 1 point",
        "Give 2 point | Give 2 points",
        "Give 2.50 points per 1 EUR spent | Give 2.5 points per 1.00 EUR spent",
        "Give 10 points for every unit of category \"a\", \"b\", \"c\" | Give 10 points for every"
            + " unit of category \"a\", \"b\" or \"c\"",
        "Give 5.0% of the amount spent as points | Give 5% of the amount spent as points",
        "Issue voucher \"a\" valid for 1 days | Issue voucher \"a\" valid for 1 day",
      })
  void writesAsThePeopleDo(String written, String canonical) {
    ParsedFile file = parser.parse("a.dslr", ruleWith(written.strip()));

    assertThat(file.problems()).isEmpty();
    assertThat(renderer.render(file)).contains("    " + canonical.strip() + "\n");
  }

  @Test
  void spacesTabsEmptyLinesAndLineEndsOfWindowsDoNotMatter() {
    String loose = "\uFEFF" + CANONICAL.replace("    ", "\t ").replace("\n", "  \r\n\r\n");

    ParsedFile file = parser.parse("a.dslr", loose);

    assertThat(file.problems()).isEmpty();
    assertThat(renderer.render(file)).isEqualTo(CANONICAL);
  }

  @Test
  void tellsEveryProblemOfAFile() {
    String text =
        """
        rule "A"
        when
            The total is at least 20 USD
            The basket contains cheese
        then
            Give no point
        end
        rule "B"
        when
            A purchase is made
        then
            Give 1 point
        """;

    assertThat(parser.parse("a.dslr", text).problems())
        .extracting(Problem::line)
        .containsExactly(3, 4, 6, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Give 5 pionts | Give {points} points",
        "give 5 points | Give {points} points",
        "Multiply points on categories \"coffee\" by 2 | Multiply points on category {categories}"
            + " by {factor}",
        "Tell customer \"x\" | Tell the customer {text}",
        "At most 500 points per members ever | At most {points} points per member ever",
        "Issue a voucher \"x\" valid for 3 days | Issue voucher {voucher} valid for {days} days",
      })
  void suggestsTheNearestSentence(String written, String nearest) {
    assertThat(parser.parse("a.dslr", ruleWith(written.strip())).problems())
        .extracting(Problem::suggestion)
        .containsExactly(nearest.strip());
  }

  @Test
  void suggestsNothingWhereNothingIsNear() {
    assertThat(parser.parse("a.dslr", ruleWith("xyz")).problems())
        .extracting(Problem::suggestion)
        .containsOnlyNulls();
  }

  @Test
  void anAmountHasTheDecimalsOfItsCurrency() {
    RuleFileParser japanese = new RuleFileParser(Vocabulary.standard(), programme("JPY"));

    ParsedFile file = japanese.parse("a.dslr", ruleWith("Give 1 point per 100 JPY spent"));

    assertThat(file.problems()).isEmpty();
    assertThat(file.rules().getFirst().consequences().getFirst().values())
        .contains(new Value.Money(100, "JPY"));
    assertThat(japanese.parse("a.dslr", ruleWith("Give 1 point per 100.00 JPY spent")).problems())
        .extracting(Problem::message)
        .containsExactly("100.00 JPY: amounts in JPY have no decimals.");
  }

  private static Programme programme(String currency) {
    Programme european = Programmes.EUROPEAN;
    return new Programme(
        currency,
        european.zone(),
        european.tiers(),
        european.stacking(),
        european.rounding(),
        european.qualificationPeriod(),
        european.pointValueMinor());
  }

  private static String ruleWith(String consequence) {
    return "rule \"A\"\nwhen\n    A purchase is made\nthen\n    " + consequence + "\nend\n";
  }
}
