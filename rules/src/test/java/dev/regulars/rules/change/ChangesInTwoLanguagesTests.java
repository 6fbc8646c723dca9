package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.change.RuleChanges.RuleChange;
import dev.regulars.rules.change.RuleChanges.SentenceChange;
import dev.regulars.rules.language.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of difference, as it is told in English and in German. */
class ChangesInTwoLanguagesTests {

  private static final String RULE =
      """
      # Coffee first.
      rule "Coffee"
          valid from 2026-12-01 until 2026-12-31
          exclusive group "season"
          priority 5
      when
          The basket contains products in category "coffee" or "tea"
          The time is between 14:00 and 16:00
          The day is Monday or Friday
          The total is at least 1200.00 EUR
          The member is in tier "silver"
          The member made at least 3 earlier purchases in the last 30 days
          This is the 9th purchase of the member this month
          The basket contains at least 2 units of category "coffee"
      then
          Multiply points on category "coffee" by 2
          Give 1 point per 1.00 EUR spent on category "tea"
          Give 2.5% of the amount spent as points
          Give 1500 points
          At most 300 points per member per day
          At most 9000 points in all
          Give no points on brand "Illy"
          Issue voucher "CAKE" valid for 14 days
          Tag the member "fan"
          Tell the customer "Double!"
      end
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          until 2026-12-31|until 2026-12-24|ends on 2026-12-24 instead of 2026-12-31|endet am 24.12.2026 statt am 31.12.2026
          from 2026-12-01|from 2026-11-01|starts on 2026-11-01 instead of 2026-12-01|beginnt am 01.11.2026 statt am 01.12.2026
          from 2026-12-01 until 2026-12-31|until 2026-12-31|no longer waits until 2026-12-01|wartet nicht mehr bis zum 01.12.2026
          from 2026-12-01 until 2026-12-31|from 2026-12-01|no longer ends on 2026-12-31|endet nicht mehr am 31.12.2026
          priority 5|paused|pauses the rule|pausiert die Regel
          "season"|"sale"|moves the rule from the exclusive group "season" to "sale"|verschiebt die Regel aus der ausschließenden Gruppe „season“ in „sale“
          priority 5|priority 7|raises the priority from 5 to 7|erhöht die Priorität von 5 auf 7
          priority 5|priority 4|lowers the priority from 5 to 4|senkt die Priorität von 5 auf 4
          14:00 and|15:30 and|moves the start of the time span from 14:00 to 15:30|verlegt die Zeitspanne: Beginn 15:30 statt 14:00
          and 16:00|and 18:00|moves the end of the time span from 16:00 to 18:00|verlegt die Zeitspanne: Ende 18:00 statt 16:00
          14:00 and 16:00|15:00 and 17:00|moves the start of the time span from 14:00 to 15:00 and moves its end from 16:00 to 17:00|verlegt die Zeitspanne: Beginn 15:00 statt 14:00 und verlegt das Ende von 16:00 auf 17:00
          1200.00 EUR|15.50 EUR|lowers the least total from 1200.00 EUR to 15.50 EUR|senkt den Mindestbetrag von 1.200,00 € auf 15,50 €
          "coffee" or "tea"|"coffee", "tea" or "cocoa"|adds "cocoa" to the categories of which one must be in the basket|ergänzt die verlangten Warengruppen um „cocoa“
          "coffee" or "tea"|"coffee"|removes "tea" from the categories of which one must be in the basket|ändert die verlangten Warengruppen: ohne „tea“
          "coffee" or "tea"|"coffee" or "cocoa"|replaces "tea" by "cocoa" in the categories of which one must be in the basket|ändert die verlangten Warengruppen: „cocoa“ statt „tea“
          "coffee" or "tea"|"tea" or "coffee"|puts the categories of which one must be in the basket in another order|ordnet die verlangten Warengruppen neu
          Monday or Friday|Monday, Wednesday, Friday or Sunday|adds Wednesday and Sunday to the days of the week|ergänzt die Wochentage um Mittwoch und Sonntag
          Monday or Friday|Tuesday|changes the days of the week from Monday and Friday to Tuesday|ändert die Wochentage von Montag und Freitag zu Dienstag
          tier "silver"|tier "gold"|changes the tier of the member from "silver" to "gold"|ändert die Stufe des Mitglieds von „silver“ zu „gold“
          least 3 earlier|least 5 earlier|raises the least number of earlier purchases in the last 30 days from 3 to 5|erhöht die Mindestzahl früherer Einkäufe innerhalb von 30 Tagen von 3 auf 5
          9th|10th|changes the purchase this month that counts from 9th to 10th|ändert den zählenden Einkauf diesen Monat von 9. zu 10.
          least 2 units|least 2.5 units|raises the least number of units of category "coffee" from 2 to 2.5|erhöht die Mindestzahl an Einheiten von Warengruppe „coffee“ von 2 auf 2,5
          "coffee" by 2|"coffee" by 2.5|raises the multiplier on category "coffee" from 2 to 2.5|erhöht den Multiplikator auf Warengruppe „coffee“ von 2 auf 2,5
          on category "coffee" by 2|on category "coffee" or "tea" by 3|adds category "tea" to the multiplier on category "coffee" and raises it from 2 to 3|ergänzt den Multiplikator auf Warengruppe „coffee“ um Warengruppe „tea“ und erhöht den Wert von 2 auf 3
          on category "coffee" by 2|on category "cocoa" by 2|replaces category "coffee" by "cocoa" in the multiplier on category "coffee"|ändert den Multiplikator auf Warengruppe „coffee“: Warengruppe „cocoa“ statt „coffee“
          on category "coffee" by 2|on brand "Illy" by 2|adds a multiplier of 2 on brand "Illy"|ergänzt einen Multiplikator von 2 auf Marke „Illy“
          on category "coffee" by 2|on brand "Illy" by 2|removes the multiplier of 2 on category "coffee"|entfernt den Multiplikator von 2 auf Warengruppe „coffee“
          Give 1 point per|Give 2 points per|raises the points per 1.00 EUR spent on category "tea" from 1 to 2|erhöht die Punkte je 1,00 € Umsatz mit Warengruppe „tea“ von 1 auf 2
          1.00 EUR spent|2.00 EUR spent|changes “Give 1 point per 1.00 EUR spent on category "tea"” to “Give 1 point per 2.00 EUR spent on category "tea"”|ändert „Es gibt 1 Punkt je 1,00 € Umsatz mit Warengruppe ‚tea‘“ zu „Es gibt 1 Punkt je 2,00 € Umsatz mit Warengruppe ‚tea‘“
          2.5%|5%|raises the share of the amount spent that is given as points from 2.5% to 5%|erhöht den als Punkte gegebenen Anteil am Umsatz von 2,5 % auf 5 %
          Give 1500 points|Give 1 point|lowers the bonus from 1500 to 1 point|senkt den Bonus von 1.500 auf 1 Punkt
          300 points|500 points|raises the limit per member per day from 300 to 500 points|erhöht die Grenze je Mitglied und Tag von 300 auf 500 Punkte
          Give 1500 points|All rules together give at most 90 points per purchase|adds a limit of 90 points per purchase for all rules together|ergänzt eine Grenze von 90 Punkten je Einkauf für alle Regeln zusammen
          Give 1500 points|Give 1 point for every unit|adds 1 point for every unit|ergänzt 1 Punkt je Einheit
          Give 1500 points|Give 3 points for every full 5.00 EUR spent|adds 3 points for every full 5.00 EUR spent|ergänzt 3 Punkte je volle 5,00 € Umsatz
          9000 points|8000 points|lowers the budget from 9000 to 8000 points|senkt das Budget von 9.000 auf 8.000 Punkte
          brand "Illy"|brand "Illy" or "Segafredo"|adds brand "Segafredo" to the exclusion of brand "Illy"|ergänzt den Ausschluss von Marke „Illy“ um Marke „Segafredo“
          for 14 days|for 1 day|lowers the validity of voucher "CAKE" from 14 to 1 day|senkt die Gültigkeit des Gutscheins „CAKE“ von 14 auf 1 Tag
          member "fan"|member "friend"|changes the tag for the member from "fan" to "friend"|ändert das Merkmal für das Mitglied von „fan“ zu „friend“
          "Double!"|"Twice!"|changes the message to the customer from "Double!" to "Twice!"|ändert die Nachricht an die Kundschaft von „Double!“ zu „Twice!“
          The total is at least 1200.00 EUR|This is the first purchase of the member|adds the condition “This is the first purchase of the member”|ergänzt die Bedingung „Dies ist der erste Einkauf des Mitglieds“
          The total is at least 1200.00 EUR|This is the first purchase of the member|removes the condition “The total is at least 1200.00 EUR”|entfernt die Bedingung „Die Summe beträgt mindestens 1.200,00 €“
          Tag the member "fan"|Tag somebody|adds a line that is no sentence: “Tag somebody”|ergänzt eine Zeile, die kein Satz ist: „Tag somebody“
          Coffee first.|Coffee second.|changes its comments|ändert ihre Kommentare
          """)
  void tellsWhatAnEditDoes(String before, String after, String english, String german) {
    assertThat(RULE).contains(before);
    String edited = RULE.replace(before, after);
    assertThat(told(RULE, edited, Locale.ENGLISH)).contains(english);
    assertThat(told(RULE, edited, Locale.GERMANY)).contains(german);
  }

  @Test
  void tellsTheReverseOfHeadersAndLines() {
    String plain =
        RULE.replaceAll("(?m)^    (valid|exclusive|priority).*\n", "")
            .replace("Tag the member \"fan\"", "Tag somebody");

    assertThat(told(plain, RULE, Locale.ENGLISH))
        .contains(
            "starts on 2026-12-01",
            "ends on 2026-12-31",
            "puts the rule into the exclusive group \"season\"",
            "sets the priority to 5",
            "removes a line that is no sentence: “Tag somebody”");
    assertThat(told(plain, RULE, Locale.GERMAN))
        .contains(
            "beginnt am 01.12.2026",
            "endet am 31.12.2026",
            "nimmt die Regel in die ausschließende Gruppe „season“ auf",
            "setzt die Priorität auf 5",
            "entfernt eine Zeile, die kein Satz ist: „Tag somebody“");
    assertThat(told(RULE, plain, Locale.ENGLISH))
        .contains(
            "takes the rule out of the exclusive group \"season\"", "removes the priority of 5");
    assertThat(told(RULE, plain, Locale.GERMAN))
        .contains(
            "nimmt die Regel aus der ausschließenden Gruppe „season“ heraus",
            "entfernt die Priorität von 5");
    assertThat(told(RULE.replace("priority 5", "paused"), RULE, Locale.ENGLISH))
        .contains("resumes the rule");
    assertThat(told(RULE.replace("priority 5", "paused"), RULE, Locale.GERMAN))
        .contains("setzt die Regel fort");
  }

  @Test
  void tellsOfRulesThatComeGoAndGetAnotherName() {
    String tea = RULE.replace("\"Coffee\"", "\"Tea\"");
    assertThat(told("", RULE, Locale.ENGLISH)).startsWith("adds the rule \"Coffee\"");
    assertThat(told("", RULE, Locale.GERMAN)).startsWith("legt die Regel „Coffee“ an");
    assertThat(told(RULE, "", Locale.ENGLISH)).containsExactly("removes the rule \"Coffee\"");
    assertThat(told(RULE, "", Locale.GERMAN)).containsExactly("löscht die Regel „Coffee“");
    assertThat(told(RULE, tea, Locale.ENGLISH))
        .containsExactly(
            "renames the rule from \"Coffee\" to \"Tea\"; what was counted towards its limits and"
                + " its budget starts anew");
    assertThat(told(RULE, tea, Locale.GERMAN))
        .containsExactly(
            "benennt die Regel „Coffee“ in „Tea“ um; was auf ihre Grenzen und ihr Budget zählte,"
                + " beginnt von vorn");
  }

  @Test
  void tellsOfPlaces() {
    String one = named("One");
    String two = named("Two");
    String three = named("Three");
    assertThat(told(one + two + three, three + one + two, Locale.ENGLISH))
        .containsExactly("moves the rule to the place before \"One\"");
    assertThat(told(one + two + three, three + one + two, Locale.GERMAN))
        .containsExactly("verschiebt die Regel vor „One“");
    assertThat(told(one + two + three, two + three + one, Locale.ENGLISH))
        .containsExactly("moves the rule to the end of the file");
    assertThat(told(one + two + three, two + three + one, Locale.GERMAN))
        .containsExactly("verschiebt die Regel an das Ende der Datei");
    Map<String, String> before = Map.of("a.dslr", one + two, "b.dslr", three);
    Map<String, String> after = Map.of("a.dslr", one, "b.dslr", three + two);
    assertThat(told(before, after, Locale.ENGLISH))
        .containsExactly("moves the rule from the file a.dslr to the file b.dslr");
    assertThat(told(before, after, Locale.GERMAN))
        .containsExactly("verschiebt die Regel aus der Datei a.dslr in die Datei b.dslr");
    String turned =
        one.replace(
            "    A purchase is made\n    The day is Monday\n",
            "    The day is Monday\n    A purchase is made\n");
    assertThat(told(one, turned, Locale.ENGLISH))
        .containsExactly("puts its sentences in another order");
    assertThat(told(one, turned, Locale.GERMAN)).containsExactly("ordnet ihre Sätze neu");
  }

  @Test
  void whatIsSaidInOtherLanguagesIsSaidInEnglish() {
    assertThat(told("", RULE, Locale.FRENCH)).isEqualTo(told("", RULE, Locale.ENGLISH));
  }

  @Test
  void aSentenceThatWasAddedIsQuotedUntilSomebodyTranslatesIt() {
    Map<String, String> files = new LinkedHashMap<>(Vocabulary.standardFiles());
    files.put(
        "more.dsl",
        """
        # group: New things
        # about: purchase

        # id: gift
        # {points}: integer
        # called: the gift [of {points} points?]
        # help: More.
        # example: Hand out 5 points
        [then]Hand out {points} points?=proposals.give({points});
        """);
    String before = named("One").replace("Give 5 points", "Hand out 5 points");
    RuleChanges changes =
        RuleChanges.between(
            Vocabulary.of(files),
            StarterRulebook.programme(),
            new RuleFiles(new TreeMap<>(Map.of("a.dslr", before))),
            new RuleFiles(new TreeMap<>(Map.of("a.dslr", before.replace("out 5", "out 7")))),
            Locale.GERMAN);

    assertThat(changes.rules().getFirst().sentences())
        .extracting(SentenceChange::text)
        .containsExactly("ändert „Hand out 5 points“ zu „Hand out 7 points“");
  }

  private static String named(String name) {
    return """
    rule "%s"
    when
        A purchase is made
        The day is Monday
    then
        Give 5 points
    end
    """
        .formatted(name);
  }

  private static List<String> told(String before, String after, Locale locale) {
    return told(Map.of("a.dslr", before), Map.of("a.dslr", after), locale);
  }

  /** With plain spaces in place of those that do not break. */
  private static List<String> told(
      Map<String, String> before, Map<String, String> after, Locale locale) {
    RuleChanges changes =
        RuleChanges.between(
            Vocabulary.standard(),
            StarterRulebook.programme(),
            new RuleFiles(new TreeMap<>(before)),
            new RuleFiles(new TreeMap<>(after)),
            locale);
    return changes.rules().stream()
        .map(RuleChange::sentences)
        .flatMap(List::stream)
        .map(change -> change.text().replace('\u00a0', ' '))
        .toList();
  }
}
