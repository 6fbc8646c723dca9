package dev.regulars.rules.warning;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.ReadRule;
import dev.regulars.rules.language.RulebookReader;
import dev.regulars.rules.language.Speech;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.Warning.Code;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what is allowed but hardly meant, before a rulebook is published. A warning is given only
 * where it is certain. Rules with problems are left out: they have to be put right first. Keeps
 * what it has read; thread-safe.
 */
public final class Warnings {

  private static final String RULES = ".dslr";

  private final RulebookReader reader;
  private final Vocabulary vocabulary;

  /** For rulebooks of a programme. */
  public Warnings(Vocabulary vocabulary, Programme programme) {
    this.reader = new RulebookReader(vocabulary, programme);
    this.vocabulary = vocabulary;
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

  /** Everything that is odd, by file and line, told in English. */
  public List<Warning> of(RuleFiles files, LocalDate today, CodesSeen seen) {
    return of(files, today, seen, Locale.ENGLISH);
  }

  /**
   * Everything that is odd, by file and line.
   *
   * @param today the day of publishing, by the programme's calendar
   * @param seen which codes purchases and members have had
   * @param locale the language it is told in: German, or else English
   */
  public List<Warning> of(RuleFiles files, LocalDate today, CodesSeen seen, Locale locale) {
    return of(files, files, today, seen, locale);
  }

  /**
   * Everything that is odd, by file and line, about files that are to take the place of others.
   *
   * @param before what is live
   */
  public List<Warning> of(
      RuleFiles files, RuleFiles before, LocalDate today, CodesSeen seen, Locale locale) {
    WarningTexts texts = WarningTexts.in(locale);
    Speech speech = Speech.in(locale, vocabulary);
    List<ReadRule> read = read(files);
    List<RuleClaims> rules = read.stream().map(rule -> RuleClaims.of(rule, speech, texts)).toList();
    List<RuleClaims> live =
        before.equals(files)
            ? List.of()
            : read(before).stream().map(rule -> RuleClaims.of(rule, speech, texts)).toList();
    Jumps jumps = new Jumps(live, speech, texts);
    List<Warning> warnings = new ArrayList<>();
    for (RuleClaims rule : rules) {
      Cancellation.check();
      neverFires(rule, texts, warnings);
      expired(rule, today, texts, warnings);
      budgetWithoutEnd(rule, texts, warnings);
      Gifts.of(rule, speech, texts).ifPresent(warnings::add);
      night(rule, texts, warnings);
      warnings.addAll(jumps.of(rule));
    }
    warnings.addAll(Rivalry.between(rules, today, texts));
    warnings.addAll(Confusions.of(read, seen, locale));
    warnings.sort(Comparator.comparing(Warning::file).thenComparingInt(Warning::line));
    return warnings;
  }

  private static void night(RuleClaims rule, WarningTexts texts, List<Warning> warnings) {
    int until = rule.terms().nightUntil();
    List<String> aboutDays = rule.aboutDays();
    if (until > 0 && !aboutDays.isEmpty()) {
      LocalTime end = LocalTime.ofSecondOfDay(until * 60L);
      warnings.add(
          rule.warning(Warning.Code.NIGHT, texts.night(end), texts.nightReason(aboutDays)));
    }
  }

  private List<ReadRule> read(RuleFiles files) {
    SortedMap<String, String> rules = new TreeMap<>(files.files());
    rules.keySet().removeIf(name -> !name.endsWith(RULES));
    return reader.read(rules).read();
  }

  private static void neverFires(RuleClaims rule, WarningTexts texts, List<Warning> warnings) {
    List<String> contradiction = rule.contradiction();
    if (!contradiction.isEmpty()) {
      warnings.add(
          rule.warning(Code.NEVER_FIRES, texts.neverFires(), texts.contradiction(contradiction)));
    }
  }

  private static void expired(
      RuleClaims rule, LocalDate today, WarningTexts texts, List<Warning> warnings) {
    LocalDate last = rule.lastDay();
    if (last != null && last.isBefore(today)) {
      warnings.add(rule.warning(Code.EXPIRED, texts.ended(last), texts.endedReason()));
    }
  }

  private static void budgetWithoutEnd(
      RuleClaims rule, WarningTexts texts, List<Warning> warnings) {
    Long budget = rule.budget();
    if (budget != null && rule.lastDay() == null) {
      warnings.add(
          rule.warning(
              Code.BUDGET_WITHOUT_END, texts.budgetWithoutEnd(), texts.budgetReason(budget)));
    }
  }
}
