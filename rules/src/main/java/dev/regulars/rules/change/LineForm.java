package dev.regulars.rules.change;

import dev.regulars.rules.change.TextBlocks.Block;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes two lines the same line, in either kind of file. */
enum LineForm {
  /** Spaces around a sentence mean nothing, and neither does the order of what is added. */
  RULES {
    @Override
    List<Block> blocks(String text) {
      return TextBlocks.ofRules(text);
    }

    @Override
    String key(String line) {
      return TextBlocks.content(line);
    }

    /** The sentence without its values. */
    @Override
    String kind(String line) {
      String key = key(line);
      return key.startsWith("#")
          ? key
          : PLURAL.matcher(VALUE.matcher(key).replaceAll("\u0000")).replaceAll("$1");
    }

    @Override
    boolean anyOrder() {
      return true;
    }
  },
  /** YAML: how far a line is indented says where it belongs. */
  EXAMPLES {
    @Override
    List<Block> blocks(String text) {
      return TextBlocks.ofExamples(text);
    }

    @Override
    String key(String line) {
      return line.stripTrailing();
    }

    /** The key without its value. */
    @Override
    String kind(String line) {
      Matcher entry = ENTRY.matcher(line);
      return entry.find() ? entry.group() : key(line);
    }

    @Override
    boolean anyOrder() {
      return false;
    }
  };

  private static final String WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
  private static final Pattern VALUE =
      Pattern.compile(
          "\"[^\"]*\"(?:(?:, | or )\"[^\"]*\")*+"
              + "|[0-9][0-9.:%-]*(?:st|nd|rd|th)?(?: [A-Z]{3})?"
              + "|"
              + WEEKDAY
              + "(?:(?:, | or )"
              + WEEKDAY
              + ")*+");
  private static final Pattern PLURAL = Pattern.compile("(\u0000 [a-z]+?)s\\b");
  private static final Pattern ENTRY = Pattern.compile("^ *(?:- )?[A-Za-z ]+:(?= |$)");

  /** Cuts a file without losing a character. */
  abstract List<Block> blocks(String text);

  /** Equal for lines that say the same. */
  abstract String key(String line);

  /** Equal for lines that say the same with other values. */
  abstract String kind(String line);

  /** Whether lines that two people add at one place can follow each other. */
  abstract boolean anyOrder();

  boolean same(List<String> lines, List<String> others) {
    return lines.stream().map(this::key).toList().equals(others.stream().map(this::key).toList());
  }
}
