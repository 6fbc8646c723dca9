package dev.regulars.rules.change;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.example.Examples;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a rulebook, in plain language. Both are compared by what they
 * say: spaces and empty lines are no difference.
 *
 * @param rules what became of rules: those of the later state in their order, then those that are
 *     gone
 * @param examples what became of examples, by name
 */
public record RuleChanges(List<RuleChange> rules, List<ExampleChange> examples) {

  public RuleChanges {
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
  }

  /** What became of something. */
  public enum Kind {
    ADDED,
    REMOVED,
    RENAMED,
    CHANGED,
    /** Only its place is another: its file, or its position among the rules. */
    MOVED
  }

  /**
   * What became of a rule. A rule may be renamed, moved and changed at once: the kind is the first
   * of these that holds, and the sentences tell all of it.
   *
   * @param rule the rule's name; where it is gone, the name that it had
   * @param file where it stands or stood
   * @param line where it begins in that file, 1-based
   * @param formerRule the name that it had before, null where there was none
   * @param before the rule's text before, null where there was none
   * @param after the rule's text now, null where there is none
   * @param sentences one for each difference
   * @param goesOn whether it has limits for members, as before, that count on
   */
  public record RuleChange(
      String rule,
      String file,
      int line,
      Kind kind,
      @Nullable String formerRule,
      @Nullable String before,
      @Nullable String after,
      List<SentenceChange> sentences,
      boolean goesOn) {

    public RuleChange {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * One difference of a rule.
   *
   * @param kind {@link Kind#ADDED}, {@link Kind#REMOVED} or {@link Kind#CHANGED}
   * @param text what it does to the rule, to be read after "this change": "raises the multiplier on
   *     category "coffee" from 2 to 3"
   * @param before the sentence before, null where there was none
   * @param after the sentence now, null where there is none
   */
  public record SentenceChange(
      Kind kind, String text, @Nullable String before, @Nullable String after) {}

  /**
   * What became of an example.
   *
   * @param name its name; of a file that cannot be read, the file's
   * @param kind {@link Kind#ADDED}, {@link Kind#REMOVED} or {@link Kind#CHANGED}
   */
  public record ExampleChange(String name, Kind kind) {}

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return rules.isEmpty() && examples.isEmpty();
  }

  /** Finds what differs, told in English. */
  public static RuleChanges between(
      Vocabulary vocabulary, Programme programme, RuleFiles before, RuleFiles after) {
    return between(vocabulary, programme, before, after, Locale.ENGLISH);
  }

  /**
   * Finds what differs. Rule files with problems are compared as far as they can be read.
   *
   * @param locale the language it is told in: German, or else English. Sentences that are quoted
   *     stay as they are
   */
  public static RuleChanges between(
      Vocabulary vocabulary,
      Programme programme,
      RuleFiles before,
      RuleFiles after,
      Locale locale) {
    RuleTexts texts = new RuleTexts(vocabulary, programme);
    RulePairs pairs = RulePairs.of(texts.read(before), texts.read(after));
    RuleDifference difference = new RuleDifference(vocabulary, locale);
    List<RuleChange> rules = new ArrayList<>();
    pairs.kept().forEach(pair -> difference.between(pair).ifPresent(rules::add));
    pairs.removed().forEach(rule -> rules.add(difference.removed(rule)));
    return new RuleChanges(rules, examples(before, after));
  }

  private static List<ExampleChange> examples(RuleFiles before, RuleFiles after) {
    Map<String, String> old = Examples.contents(before);
    Map<String, String> now = Examples.contents(after);
    List<ExampleChange> changes = new ArrayList<>();
    now.forEach(
        (name, content) -> {
          String former = old.get(name);
          if (former == null) {
            changes.add(new ExampleChange(name, Kind.ADDED));
          } else if (!former.equals(content)) {
            changes.add(new ExampleChange(name, Kind.CHANGED));
          }
        });
    TreeSet<String> gone = new TreeSet<>(old.keySet());
    gone.removeAll(now.keySet());
    gone.forEach(name -> changes.add(new ExampleChange(name, Kind.REMOVED)));
    return changes;
  }
}
