package dev.regulars.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warning.Code;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of warning, as it is told in English and in German. */
class WarningsInTwoLanguagesTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String MONDAY = "The day is Monday";
  private static final String GIVE = "Give 5 points";

  private final Warnings warnings =
      new Warnings(Vocabulary.standard(), StarterRulebook.programme());

  /**
   * Rules with what is said of them.
   *
   * @param english message and reason
   * @param german the same
   */
  private record Said(Code code, String rules, String english, String german) {}

  private static List<Said> everythingThatIsSaid() {
    return List.of(
        new Said(
            Code.NEVER_FIRES,
            rule("Never", "", "The total is at least 9.00 EUR | The total is at most 5.00 EUR"),
            "This rule can never fire. “The total is at least 9.00 EUR” and “The total is at most"
                + " 5.00 EUR” are never met together.",
            "Diese Regel kann nie greifen. „Die Summe beträgt mindestens 9,00\u00a0€“ und „Die"
                + " Summe beträgt höchstens 5,00\u00a0€“ sind nie zusammen erfüllt."),
        new Said(
            Code.NEVER_FIRES,
            rule("Never", "", "The event \"purchase\" happens"),
            "This rule can never fire. “The event \"purchase\" happens” and an event that is no"
                + " purchase are never met together.",
            "Diese Regel kann nie greifen. „Das Ereignis ‚purchase‘ geschieht“ und ein Ereignis,"
                + " das kein Einkauf ist, sind nie zusammen erfüllt."),
        new Said(
            Code.EXPIRED,
            rule("Old", "valid until 2026-11-23", MONDAY),
            "This rule ended on 2026-11-23. It does nothing any more. Give it another last day, or"
                + " delete it.",
            "Diese Regel endete am 23.11.2026. Sie bewirkt nichts mehr. Geben Sie ihr einen anderen"
                + " letzten Tag, oder löschen Sie sie."),
        new Said(
            Code.BUDGET_WITHOUT_END,
            rule("Endless", "", MONDAY, GIVE + "\n    At most 25000 points in all"),
            "This rule has a budget, but no last day. When its 25000 points are used up it gives"
                + " nothing, on a day that nobody knows. A last day says until when it is meant to"
                + " run.",
            "Diese Regel hat ein Budget, aber keinen letzten Tag. Sind ihre 25.000 Punkte"
                + " verbraucht, gibt sie nichts mehr, an einem Tag, den niemand kennt. Ein letzter"
                + " Tag sagt, bis wann sie laufen soll."),
        new Said(
            Code.ALWAYS_TOGETHER,
            rule("One", "", MONDAY) + rule("Two", "", MONDAY),
            "This rule always fires together with \"One\". Both ask the same, and neither is in an"
                + " exclusive group: both count. If only one of them is meant to, put both into the"
                + " same group.",
            "Diese Regel greift immer zusammen mit „One“. Beide verlangen dasselbe, und keine ist"
                + " in einer ausschließenden Gruppe: Beide zählen. Soll nur eine von ihnen zählen,"
                + " nehmen Sie beide in dieselbe Gruppe auf."),
        new Said(
            Code.SHADOWED,
            rule("Big", "exclusive group \"g\" | priority 10", MONDAY)
                + rule("Small", "exclusive group \"g\" | priority 5", MONDAY),
            "This rule never stands: in the group \"g\" always \"Big\" wins. Whatever meets this"
                + " rule meets \"Big\" too, which has the greater priority (10 against 5).",
            "Diese Regel bleibt nie bestehen: In der Gruppe „g“ gewinnt immer „Big“. Was diese"
                + " Regel erfüllt, erfüllt auch „Big“; diese hat die höhere Priorität (10 gegen"
                + " 5)."),
        new Said(
            Code.SHADOWED,
            rule("Big", "exclusive group \"g\"", MONDAY)
                + rule("Small", "exclusive group \"g\"", MONDAY),
            "This rule never stands: in the group \"g\" always \"Big\" wins. Whatever meets this"
                + " rule meets \"Big\" too, which gives at least as much and stands above it.",
            "Diese Regel bleibt nie bestehen: In der Gruppe „g“ gewinnt immer „Big“. Was diese"
                + " Regel erfüllt, erfüllt auch „Big“; diese gibt mindestens so viel und steht"
                + " weiter oben."),
        new Said(
            Code.GIFT_TO_ALL,
            rule("Gift", "", "A purchase is made", "Give 1000000 points"),
            "This rule gives everybody something, every time. “Give 1000000 points” has no"
                + " condition, limit or budget. Say for whom or when, or how much at most.",
            "Diese Regel schenkt allen etwas, jedes Mal. „Es gibt 1.000.000 Punkte“ hat weder"
                + " Bedingung noch Grenze noch Budget. Sagen Sie, für wen oder wann, oder wie viel"
                + " höchstens."),
        new Said(
            Code.NIGHT,
            rule("Night", "", "The day is Friday | The time is between 22:00 and 02:00"),
            "What is bought after midnight, before 02:00, belongs to the day before. The span of"
                + " time began on that day. “The day is Friday” is asked of the day on which the"
                + " night began.",
            "Was nach Mitternacht und vor 02:00 gekauft wird, gehört zum Tag davor. Die Zeitspanne"
                + " begann an diesem Tag. „Der Tag ist Freitag“ wird an dem Tag gefragt, an dem die"
                + " Nacht begann."),
        new Said(
            Code.JUMP,
            rule("Jump", "", MONDAY, "Give 1000 points"),
            "A number goes from 1 to 1000. In “Give 1000 points” it is more than 5 times as much,"
                + " or as little, as what is live. It may be a slip.",
            "Eine Zahl ändert sich von 1 auf 1.000. In „Es gibt 1.000 Punkte“ ist sie mehr als"
                + " 5-mal so groß oder so klein wie in dem, was gilt. Vielleicht ist es ein"
                + " Versehen."),
        new Said(
            Code.TWIN_NAME,
            rule("Happy hour", "", MONDAY)
                + rule("Happy Hour", "", "The total is at least 9.00 EUR"),
            "The name of this rule looks like that of \"Happy hour\". Rules are counted, explained"
                + " and told to customers by their names, and nobody can tell these two apart."
                + " Rename one.",
            "Der Name dieser Regel sieht aus wie der von „Happy hour“. Regeln werden unter ihrem"
                + " Namen gezählt, erklärt und Kunden genannt, und niemand kann diese beiden"
                + " unterscheiden. Benennen Sie eine um."),
        new Said(
            Code.LOOK_ALIKE_CODE,
            rule("Both", "", "The channel is \"online\" or \"0nline\""),
            "The channel \"0nline\" looks like \"online\", but is another one. This rulebook names"
                + " both. A letter or digit is of another case, width or alphabet, or a dash is"
                + " more. If the same is meant, write both in the same way.",
            "Kanal „0nline“ sieht aus wie „online“, ist aber etwas anderes. Dieses Regelwerk nennt"
                + " beide. Ein Buchstabe oder eine Ziffer ist anders: groß oder klein, breit,"
                + " aus einer anderen Schrift, oder ein Strich ist mehr. Ist dasselbe gemeint,"
                + " schreiben Sie beide gleich."),
        new Said(
            Code.UNKNOWN_CODE,
            rule("Tagged", "", "The store has tag \"airprot\""),
            "The store tag \"airprot\" has not been seen so far. No purchase and no member had it."
                + " It may be misspelt; if it is new, all is well.",
            "Filialmerkmal „airprot“ ist bisher nicht vorgekommen. Weder ein Einkauf noch ein"
                + " Mitglied hatte es. Vielleicht ist es ein Tippfehler; ist es neu, ist alles"
                + " gut."));
  }

  @ParameterizedTest
  @MethodSource("everythingThatIsSaid")
  void isSaidInBothLanguages(Said said) {
    assertThat(told(said, Locale.ENGLISH)).isEqualTo(said.english);
    assertThat(told(said, Locale.GERMANY)).isEqualTo(said.german);
    assertThat(told(said, Locale.FRENCH)).isEqualTo(said.english);
  }

  @Test
  void noKindIsLeftOut() {
    assertThat(everythingThatIsSaid())
        .extracting(Said::code)
        .contains(Arrays.stream(Code.values()).toArray(Code[]::new));
  }

  private String told(Said said, Locale locale) {
    RuleFiles files = new RuleFiles(new TreeMap<>(Map.of("a.dslr", said.rules)));
    RuleFiles live =
        new RuleFiles(new TreeMap<>(Map.of("a.dslr", rule("Jump", "", MONDAY, "Give 1 point"))));
    List<Warning> found =
        warnings.of(files, live, TODAY, (kind, code) -> !code.equals("airprot"), locale);
    assertThat(found).extracting(Warning::code).containsExactly(said.code);
    return found.getFirst().message() + " " + found.getFirst().reason();
  }

  private static String rule(String name, String headers, String conditions) {
    return rule(name, headers, conditions, GIVE);
  }

  private static String rule(String name, String headers, String conditions, String then) {
    return "rule \"%s\"\n%swhen\n%sthen\n    %s\nend\n"
        .formatted(name, lines(headers), lines(conditions), then);
  }

  private static String lines(String sentences) {
    StringBuilder lines = new StringBuilder();
    for (String sentence : sentences.split(" \\| ")) {
      if (!sentence.isEmpty()) {
        lines.append("    ").append(sentence).append('\n');
      }
    }
    return lines.toString();
  }
}
