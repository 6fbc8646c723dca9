package dev.regulars.rules.warning;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.ReadRule;
import dev.regulars.rules.language.Renderer;
import dev.regulars.rules.language.RulebookReader;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warning.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Finds what is allowed but hardly meant, before a rulebook is published. A warning is given only
 * where it is certain. Rules with problems are left out: they have to be put right first. Keeps
 * what it has read; thread-safe.
 */
public final class Warnings {

  private static final String RULES = ".dslr";

  private final RulebookReader reader;
  private final Renderer renderer;

  /** For rulebooks of a programme. */
  public Warnings(Vocabulary vocabulary, Programme programme) {
    this.reader = new RulebookReader(vocabulary, programme);
    this.renderer = new Renderer(vocabulary);
  }

  /**
   * A code that a rulebook relies on.
   *
   * @param kind what it names, as the vocabulary says: {@code category}, {@code store}, …
   */
  public record NamedCode(String kind, String code) {}

  /**
   * The codes of which it matters whether they are known, each once. Promo codes are not among them
   * (nobody has presented one before its campaign), nor are names that only this rulebook uses:
   * groups, and tags that one of its own rules gives.
   */
  public Set<NamedCode> codes(RuleFiles files) {
    Set<NamedCode> codes = new LinkedHashSet<>();
    List<ReadRule> rules = read(files);
    Set<String> given = Codes.tagsGiven(rules);
    for (ReadRule rule : rules) {
      Codes.of(rule, given).forEach(use -> codes.add(use.code()));
    }
    return codes;
  }

  /**
   * Everything that is odd, by file and line.
   *
   * @param today the day of publishing, by the programme's calendar
   * @param isKnown whether a code (its second argument) of a kind (its first) was ever seen; asked
   *     for {@link #codes} only
   */
  public List<Warning> of(RuleFiles files, LocalDate today, BiPredicate<String, String> isKnown) {
    List<ReadRule> read = read(files);
    List<RuleClaims> rules = read.stream().map(this::claims).toList();
    List<Warning> warnings = new ArrayList<>();
    for (RuleClaims rule : rules) {
      neverFires(rule, warnings);
      expired(rule, today, warnings);
      budgetWithoutEnd(rule, warnings);
    }
    warnings.addAll(Rivalry.between(rules, today));
    unknownCodes(read, isKnown, warnings);
    warnings.sort(Comparator.comparing(Warning::file).thenComparingInt(Warning::line));
    return warnings;
  }

  private List<ReadRule> read(RuleFiles files) {
    SortedMap<String, String> rules = new TreeMap<>(files.files());
    rules.keySet().removeIf(name -> !name.endsWith(RULES));
    return reader.read(rules).read();
  }

  private RuleClaims claims(ReadRule rule) {
    return RuleClaims.of(rule, renderer);
  }

  private static void neverFires(RuleClaims rule, List<Warning> warnings) {
    List<String> contradiction = rule.contradiction();
    if (!contradiction.isEmpty()) {
      warnings.add(
          rule.warning(
              Code.NEVER_FIRES,
              "This rule can never fire.",
              contradiction.size() == 1
                  ? contradiction.getFirst() + " is never met in such a rule."
                  : String.join(" and ", contradiction) + " are never met together."));
    }
  }

  private static void expired(RuleClaims rule, LocalDate today, List<Warning> warnings) {
    LocalDate last = rule.lastDay();
    if (last != null && last.isBefore(today)) {
      warnings.add(
          rule.warning(
              Code.EXPIRED,
              "This rule ended on " + last + ".",
              "It does nothing any more. Give it another last day, or delete it."));
    }
  }

  private static void budgetWithoutEnd(RuleClaims rule, List<Warning> warnings) {
    Long budget = rule.budget();
    if (budget != null && rule.lastDay() == null) {
      warnings.add(
          rule.warning(
              Code.BUDGET_WITHOUT_END,
              "This rule has a budget, but no last day.",
              "When its "
                  + budget
                  + " points are used up it gives nothing, on a day that nobody knows. A last day"
                  + " says until when it is meant to run."));
    }
  }

  private static void unknownCodes(
      List<ReadRule> rules, BiPredicate<String, String> isKnown, List<Warning> warnings) {
    Set<String> given = Codes.tagsGiven(rules);
    for (ReadRule rule : rules) {
      for (Codes.Use use : Codes.of(rule, given)) {
        if (!isKnown.test(use.code().kind(), use.code().code())) {
          warnings.add(
              new Warning(
                  Code.UNKNOWN_CODE,
                  rule.parsed().name(),
                  rule.file(),
                  use.line(),
                  "The "
                      + use.code().kind().replace('-', ' ')
                      + " \""
                      + use.code().code()
                      + "\" has not been seen so far.",
                  "No purchase and no member had it. It may be misspelt; if it is new, all is"
                      + " well."));
        }
      }
    }
  }
}
