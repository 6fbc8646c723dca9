package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.CompiledRule;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    this.assembler = new RuleAssembler(vocabulary, EXAMPLES, new Texts(), new VerifiedBefore());
  }

  static void check(Vocabulary vocabulary) {
    new VocabularyCheck(vocabulary).check();
  }

  private void check() {
    Set<String> ids = new HashSet<>();
    for (Sentence sentence : vocabulary.sentences()) {
      require(ids.add(sentence.id()), sentence.id() + ": another sentence has the same id");
    }
    Map<Part, List<SentenceUse>> examples = new EnumMap<>(Part.class);
    for (VocabularyEntry entry : vocabulary.entries()) {
      Sentence sentence = entry.sentence();
      of(
          sentence,
          () -> {
            require(!entry.template().opening().isEmpty(), "it must begin with words");
            require(
                !sentence.pieces().contains(new Piece.Plural(-1)),
                "s? stands behind a number, not before it");
            examples
                .computeIfAbsent(sentence.part(), p -> new ArrayList<>())
                .add(example(sentence));
            unambiguous(sentence);
          });
    }
    for (Part part : Part.values()) {
      require(examples.containsKey(part), "there is no sentence for " + part.code());
    }
    closed(examples);
  }

  /** All conditions and consequences at once; where that fails each alone, to name the one. */
  private void closed(Map<Part, List<SentenceUse>> examples) {
    List<SentenceUse> conditions = examples.getOrDefault(Part.WHEN, List.of());
    List<SentenceUse> consequences = examples.getOrDefault(Part.THEN, List.of());
    SentenceUse condition = conditions.getFirst();
    SentenceUse consequence = consequences.getFirst();
    try {
      assemble(List.of(), conditions, consequences);
    } catch (VerificationException unfit) {
      conditions.forEach(
          use -> of(use.sentence(), () -> assemble(List.of(), List.of(use), List.of(consequence))));
      consequences.forEach(
          use -> of(use.sentence(), () -> assemble(List.of(), List.of(condition), List.of(use))));
      throw unfit;
    }
    for (SentenceUse header : examples.getOrDefault(Part.HEADER, List.of())) {
      of(
          header.sentence(),
          () -> {
            VerifiedRule rule = assemble(List.of(header), List.of(condition), List.of(consequence));
            require(!rule.notes().isEmpty(), "it says nothing");
          });
    }
  }

  private VerifiedRule assemble(
      List<SentenceUse> headers, List<SentenceUse> conditions, List<SentenceUse> consequences) {
    ParsedRule rule =
        new ParsedRule(
            "example",
            new Place(1, 1),
            true,
            headers,
            conditions,
            consequences,
            List.of(),
            List.of());
    return assembler.assemble(rule, CompiledRule.Kind.PURCHASE, 0).verified();
  }

  private static void of(Sentence sentence, Runnable check) {
    try {
      check.run();
    } catch (VocabularyException | VerificationException unfit) {
      throw new VocabularyException("sentence " + sentence.id() + ": " + unfit.getMessage(), unfit);
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

  private static void require(boolean satisfied, String complaint) {
    if (!satisfied) {
      throw new VocabularyException(complaint);
    }
  }
}
