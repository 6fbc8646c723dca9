package dev.regulars.rules.change;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.TextBlocks.Block;
import dev.regulars.rules.language.ParsedFile;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.RuleFileParser;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the rules of a rulebook together with their texts. */
final class RuleTexts {

  private static final String RULES = ".dslr";
  private static final Set<String> FRAME = Set.of("", "when", "then", "end");

  private final RuleFileParser parser;

  RuleTexts(Vocabulary vocabulary, Programme programme) {
    this.parser = new RuleFileParser(vocabulary, programme);
  }

  /**
   * A rule with its text.
   *
   * @param key its name, made unique in its rulebook
   * @param text as it stands in its file, the comments above it included
   * @param unknown the lines of it that are no sentences
   */
  record RuleText(String key, String file, ParsedRule parsed, String text, List<String> unknown) {

    List<SentenceUse> uses() {
      return Stream.of(parsed.headersButIdentity(), parsed.conditions(), parsed.consequences())
          .flatMap(List::stream)
          .toList();
    }
  }

  /** All rules in their order. */
  List<RuleText> read(RuleFiles files) {
    List<RuleText> rules = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    files
        .files()
        .forEach(
            (name, text) -> {
              if (name.endsWith(RULES)) {
                read(parser.parse(name, text), text, seen, rules);
              }
            });
    return rules;
  }

  private static void read(
      ParsedFile file, String text, Map<String, Integer> seen, List<RuleText> into) {
    Map<Integer, Block> blocks = new HashMap<>();
    TextBlocks.ofRules(text).forEach(block -> blocks.put(block.headLine(), block));
    for (ParsedRule rule : file.rules()) {
      Block block = blocks.get(rule.place().line());
      if (block != null) {
        int times = seen.merge(rule.name(), 1, Integer::sum);
        String key = times == 1 ? rule.name() : rule.name() + " #" + times;
        String trimmed = block.text().strip();
        into.add(new RuleText(key, file.name(), rule, trimmed, unknown(rule, block)));
      }
    }
  }

  private static List<String> unknown(ParsedRule rule, Block block) {
    Set<Integer> known = new HashSet<>();
    known.add(rule.place().line());
    Stream.of(rule.headers(), rule.conditions(), rule.consequences())
        .flatMap(List::stream)
        .forEach(use -> known.add(use.place().line()));
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < block.lines().size(); i++) {
      String line = TextBlocks.content(block.lines().get(i));
      int number = block.firstLine() + i;
      if (!known.contains(number) && !line.startsWith("#") && !FRAME.contains(line)) {
        unknown.add(line);
      }
    }
    return unknown;
  }
}
