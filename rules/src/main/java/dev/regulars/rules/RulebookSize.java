package dev.regulars.rules;

import dev.regulars.rules.language.Bounds;
import dev.regulars.rules.language.Problem;
import dev.regulars.rules.language.Problem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much a rulebook is, counted without reading it: what reading, checking and compiling cost
 * grows with this. In a file of rules a line that is not empty, no comment and no keyword counts as
 * a sentence, in one of examples a line that begins with a dash as an example.
 *
 * @param rules over all files
 * @param sentences over all files, headers included
 * @param characters of all files, ends of lines included
 * @param examples over all files
 */
public record RulebookSize(int rules, int sentences, int characters, int examples) {

  /** What a rulebook that is being written may be. */
  public static final RulebookSize MOST =
      new RulebookSize(
          Bounds.RULES_MAX, Bounds.SENTENCES_MAX, Bounds.CHARACTERS_MAX, Bounds.EXAMPLES_MAX);

  private static final String RULES = ".dslr";
  private static final String RULE = "rule \"";
  private static final String EXAMPLE = "- ";

  /** What is counted. */
  private enum Counted {
    RULES("rules", "Remove rules, or put several into one."),
    SENTENCES(
        "sentences", "Remove sentences: several codes can stand in one (\"a\", \"b\" or \"c\")."),
    CHARACTERS("characters in all its files", "Remove comments, examples or rules."),
    EXAMPLES("examples", "Remove those that show the same.");

    private final String what;
    private final String advice;

    Counted(String what, String advice) {
      this.what = what;
      this.advice = advice;
    }

    int in(RulebookSize size) {
      return switch (this) {
        case RULES -> size.rules;
        case SENTENCES -> size.sentences;
        case CHARACTERS -> size.characters;
        case EXAMPLES -> size.examples;
      };
    }

    String message(int there, int most) {
      return String.format(
          Locale.ENGLISH,
          "The rulebook has %,d %s; at most %,d are possible. %s",
          there,
          what,
          most,
          advice);
    }
  }

  /** How much these files are. */
  public static RulebookSize of(RuleFiles files) {
    return new Counter(MOST).count(files);
  }

  /** The greater of the two, in each respect. */
  public RulebookSize or(RulebookSize other) {
    return new RulebookSize(
        Math.max(rules, other.rules),
        Math.max(sentences, other.sentences),
        Math.max(characters, other.characters),
        Math.max(examples, other.examples));
  }

  /** Whether it is nowhere more than the other. */
  public boolean fits(RulebookSize most) {
    return or(most).equals(most);
  }

  /**
   * What of these files is too much, with the line in which it begins to be; empty where nothing
   * is.
   *
   * @param most what they may be
   */
  public static List<Problem> problems(RuleFiles files, RulebookSize most) {
    Counter counter = new Counter(most);
    RulebookSize size = counter.count(files);
    List<Problem> problems = new ArrayList<>();
    for (Counted counted : Counted.values()) {
      int there = counted.in(size);
      if (there > counted.in(most)) {
        problems.add(
            new Problem(
                counter.file[counted.ordinal()],
                counter.line[counted.ordinal()],
                1,
                Severity.ERROR,
                counted.message(there, counted.in(most)),
                null));
      }
    }
    return problems;
  }

  /** Counts, and remembers where it became too much. */
  private static final class Counter {

    private final RulebookSize most;
    private final int[] counts = new int[Counted.values().length];
    private final String[] file = new String[counts.length];
    private final int[] line = new int[counts.length];

    Counter(RulebookSize most) {
      this.most = most;
      Arrays.fill(file, "");
    }

    RulebookSize count(RuleFiles files) {
      for (Map.Entry<String, String> each : files.files().entrySet()) {
        int number = 0;
        for (String text : (Iterable<String>) each.getValue().lines()::iterator) {
          number++;
          add(Counted.CHARACTERS, text.length() + 1, each.getKey(), number);
          Counted counted = each.getKey().endsWith(RULES) ? inRules(text) : inExamples(text);
          if (counted != Counted.CHARACTERS) {
            add(counted, 1, each.getKey(), number);
          }
        }
      }
      return new RulebookSize(counts[0], counts[1], counts[2], counts[3]);
    }

    private void add(Counted counted, int number, String name, int at) {
      int i = counted.ordinal();
      boolean fitted = counts[i] <= counted.in(most);
      counts[i] += number;
      if (fitted && counts[i] > counted.in(most)) {
        file[i] = name;
        line[i] = at;
      }
    }

    /** What a line counts as besides its characters. */
    private static Counted inRules(String text) {
      String content = text.strip();
      if (content.startsWith(RULE)) {
        return Counted.RULES;
      }
      boolean nothing =
          content.isEmpty()
              || content.startsWith("#")
              || content.equals("when")
              || content.equals("then")
              || content.equals("end");
      return nothing ? Counted.CHARACTERS : Counted.SENTENCES;
    }

    private static Counted inExamples(String text) {
      return text.startsWith(EXAMPLE) ? Counted.EXAMPLES : Counted.CHARACTERS;
    }
  }
}
