package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Condition;
import dev.regulars.rules.decision.Condition.Requirement;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an explanation shows of a sentence: met or not, found and needed in the reader's form. */
class ConditionTests {

  /** A Wednesday. */
  private static final Happening HAPPENING =
      new Happening(
          Happening.PURCHASE,
          LocalDateTime.parse("2026-10-14T14:30:59").atZone(Programmes.BERLIN),
          "hamburg-1",
          Set.of("airport"),
          "store",
          Map.of("paymentMethod", "app"),
          Set.of("SUMMER"));

  private static final Basket BASKET =
      new Basket(
          List.of(
              new Line(1, "ESP-1", "coffee", "Illy", 2000, 1240, 0),
              new Line(2, "TEA-1", "tea", null, 1500, 500, 0)));
  private static final Member MEMBER =
      new Member(
          "silver",
          LocalDate.parse("2026-10-01"),
          LocalDate.parse("1992-10-14"),
          Set.of("student"),
          Map.of("favourite", "tea"),
          9,
          LocalDate.parse("2026-10-04"),
          Map.of(Window.lastDays(30), new Totals(2, 4250), Window.DAY, new Totals(1, 300)));
  private static final Facts PURCHASE = new Facts(HAPPENING, BASKET, MEMBER, Usage.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "At least 20.00 EUR is spent on category \"coffee\" | false | 12.40 | 20.00",
        "At least 17.40 EUR is spent on category \"coffee\" or \"tea\" | true | 17.40 | 17.40",
        "The total is at most 17.40 EUR | true | 17.40 | 17.40",
        "The total is at most 17.39 EUR | false | 17.40 | 17.39",
        "A purchase is made | true | purchase | purchase",
        "The member enrols | false | purchase | enrolment",
        "The basket contains at least 3.5 units in all | true | 3.5 | 3.5",
        "The basket contains at least 3 units of brand \"Illy\" | false | 2 | 3",
        "The basket contains at least 3 different products | false | 2 | 3",
        "The basket contains products in category \"tea\" or \"wine\" | true | yes | tea or wine",
        "The basket contains no products of brand \"Illy\" | false | yes | none of Illy",
        "The customer pays with \"card\" | false | app | card",
        "The customer presents the code \"SUMMER\" | true | yes | SUMMER",
        "The purchase attribute \"delivery\" is \"pickup\" | false | - | pickup",
        "The store is \"hamburg-1\" | true | hamburg-1 | hamburg-1",
        "The store is not \"hamburg-1\" | false | hamburg-1 | not hamburg-1",
        "The channel is \"online\" or \"app\" | false | store | online or app",
        "The day is Tuesday or Friday | false | Wednesday | Tuesday or Friday",
        "The time is between 14:30 and 16:00 | true | 14:30 | 14:30 to 16:00",
        "The time is between 12:00 and 14:30 | false | 14:30 | 12:00 to 14:30",
        "The time is between 22:00 and 15:00 | true | 14:30 | 22:00 to 15:00",
        "The date is between 2026-10-14 and 2026-10-14 | true | 2026-10-14 | 2026-10-14 to"
            + " 2026-10-14",
        "The day of the month is at most 5 | false | 14 | 5",
        "The member is in tier \"silver\" or higher | true | silver | silver or higher",
        "The member is in tier \"gold\" | false | silver | gold",
        "The member is below tier \"gold\" | true | silver | below gold",
        "The member is below tier \"silver\" | false | silver | below silver",
        "The member has tag \"staff\" | false | no | staff",
        "The member attribute \"favourite\" is \"tea\" | true | tea | tea",
        "The member enrolled at least 14 days ago | false | 13 | 14",
        "The birthday of the member is today | true | 10-14 | today",
        "The birthday of the member is this month | true | 10-14 | this month",
        "This is the first purchase of the member | false | 10 | 1",
        "This is the 11th purchase of the member | false | 10th | 11th",
        "Every 5th purchase of the member | true | 10th | every 5th",
        "This is the 2nd purchase of the member today | true | 2nd | 2nd",
        "The member made at least 3 earlier purchases in the last 30 days | false | 2 | 3",
        "The member made at most 0 earlier purchases this week | true | 0 | 0",
        "The member spent at least 40.00 EUR on earlier purchases in the last 30 days | true |"
            + " 42.50 | 40.00",
        "The last purchase of the member was at least 10 days ago | true | 10 | 10",
      })
  void showsWhatItFoundAndWhatItNeeds(String sentence, boolean met, String found, String needed) {
    assertThat(condition(sentence.strip()).evaluate(PURCHASE, null, Locale.ENGLISH))
        .extracting("text", "met", "found", "needed")
        .containsExactly(sentence.strip(), met, found, needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "At least 2000.00 EUR is spent on category \"coffee\" | 12,40 € | 2.000,00 €",
        "The basket contains at least 3.5 units in all | 3,5 | 3,5",
        "The basket contains products in category \"tea\" or \"wine\" | ja | tea oder wine",
        "The basket contains no products of brand \"Illy\" | ja | nichts von Illy",
        "The basket contains no products in category \"a\" or \"b\" | nein | nichts von a oder b",
        "The basket contains no product \"ESP-1\" | ja | nichts von ESP-1",
        "The purchase attribute \"delivery\" is \"pickup\" | - | pickup",
        "The store is not \"hamburg-1\" | hamburg-1 | nicht hamburg-1",
        "The channel is \"online\" or \"app\" | store | online oder app",
        "The day is Tuesday, Thursday or Friday | Mittwoch | Dienstag, Donnerstag oder Freitag",
        "The time is between 12:00 and 14:30 | 14:30 | 12:00 bis 14:30",
        "The date is between 2026-10-14 and 2026-12-24 | 14.10.2026 | 14.10.2026 bis 24.12.2026",
        "The member is in tier \"silver\" or higher | silver | silver oder höher",
        "The member is below tier \"gold\" | silver | unter gold",
        "The member does not have tag \"staff\" | nein | nicht staff",
        "A purchase is made | purchase | purchase",
        "The birthday of the member is today | 14.10. | heute",
        "The birthday of the member is this week | 14.10. | diese Woche",
        "This is the 11th purchase of the member | 10. | 11.",
        "Every 5th purchase of the member | 10. | jeden 5.",
        "The member made at least 3 earlier purchases in the last 30 days | 2 | 3",
      })
  void showsItInGermanToo(String sentence, String found, String needed) {
    SentenceExplanation why = condition(sentence.strip()).evaluate(PURCHASE, null, Locale.GERMAN);

    assertThat(why.written()).isEqualTo(sentence.strip());
    assertThat(why.text()).isNotEqualTo(sentence.strip()).doesNotContain("{");
    assertThat(unbroken(why.found())).isEqualTo(found);
    assertThat(unbroken(why.needed())).isEqualTo(needed);
  }

  private static @Nullable String unbroken(@Nullable String shown) {
    return shown == null ? null : shown.replace('\u00a0', ' ');
  }

  @Test
  void aMemberWithoutPurchasesHasNotStayedAway() {
    Member newcomer =
        new Member(null, LocalDate.EPOCH, null, Set.of(), Map.of(), 0, null, Map.of());
    Facts first = new Facts(HAPPENING, BASKET, newcomer, Usage.NONE);

    Condition condition = condition("The last purchase of the member was at least 90 days ago");
    assertThat(condition.isMet(first, null)).isFalse();
    assertThat(condition.evaluate(first, null, Locale.ENGLISH))
        .extracting("met", "found", "needed")
        .containsExactly(false, "never", "90");
    assertThat(condition.evaluate(first, null, Locale.GERMAN).found()).isEqualTo("nie");
  }

  @Test
  void somebodyBornOnALeapDayHasABirthdayEveryYear() {
    Member leaper =
        new Member(
            null,
            LocalDate.EPOCH,
            LocalDate.parse("1992-02-29"),
            Set.of(),
            Map.of(),
            0,
            null,
            Map.of());
    Happening last =
        new Happening(
            Happening.PURCHASE,
            LocalDateTime.parse("2026-02-28T10:00").atZone(Programmes.BERLIN),
            null,
            Set.of(),
            null,
            Map.of(),
            Set.of());
    Facts facts = new Facts(last, BASKET, leaper, Usage.NONE);

    assertThat(condition("The birthday of the member is today").isMet(facts, null)).isTrue();
  }

  @Test
  void aSentenceAboutAStandingSaysWhatItRequires() {
    Condition condition =
        condition("The member spent at least 500.00 EUR in the qualification period");

    assertThat(condition.requirement()).isEqualTo(new Requirement("spend", 50_000));
    assertThat(condition.evaluate(PURCHASE, new Standing(0, 12_345, 0), Locale.ENGLISH))
        .isEqualTo(
            new SentenceExplanation(
                "standing-spend",
                "The member spent at least 500.00 EUR in the qualification period",
                "The member spent at least 500.00 EUR in the qualification period",
                false,
                "123.45",
                "500.00"));
    assertThat(condition.isMet(PURCHASE, null)).isFalse();
  }

  private static Condition condition(String sentence) {
    String then =
        sentence.contains("qualification")
            ? "The member qualifies for tier \"gold\""
            : "Give 1 point";
    var source =
        new RulebookReader(Vocabulary.standard(), Programmes.EUROPEAN)
            .read(
                Map.of("a.dslr", "rule \"A\"\nwhen\n" + sentence + "\nthen\n" + then + "\nend\n"));
    assertThat(source.problems()).isEmpty();
    return source.rules().getFirst().conditions().getFirst();
  }
}
