package dev.regulars.rules.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file cut into blocks without losing a character: a rule with the comments directly above it is
 * one, an example is one, comments that stand alone are one, and what is left below the last is one
 * without a name. A file that is broken is cut as well as it can be.
 */
final class TextBlocks {

  private static final Pattern RULE = Pattern.compile("rule \"([^\"]*)\"");
  private static final Pattern ITEM = Pattern.compile("( *)-(?:[ \t].*)?", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile(
          "(?:- *)?(?:\\{ *)?name: +(?:\"([^\"]*)\"|'([^']*)'|([^,}#]*[^,}#\\s])).*",
          Pattern.DOTALL);

  private TextBlocks() {}

  /**
   * A part of a file.
   *
   * @param name what it is called, of comments their first line; {@code ""} for what belongs to
   *     nothing. A name that was there before in the same file has a number behind it
   * @param firstLine its first line in the file, 1-based
   * @param headLine the line that names it, 1-based; the first where it has no name
   * @param lines its lines, with their ends
   */
  record Block(String name, int firstLine, int headLine, List<String> lines) {

    Block {
      lines = List.copyOf(lines);
    }

    String text() {
      return String.join("", lines);
    }
  }

  /** The blocks of a rule file. */
  static List<Block> ofRules(String text) {
    return new Cut(TextBlocks::isRule, TextBlocks::ruleName, line -> line.strip().equals("end"))
        .cut(text);
  }

  /** The blocks of an example file. */
  static List<Block> ofExamples(String text) {
    String indent = indentOfItems(text);
    Predicate<String> isItem =
        line -> ITEM.matcher(line).matches() && indentOf(line).equals(indent);
    return new Cut(isItem, TextBlocks::exampleName, line -> false).cut(text);
  }

  /** The lines of a text with their ends; the last may have none. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  /** Some editors on Windows put a mark before the first character of a file. */
  static String content(String line) {
    return (line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
  }

  private static boolean isRule(String line) {
    return RULE.matcher(content(line)).matches();
  }

  private static String ruleName(List<String> lines) {
    Matcher rule = RULE.matcher(content(lines.getFirst()));
    return rule.matches() ? rule.group(1) : "";
  }

  private static String indentOfItems(String text) {
    return lines(text).stream()
        .filter(line -> ITEM.matcher(line).matches())
        .findFirst()
        .map(TextBlocks::indentOf)
        .orElse("");
  }

  private static String indentOf(String line) {
    return line.substring(0, line.indexOf('-'));
  }

  /** By its name, else by the line that it begins with. */
  private static String exampleName(List<String> lines) {
    for (String line : lines) {
      Matcher name = NAME.matcher(line.strip());
      if (name.matches()) {
        return Stream.of(name.group(1), name.group(2), name.group(3))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
      }
    }
    return lines.getFirst().strip();
  }

  /** What stands between things belongs to the one below it. */
  private static boolean belongsBelow(String line) {
    return line.isBlank() || isComment(line);
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static final class Cut {

    private final Predicate<String> begins;
    private final Function<List<String>, String> nameOf;
    private final Predicate<String> ends;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private List<String> open = new ArrayList<>();

    /** Position in {@code open} of the line that the block is named by; -1 before it came. */
    private int head = -1;

    private int number;

    Cut(Predicate<String> begins, Function<List<String>, String> nameOf, Predicate<String> ends) {
      this.begins = begins;
      this.nameOf = nameOf;
      this.ends = ends;
    }

    List<Block> cut(String text) {
      for (String line : lines(text)) {
        if (begins.test(line)) {
          closeAbove();
          closeNotes(ownComments());
          head = open.size();
        }
        number++;
        open.add(line);
        if (head >= 0 && ends.test(line)) {
          close(nameOf.apply(open.subList(head, open.size())));
        }
      }
      closeAbove();
      closeNotes(0);
      if (!open.isEmpty()) {
        int first = number - open.size() + 1;
        blocks.add(new Block("", first, first, open));
      }
      return blocks;
    }

    /** Closes the open block; comments and empty lines at its end stay for the next. */
    private void closeAbove() {
      if (head < 0) {
        return;
      }
      int end = open.size();
      while (belongsBelow(open.get(end - 1))) {
        end--;
      }
      List<String> below = new ArrayList<>(open.subList(end, open.size()));
      open = new ArrayList<>(open.subList(0, end));
      number -= below.size();
      close(nameOf.apply(open.subList(head, open.size())));
      number += below.size();
      open = below;
    }

    /** Comments with an empty line below them belong to nothing, and are a block of their own. */
    private void closeNotes(int ownComments) {
      int end = open.size() - ownComments;
      while (end > 0 && !isComment(open.get(end - 1))) {
        end--;
      }
      if (end > 0) {
        List<String> below = new ArrayList<>(open.subList(end, open.size()));
        open = new ArrayList<>(open.subList(0, end));
        head = (int) open.stream().takeWhile(line -> !isComment(line)).count();
        number -= below.size();
        close(open.get(head).strip());
        number += below.size();
        open = below;
      }
    }

    private int ownComments() {
      int own = 0;
      while (own < open.size() && isComment(open.get(open.size() - 1 - own))) {
        own++;
      }
      return own;
    }

    private void close(String name) {
      int first = number - open.size() + 1;
      int times = seen.merge(name, 1, Integer::sum);
      blocks.add(new Block(times == 1 ? name : name + " #" + times, first, first + head, open));
      open = new ArrayList<>();
      head = -1;
    }
  }
}
