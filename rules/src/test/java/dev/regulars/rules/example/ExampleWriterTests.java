package dev.regulars.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.rules.example.ExampleWriter.Appended;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A basket that was tried becomes an example. */
class ExampleWriterTests {

  private static final ZonedDateTime AT =
      ZonedDateTime.parse("2026-10-14T10:15:30+02:00[Europe/Berlin]");

  private static final Member ORDINARY =
      new Member(
          "bronze",
          LocalDate.of(2025, 10, 14),
          null,
          Set.of(),
          Map.of(),
          10,
          LocalDate.of(2026, 10, 7),
          Map.of());

  private static final Basket COFFEE =
      new Basket(
          List.of(
              new Line(1, "ESP-1", "coffee", "Illy", 2000, 500, 80),
              new Line(2, "BEANS", "coffee", null, 333, 599, 0)));

  private final ExampleWriter writer = new ExampleWriter(StarterRulebook.programme());

  @Test
  void whatIsOrdinaryIsNotSaid() {
    assertThat(
            written(
                "",
                example(
                    "Plain", purchase(total(800), ORDINARY), Expectation.ofPoints(8, Map.of()))))
        .isEqualTo(
            """
            - name: Plain
              at: 2026-10-14 10:15
              store: hamburg-1
              channel: store
              purchase: 8.00
              points: 8
            """);
  }

  @Test
  void everythingElseIs() {
    Happening happening =
        new Happening(
            Happening.PURCHASE,
            AT,
            "hamburg-1",
            Set.of("airport", "big"),
            "store",
            Map.of("paymentMethod", "app"),
            Set.of("WELCOME"));
    Member member =
        new Member(
            "gold",
            LocalDate.of(2020, 1, 1),
            LocalDate.of(1990, 2, 28),
            Set.of("student"),
            Map.of("favourite", "tea: green"),
            0,
            null,
            Map.of(Window.lastDays(30), new Totals(2, 1250)));
    Usage usage =
        new Usage(
            Map.of(
                new LimitKey("Base points", Window.DAY), 450L,
                new LimitKey(LimitKey.ALL_RULES, Window.EVER), 9000L),
            Map.of("Advent: more", 99L));
    Facts facts = new Facts(happening, COFFEE, member, usage);
    Expectation expected =
        new Expectation(
            19L,
            Map.of("Base points", 11L),
            "gold",
            List.of("Well done, you!"),
            List.of(),
            List.of("a", "b"));

    assertThat(
            written("", new Example("He said \"yes\"", facts, new Standing(5, 650, 3), expected)))
        .isEqualTo(
            """
            - name: "He said \\"yes\\""
              at: 2026-10-14 10:15
              store: hamburg-1
              store tags: [airport, big]
              channel: store
              codes: WELCOME
              attributes: {paymentMethod: app}
              member: {tier: gold, enrolled: 2020-01-01, birthday: 1990-02-28, tags: student, \
            attributes: {favourite: "tea: green"}, purchases: 0, earlier: [{in: last 30 days, \
            purchases: 2, spent: 12.50}], standing: {points: 5, spent: 6.50, purchases: 3}}
              purchase:
                - {product: ESP-1, category: coffee, brand: Illy, quantity: 2, price: 2.50, tax: 0.80}
                - {product: BEANS, category: coffee, quantity: 0.333, price: 17.99}
              already given:
                - {rule: all rules, per: ever, points: 9000}
                - {rule: Base points, per: day, points: 450}
                - {rule: "Advent: more", per: budget, points: 99}
              points: 19
              rules: {Base points: 11}
              tier: gold
              messages: "Well done, you!"
              vouchers: []
              tags: [a, b]
            """);
  }

  @Test
  void theRestOfTheFileStaysByteForByte() {
    String file =
        "# Mine.\r\n\r\n"
            + "  - name:   One   # first\r\n"
            + "    at: 2026-10-14\r\n"
            + "    purchase: 5\r\n"
            + "    points: 5";

    String text = written(file, example("Two", purchase(total(800), ORDINARY), points(8)));

    assertThat(text)
        .startsWith(file + "\r\n\r\n  - name: Two\r\n    at: 2026-10-14 10:15\r\n")
        .endsWith("    points: 8\r\n");
  }

  @Test
  void itSaysWhereTheExampleBegins() {
    Appended appended =
        writer.append("# Mine.\n", example("One", purchase(total(800), ORDINARY), points(8)));

    assertThat(appended)
        .isInstanceOfSatisfying(
            Appended.Written.class, written -> assertThat(written.line()).isEqualTo(3));
  }

  @Test
  void theStarterExamplesTakeOneMore() {
    String file = Objects.requireNonNull(StarterRulebook.files().files().get("examples.yaml"));

    String text = written(file, example("One more", purchase(COFFEE, ORDINARY), points(10)));

    assertThat(text).startsWith(file);
    assertThat(
            Examples.problems(
                new RuleFiles(new TreeMap<>(Map.of("examples.yaml", text))),
                StarterRulebook.programme()))
        .isEmpty();
  }

  @Test
  void anEventAndAMemberInNoTierCanBeWritten() {
    Happening review = new Happening("review", AT, null, Set.of(), null, Map.of(), Set.of());
    Member newcomer =
        new Member(null, LocalDate.of(2026, 10, 14), null, Set.of(), Map.of(), 3, null, Map.of());

    assertThat(written("", example("R", new Facts(review, null, newcomer, Usage.NONE), points(0))))
        .contains("event: review\n")
        .contains("member: {tier: none, enrolled: 2026-10-14, purchases: 3, last purchase: never}");
  }

  @Test
  void aNameThatIsThereAlreadyIsRefused() {
    Example example = example("Two", purchase(total(800), ORDINARY), points(8));
    String file = written("", example);

    assertThat(writer.append(file, example))
        .isEqualTo(new Appended.Refused("Another example has this name."));
  }

  @Test
  void aFileThatIsNoListOfExamplesIsRefused() {
    Example example = example("Two", purchase(total(800), ORDINARY), points(8));

    assertThat(writer.append("- name: [", example))
        .isInstanceOfSatisfying(
            Appended.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("The file cannot be read"));
    assertThat(writer.append("[{name: One, at: 2026-10-14, purchase: 5, points: 5}]", example))
        .isInstanceOfSatisfying(
            Appended.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("The file is not a list"));
  }

  @Test
  void anExampleThatSaysNothingIsRefused() {
    assertThat(
            writer.append("", example("Two", purchase(total(800), ORDINARY), Expectation.NOTHING)))
        .isInstanceOf(Appended.Refused.class);
  }

  private static Expectation points(long points) {
    return Expectation.ofPoints(points, Map.of());
  }

  private static Example example(String name, Facts facts, Expectation expected) {
    return new Example(name, facts, new Standing(0, 0, 0), expected);
  }

  private static Facts purchase(Basket basket, Member member) {
    Happening happening =
        new Happening(Happening.PURCHASE, AT, "hamburg-1", Set.of(), "store", Map.of(), Set.of());
    return new Facts(happening, basket, member, Usage.NONE);
  }

  private static Basket total(long minor) {
    return new Basket(List.of(new Line(1, "anything", null, null, 1000, minor, 0)));
  }

  private String written(String file, Example example) {
    return switch (writer.append(file, example)) {
      case Appended.Written(String text, int _) -> text;
      case Appended.Refused(String reason) -> throw new AssertionError(reason);
    };
  }
}
