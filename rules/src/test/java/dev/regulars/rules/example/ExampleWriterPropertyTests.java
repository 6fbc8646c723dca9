package dev.regulars.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.example.ExampleWriter.Appended;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.language.Programmes;
import dev.regulars.rules.language.RandomFacts;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What was written is read as what was meant, whatever it was. */
class ExampleWriterPropertyTests {

  private final ExampleWriter writer = new ExampleWriter(Programmes.EUROPEAN);

  @Property(tries = 300)
  void anExampleIsReadAsItWasWritten(@ForAll long seed) {
    Random random = new Random(seed);
    RandomFacts happenings = new RandomFacts(random);
    Facts facts = happenings.next(random.nextInt(4) == 0 ? Kind.EVENT : Kind.PURCHASE);
    Example example =
        new Example("Example " + seed, facts, happenings.standing(), expectation(random));

    Example read = only(written("# Mine.\n", example));

    assertThat(read.name()).isEqualTo(example.name());
    assertThat(read.facts().happening()).isEqualTo(facts.happening());
    assertThat(read.facts().member()).isEqualTo(facts.member());
    assertThat(read.standing()).isEqualTo(example.standing());
    assertThat(read.expectation()).isEqualTo(example.expectation());
    if (facts.basket() == null) {
      assertThat(read.facts().basket()).isNull();
    } else {
      assertThat(read.facts().basket().lines()).isEqualTo(facts.basket().lines());
    }
  }

  @Property(tries = 300)
  void anyTextIsReadAsItWasWritten(@ForAll String text) {
    Facts facts = new RandomFacts(new Random(1)).next(Kind.PURCHASE).with(Usage.NONE);
    Expectation expected =
        new Expectation(5L, Map.of(text, 5L), null, List.of(text, "x"), List.of(text), List.of());
    Example example = new Example("n" + text, facts, new Standing(0, 0, 0), expected);

    Example read = only(written("", example));

    assertThat(read.name()).isEqualTo("n" + text);
    assertThat(read.expectation()).isEqualTo(expected);
  }

  private static Expectation expectation(Random random) {
    return new Expectation(
        (long) random.nextInt(100),
        random.nextBoolean() ? Map.of() : Map.of("A, B: \"C\"", 5L, "Rule 1", 0L),
        random.nextBoolean() ? null : "silver",
        random.nextBoolean() ? null : List.of("Grüße, it's 5% off!", "- \u2028 # \t\u0000"),
        random.nextBoolean() ? null : List.of(),
        random.nextBoolean() ? null : List.of("true", "null", "~", "", " a "));
  }

  private String written(String file, Example example) {
    return switch (writer.append(file, example)) {
      case Appended.Written(String text, int _) -> text;
      case Appended.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  private static Example only(String text) {
    YamlProblems problems = new YamlProblems("examples.yaml");
    List<Example> examples = new ExampleReader(Programmes.EUROPEAN, problems).read(text);
    assertThat(problems.all()).isEmpty();
    return examples.getLast();
  }
}
