package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.CompiledRule;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a vocabulary checks of itself before anybody can use it. */
final class VocabularyCheck {

  /** Examples are written for it. */
  private static final Programme EXAMPLES =
      new Programme(
          "EUR",
          ZoneOffset.UTC,
          List.of(
              new Programme.Tier("bronze", "Bronze"),
              new Programme.Tier("silver", "Silver"),
              new Programme.Tier("gold", "Gold")),
          Programme.Stacking.BEST,
          RoundingMode.DOWN,
          Programme.QualificationPeriod.CALENDAR_YEAR,
          1);

  private final Vocabulary vocabulary;
  private final SentenceReader reader;
  private final Renderer renderer;
  private final RuleAssembler assembler;

  private VocabularyCheck(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.reader = new SentenceReader(vocabulary, EXAMPLES);
    this.renderer = new Renderer(vocabulary);
    this.assembler = new RuleAssembler(vocabulary, EXAMPLES, new Texts());
  }

  static void check(Vocabulary vocabulary) {
    new VocabularyCheck(vocabulary).check();
  }

  private void check() {
    Set<String> ids = new HashSet<>();
    for (Sentence sentence : vocabulary.sentences()) {
      require(ids.add(sentence.id()), sentence.id() + ": another sentence has the same id");
    }
    for (VocabularyEntry entry : vocabulary.entries()) {
      Sentence sentence = entry.sentence();
      try {
        require(!entry.template().opening().isEmpty(), "it must begin with words");
        SentenceUse example = example(sentence);
        unambiguous(sentence);
        closed(example);
      } catch (VocabularyException | VerificationException unfit) {
        throw new VocabularyException(
            "sentence " + sentence.id() + ": " + unfit.getMessage(), unfit);
      }
    }
  }

  private SentenceUse example(Sentence sentence) {
    Problems problems = new Problems("example");
    SentenceUse use =
        reader.read(sentence.part(), sentence.example(), new Place(1, 1), List.of(), problems);
    if (use == null) {
      throw new VocabularyException("its example is no sentence: " + problems.all());
    }
    require(use.sentence().equals(sentence), "its example is " + use.sentence().id());
    require(
        renderer.render(use).equals(sentence.example()),
        "its example would be written " + renderer.render(use));
    return use;
  }

  private void unambiguous(Sentence sentence) {
    for (VocabularyEntry other : vocabulary.entries()) {
      require(
          other.sentence().equals(sentence)
              || other.sentence().part() != sentence.part()
              || !other.template().match(sentence.example()).isWhole(sentence.example()),
          "its example is also " + other.sentence().id());
    }
  }

  /** Puts the example into a rule with the first fitting others, and looks what becomes of it. */
  private void closed(SentenceUse example) {
    ParsedRule rule =
        new ParsedRule(
            "example",
            new Place(1, 1),
            true,
            partOf(Part.HEADER, example),
            partOf(Part.WHEN, example),
            partOf(Part.THEN, example),
            List.of(),
            List.of());
    RuleAssembler.Assembled assembled = assembler.assemble(rule, CompiledRule.Kind.PURCHASE, 0);
    if (example.sentence().part() == Part.HEADER) {
      require(!assembled.verified().notes().isEmpty(), "it says nothing");
    }
  }

  private List<SentenceUse> partOf(Part part, SentenceUse example) {
    if (part == example.sentence().part()) {
      return List.of(example);
    }
    if (part == Part.HEADER) {
      return List.of();
    }
    return List.of(example(vocabulary.entries(part).getFirst().sentence()));
  }

  private static void require(boolean satisfied, String complaint) {
    if (!satisfied) {
      throw new VocabularyException(complaint);
    }
  }
}
