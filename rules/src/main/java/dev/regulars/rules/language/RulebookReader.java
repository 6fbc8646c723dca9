package dev.regulars.rules.language;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.language.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * From rule files to rules whose every construct is known: parses, checks, expands and verifies.
 * Thread-safe.
 */
public final class RulebookReader {

  private final Vocabulary vocabulary;
  private final Programme programme;
  private final RuleFileParser parser;
  private final VerifiedBefore verifiedBefore = new VerifiedBefore();

  /** A reader for the rulebooks of a programme. */
  public RulebookReader(Vocabulary vocabulary, Programme programme) {
    this.vocabulary = vocabulary;
    this.programme = programme;
    this.parser = new RuleFileParser(vocabulary, programme);
  }

  /**
   * What was read.
   *
   * @param read in the order of files and lines; incomplete where there are problems
   * @param rules what they mean
   * @param drl by kind, ready for Drools, in portions; a kind without rules is missing; empty where
   *     there is an error
   * @param needs of all rules but those about money off
   * @param discountNeeds of rules about money off
   * @param texts what rules tell; {@code Tell.text()} is an index into it
   * @param canonical the rules as Drools sees them, in the same order; empty where there is an
   *     error
   * @param problems by file and line
   */
  public record RulebookSource(
      List<ReadRule> read,
      List<CompiledRule> rules,
      Map<CompiledRule.Kind, List<String>> drl,
      List<String> texts,
      FactNeeds needs,
      FactNeeds discountNeeds,
      List<CanonicalRule> canonical,
      List<Problem> problems) {

    /** Whether nothing keeps it from being compiled. */
    public boolean isSound() {
      return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
  }

  private static List<CanonicalRule> canonical(List<RuleAssembler.Assembled> rules) {
    return rules.stream()
        .map(rule -> new CanonicalRule(rule.compiled().kind(), rule.verified()))
        .toList();
  }

  /**
   * Reads rule files.
   *
   * @param files text by name, in the order of the rules
   * @throws VerificationException if the vocabulary lets something through that may not be
   */
  public RulebookSource read(Map<String, String> files) {
    List<ParsedFile> parsed = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          Cancellation.check();
          parsed.add(parser.parse(name, text));
        });
    List<Problem> problems = new ArrayList<>();
    parsed.forEach(file -> problems.addAll(file.problems()));
    RuleNames.check(parsed, problems);

    Texts texts = new Texts();
    RuleAssembler assembler = new RuleAssembler(vocabulary, programme, texts, verifiedBefore);
    List<RuleAssembler.Assembled> assembled = new ArrayList<>();
    List<ReadRule> read = new ArrayList<>();
    for (ParsedFile file : parsed) {
      Problems found = new Problems(file.name());
      for (ParsedRule rule : file.rules()) {
        Cancellation.check();
        if (rule.whole() && RuleHeaders.saidOnce(rule, vocabulary, found)) {
          CompiledRule.Kind kind = RuleKinds.kindOf(rule, found);
          RuleAssembler.Assembled whole = assembler.assemble(rule, kind, assembled.size());
          RuleChecks.check(whole, found);
          assembled.add(whole);
          read.add(ReadRule.of(file.name(), whole));
        }
      }
      problems.addAll(found.all());
    }
    ChallengeNames.check(read, problems);
    problems.sort(
        Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column));
    boolean sound = problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
    return new RulebookSource(
        List.copyOf(read),
        assembled.stream().map(RuleAssembler.Assembled::compiled).toList(),
        sound ? DrlWriter.write(assembled) : Map.of(),
        texts.all(),
        NeedsReader.needs(assembled),
        NeedsReader.discountNeeds(assembled),
        sound ? canonical(assembled) : List.of(),
        List.copyOf(problems));
  }
}
