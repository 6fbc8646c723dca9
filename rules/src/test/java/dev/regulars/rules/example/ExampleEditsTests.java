package dev.regulars.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.example.ExampleEdits.Edited;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single examples are changed, and nothing else of their file. */
class ExampleEditsTests {

  private static final String FILE =
      """
      # What it is meant to do: für 🎂 und ☕.

      - name: "Fünf 🎂 Euro"   # not 5
        at: 2026-10-14
        purchase: 5.00
        points: 10     # twice as much
        rules: {Base points: 10, "Birthday": 1}

      # Said on its own lines
      - name: Birthday
        at: 2026-10-14
        member: {birthday: 1990-10-14}
        purchase:
          - {category: coffee, price: 5.00}
        points: "60"
        rules:
          Base points: 9   # of the purchase
          Birthday: 55
        tier: silver
        messages:
        - Happy
        # was: joy
        - Joy
        vouchers: CAKE
        tags: [a, b]

      # at the end
      - name: Holds
        at: 2026-10-14
        purchase: 1.00
        points: 1
      # and this
      """;

  private static RuleBook rulebook;

  @BeforeAll
  static void read() {
    rulebook =
        ((Interpretation.Sound)
                new RuleBookCompiler(StarterRulebook.programme())
                    .interpret(StarterRulebook.files()))
            .rulebook();
  }

  @AfterAll
  static void close() {
    rulebook.close();
  }

  @Test
  void whatComesOutIsExpectedAndTheRestStaysAsItIs() {
    assertThat(written(ExampleEdits.accept(FILE, rulebook, Set.of("Fünf 🎂 Euro", "Birthday"))))
        .isEqualTo(
            FILE.replace("points: 10     #", "points: 5     #")
                .replace("{Base points: 10, \"Birthday\": 1}", "{Base points: 5, \"Birthday\": 0}")
                .replace("\"60\"", "55")
                .replace("Base points: 9 ", "Base points: 5 ")
                .replace("Birthday: 55", "Birthday: 50")
                .replace("silver", "bronze")
                .replace(
                    """
                      messages:
                      - Happy
                      # was: joy
                      - Joy
                    """,
                    """
                      messages: ["Happy birthday!", "It is the customer's birthday."]
                    """)
                .replace("vouchers: CAKE", "vouchers: []")
                .replace("tags: [a, b]", "tags: []"));
  }

  @Test
  void oneAloneIsChanged() {
    assertThat(written(ExampleEdits.accept(FILE, rulebook, Set.of("Fünf 🎂 Euro"))))
        .contains("points: 5     # twice as much")
        .contains("points: \"60\"");
    assertThat(written(ExampleEdits.accept(FILE, rulebook, Set.of("Holds")))).isEqualTo(FILE);
  }

  @Test
  void oneIsTakenOutWithItsLinesAndNoOthers() {
    String without = written(ExampleEdits.remove(FILE, rulebook.programme(), Set.of("Birthday")));
    assertThat(without)
        .isEqualTo(
            FILE.substring(0, FILE.indexOf("- name: Birthday"))
                + FILE.substring(FILE.indexOf("# at the end")));
    String last = written(ExampleEdits.remove(FILE, rulebook.programme(), Set.of("Holds")));
    assertThat(last).endsWith("# at the end\n# and this\n");
    Set<String> all = Set.of("Fünf 🎂 Euro", "Birthday", "Holds");
    assertThat(written(ExampleEdits.remove(FILE, rulebook.programme(), all)))
        .startsWith("# What it is meant to do")
        .doesNotContain("- name");
  }

  @Test
  void whatIsNotThereOrStandsInBracketsIsRefused() {
    assertThat(refused(ExampleEdits.accept(FILE, rulebook, Set.of("Nobody's"))))
        .contains("Nobody's");
    assertThat(refused(ExampleEdits.remove("", rulebook.programme(), Set.of("Any"))))
        .contains("Any");
    assertThat(
            refused(
                ExampleEdits.remove(
                    "[{name: Any, at: 2026-10-14, purchase: 1.00, points: 1}]",
                    rulebook.programme(),
                    Set.of("Any"))))
        .contains("text of the file");
  }

  private static String written(Edited edited) {
    assertThat(edited).isInstanceOf(Edited.Written.class);
    return ((Edited.Written) edited).text();
  }

  private static String refused(Edited edited) {
    assertThat(edited).isInstanceOf(Edited.Refused.class);
    return ((Edited.Refused) edited).reason();
  }
}
