package dev.regulars.rules.change;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.TextBlocks.Block;
import dev.regulars.rules.language.CountedSentences;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes into rules what their limits and budgets are counted under, as a line that stays when they
 * are renamed. A rule that was there keeps its identity; one that is new, or begins to count, gets
 * one that nothing was ever counted under, whatever it is called. Rules that count nothing need
 * none, and rules of before there were identities have their name as theirs.
 */
public final class RuleIdentities {

  private static final String RULES = ".dslr";
  private static final Pattern HEAD = Pattern.compile("rule \"([^\"]*)\"");
  private static final Pattern IDENTITY = Pattern.compile("identity \"([^\"]*)\"");
  private static final String INDENT = "    ";

  private final CountedSentences counted;
  private final Supplier<String> fresh;

  /**
   * Identities for rules of a vocabulary.
   *
   * @param fresh makes identities that nobody has, without quotation marks
   */
  public RuleIdentities(Vocabulary vocabulary, Supplier<String> fresh) {
    this.counted = new CountedSentences(vocabulary);
    this.fresh = fresh;
  }

  /**
   * A rule as far as it is known without being read.
   *
   * @param own the identity that stands in it, null where none does
   * @param counts whether it has a limit or a budget
   */
  private record Told(
      String file, int headLine, String name, @Nullable String own, boolean counts) {

    String identity() {
      return own == null ? name : own;
    }

    boolean isOpen() {
      return own == null && counts && !name.isBlank();
    }
  }

  /** Whether every rule of a file that counts something says what it counts under. */
  public boolean isWhole(String name, String text) {
    return told(new RuleFiles(new TreeMap<>(Map.of(name, text)))).stream().noneMatch(Told::isOpen);
  }

  /** The same files, with the name as identity in each rule that counts under its name. */
  public RuleFiles spelledOut(RuleFiles files) {
    Map<String, Map<Integer, String>> lines = new HashMap<>();
    told(files).stream().filter(Told::isOpen).forEach(rule -> put(lines, rule, rule.name()));
    return written(files, lines);
  }

  /**
   * The files with an identity in each rule that counts something.
   *
   * @param began what the work on them began with
   * @param before what they were before somebody wrote them
   * @param after what somebody wrote
   */
  public RuleFiles given(RuleFiles began, RuleFiles before, RuleFiles after) {
    List<Told> rules = told(after);
    if (rules.stream().noneMatch(Told::isOpen)) {
      return after;
    }
    Map<String, Integer> called = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Told rule : rules) {
      called.merge(rule.name(), 1, Integer::sum);
      if (rule.own() != null) {
        taken.add(rule.own());
      }
    }
    Former former = new Former(told(began), told(before), taken);
    Map<String, Map<Integer, String>> lines = new HashMap<>();
    for (Told rule : rules) {
      // Two of one name are told of as a problem: which of them is the new one is not known yet.
      if (rule.isOpen() && called.getOrDefault(rule.name(), 0) == 1) {
        String there = former.identityOf(rule.name());
        put(lines, rule, there == null ? fresh(taken) : there);
      }
    }
    return written(after, lines);
  }

  private String fresh(Set<String> taken) {
    String identity = fresh.get();
    while (!taken.add(identity)) {
      identity = fresh.get();
    }
    return identity;
  }

  /** What was counted so far, by the names of the rules; each is given to one rule only. */
  private static final class Former {

    private final Map<String, Told> rules = new HashMap<>();
    private final Set<String> taken;

    /** What was there last stands before what it began with. */
    Former(List<Told> began, List<Told> last, Set<String> taken) {
      this.taken = taken;
      last.forEach(rule -> rules.putIfAbsent(rule.name(), rule));
      began.forEach(rule -> rules.putIfAbsent(rule.name(), rule));
    }

    @Nullable String identityOf(String name) {
      Told there = rules.get(name);
      if (there == null || (there.own() == null && !there.counts())) {
        return null;
      }
      return taken.add(there.identity()) ? there.identity() : null;
    }
  }

  private static void put(Map<String, Map<Integer, String>> lines, Told rule, String identity) {
    lines.computeIfAbsent(rule.file(), file -> new HashMap<>()).put(rule.headLine(), identity);
  }

  private static RuleFiles written(RuleFiles files, Map<String, Map<Integer, String>> lines) {
    if (lines.isEmpty()) {
      return files;
    }
    TreeMap<String, String> texts = new TreeMap<>(files.files());
    lines.forEach((file, below) -> texts.computeIfPresent(file, (name, text) -> with(text, below)));
    return new RuleFiles(texts);
  }

  private static String with(String text, Map<Integer, String> below) {
    StringBuilder written = new StringBuilder();
    int number = 0;
    for (String line : TextBlocks.lines(text)) {
      written.append(line);
      String identity = below.get(++number);
      if (identity != null) {
        written.append(INDENT).append("identity \"").append(identity).append('"');
        written.append(line.endsWith("\r\n") ? "\r\n" : "\n");
      }
    }
    return written.toString();
  }

  private List<Told> told(RuleFiles files) {
    List<Told> rules = new ArrayList<>();
    files
        .files()
        .forEach(
            (file, text) -> {
              if (file.endsWith(RULES)) {
                TextBlocks.ofRules(text).forEach(block -> add(file, block, rules));
              }
            });
    return rules;
  }

  private void add(String file, Block block, List<Told> into) {
    int head = block.headLine() - block.firstLine();
    Matcher rule = HEAD.matcher(TextBlocks.content(block.lines().get(head)));
    if (!rule.matches()) {
      return;
    }
    String own = null;
    boolean counts = false;
    for (String line : block.lines().subList(head + 1, block.lines().size())) {
      String content = TextBlocks.content(line);
      Matcher identity = IDENTITY.matcher(content);
      if (identity.matches()) {
        own = identity.group(1);
      } else {
        counts |= counted.isOne(content);
      }
    }
    into.add(new Told(file, block.headLine(), rule.group(1), own, counts));
  }
}
