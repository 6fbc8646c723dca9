package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import dev.regulars.rules.language.Problem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files. Every line must be exactly one known sentence, from its first to its last
 * character; everything else is a problem, and all problems of a file are told. Time and memory
 * grow with the file's length and nothing else. Thread-safe.
 */
public final class RuleFileParser {

  /** Some editors on Windows put it before the first character. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern RULE = Pattern.compile("rule \"([^\"]*)\"");

  private final SentenceReader sentences;

  /** A parser for rules of a programme: its currency and its tiers are known to the language. */
  public RuleFileParser(Vocabulary vocabulary, Programme programme) {
    this.sentences = new SentenceReader(vocabulary, programme);
  }

  /** Reads a file. Never throws; what is wrong stands in {@link ParsedFile#problems()}. */
  public ParsedFile parse(String name, String text) {
    if (text.length() > Bounds.FILE_BYTES_MAX
        || text.getBytes(StandardCharsets.UTF_8).length > Bounds.FILE_BYTES_MAX) {
      Problem tooBig =
          new Problem(
              name,
              1,
              1,
              Severity.ERROR,
              "The file is too big: at most " + Bounds.FILE_BYTES_MAX / 1024 + " KiB. Split it.",
              null);
      return new ParsedFile(name, List.of(), List.of(tooBig), List.of());
    }
    return new Reading(name).read(text);
  }

  /** Where in a file the reader is. */
  private enum Section {
    BETWEEN_RULES,
    HEADERS,
    WHEN,
    THEN
  }

  /** One file being read. */
  private final class Reading {

    private final Problems problems;
    private final List<ParsedRule> rules = new ArrayList<>();
    private List<String> comments = new ArrayList<>();
    private Section section = Section.BETWEEN_RULES;
    private @Nullable RuleDraft rule;
    private int number;

    Reading(String file) {
      this.problems = new Problems(file);
    }

    ParsedFile read(String text) {
      String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      for (String line : marked.split("\n", -1)) {
        number++;
        line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      }
      if (rule != null) {
        problems.add(
            rule.place, "The rule \"" + rule.name + "\" has no end: add a line with end.", "end");
        close(rule, false);
      }
      return new ParsedFile(problems.file(), rules, problems.all(), comments);
    }

    private void line(String line) {
      String content = stripped(line);
      int column = content.isEmpty() ? 1 : line.indexOf(content) + 1;
      if (!isReadable(line)) {
        spoilRule();
      } else if (content.startsWith("#")) {
        comments.add(content);
      } else if (!content.isEmpty()) {
        content(content, new Place(number, column));
      }
    }

    /** Spaces and tabs may stand around a line, and nothing else. */
    private static String stripped(String line) {
      int start = 0;
      int end = line.length();
      while (start < end && isBlank(line.charAt(start))) {
        start++;
      }
      while (end > start && isBlank(line.charAt(end - 1))) {
        end--;
      }
      return line.substring(start, end);
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }

    private boolean isReadable(String line) {
      if (line.length() > Bounds.LINE_LENGTH_MAX) {
        problems.add(
            new Place(number, Bounds.LINE_LENGTH_MAX + 1),
            "The line is too long: at most " + Bounds.LINE_LENGTH_MAX + " characters.",
            null);
        return false;
      }
      for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
        int c = line.codePointAt(i);
        if (Characters.isUnfitForFile(c)) {
          problems.add(
              new Place(number, i + 1),
              "Here stands " + Characters.name(c) + ", which cannot be seen. Delete it.",
              null);
          return false;
        }
      }
      return true;
    }

    private void content(String content, Place place) {
      Matcher opening = RULE.matcher(content);
      if (opening.matches()) {
        open(opening.group(1), place);
      } else if (content.equals("when") || content.equals("then") || content.equals("end")) {
        keyword(content, place);
      } else if (rule == null) {
        outside(content, place);
      } else {
        sentence(content, place, rule);
      }
    }

    private void outside(String content, Place place) {
      problems.add(
          place,
          content.startsWith("rule")
              ? "A rule begins with its name in quotation marks and nothing behind it."
              : "This stands outside any rule. A rule begins with: rule \"Its name\".",
          "rule \"Its name\"");
    }

    private void open(String name, Place place) {
      if (rule != null) {
        problems.add(
            place, "The rule \"" + rule.name + "\" above has no end: add a line with end.", "end");
        close(rule, false);
      }
      rule = new RuleDraft(name, place, comments);
      comments = new ArrayList<>();
      section = Section.HEADERS;
      String complaint = Characters.complaintAboutText(name, Bounds.NAME_LENGTH_MAX);
      if (complaint != null) {
        problems.add(
            new Place(place.line(), place.column() + "rule ".length()),
            "The rule's name: " + complaint + ".",
            null);
        rule.whole = false;
      }
      if (rules.size() >= Bounds.RULES_READ_MAX) {
        problems.add(place, "At most " + Bounds.RULES_READ_MAX + " rules are possible.", null);
        rule.whole = false;
      }
    }

    private void keyword(String keyword, Place place) {
      Section opens =
          switch (keyword) {
            case "when" -> Section.WHEN;
            case "then" -> Section.THEN;
            default -> Section.BETWEEN_RULES;
          };
      if (rule == null) {
        outside(keyword, place);
      } else if (opens == Section.BETWEEN_RULES) {
        end(place, rule);
      } else if (opens.ordinal() != section.ordinal() + 1) {
        problems.add(place, outOfPlace(keyword), null);
        rule.whole = false;
        section = opens;
      } else {
        if (opens == Section.THEN && rule.conditions.isEmpty() && rule.whole) {
          problems.add(place, "There is no sentence between when and then.", "A purchase is made");
          rule.whole = false;
        }
        section = opens;
      }
    }

    private String outOfPlace(String keyword) {
      return keyword.equals("when")
          ? "A rule has one when, between its headers and its then."
          : section == Section.HEADERS
              ? "A when with at least one sentence must come before then."
              : "A rule has one then, between its conditions and its end.";
    }

    private void end(Place place, RuleDraft ended) {
      if (section != Section.THEN) {
        problems.add(
            place, "The rule ends without " + (section == Section.WHEN ? "then." : "when."), null);
        close(ended, false);
      } else if (ended.consequences.isEmpty() && ended.whole) {
        problems.add(place, "There is no sentence between then and end.", null);
        close(ended, false);
      } else {
        close(ended, true);
      }
    }

    private void close(RuleDraft closed, boolean properly) {
      closed.whole &= properly;
      rules.add(closed.build(comments));
      comments = new ArrayList<>();
      rule = null;
      section = Section.BETWEEN_RULES;
    }

    private void spoilRule() {
      if (rule != null) {
        rule.whole = false;
      }
    }

    private void sentence(String content, Place place, RuleDraft into) {
      Part part =
          switch (section) {
            case HEADERS -> Part.HEADER;
            case WHEN -> Part.WHEN;
            default -> Part.THEN;
          };
      SentenceUse use = sentences.read(part, content, place, comments, problems);
      comments = new ArrayList<>();
      if (use == null) {
        into.whole = false;
      } else if (into.add(use) > Bounds.SENTENCES_PER_RULE_MAX) {
        problems.add(
            place,
            "A rule may have at most " + Bounds.SENTENCES_PER_RULE_MAX + " sentences.",
            null);
        into.whole = false;
      }
    }
  }

  /** A rule being read. */
  private static final class RuleDraft {

    final String name;
    final Place place;
    final List<String> comments;
    final List<SentenceUse> headers = new ArrayList<>();
    final List<SentenceUse> conditions = new ArrayList<>();
    final List<SentenceUse> consequences = new ArrayList<>();
    boolean whole = true;

    RuleDraft(String name, Place place, List<String> comments) {
      this.name = name;
      this.place = place;
      this.comments = comments;
    }

    /** Adds a sentence, unless it is one too many, and says how many there are then. */
    int add(SentenceUse use) {
      int there = headers.size() + conditions.size() + consequences.size();
      if (there >= Bounds.SENTENCES_PER_RULE_MAX) {
        return there + 1;
      }
      List<SentenceUse> into =
          switch (use.sentence().part()) {
            case HEADER -> headers;
            case WHEN -> conditions;
            case THEN -> consequences;
          };
      into.add(use);
      return there + 1;
    }

    ParsedRule build(List<String> closingComments) {
      return new ParsedRule(
          name, place, whole, headers, conditions, consequences, comments, closingComments);
    }
  }
}
