package dev.regulars.rules;

import java.util.Map;
import java.util.TreeMap;

/** Rulebooks of any size in which no two rules ask the same, so that nothing can be shared. */
final class GreatRulebook {

  /** Less than a file may have. */
  private static final int FILE_MAX = 250_000;

  private GreatRulebook() {}

  /**
   * Rules in as many files as they need.
   *
   * @param rules how many
   * @param sentences of each rule, from 2 on
   */
  static RuleFiles of(int rules, int sentences) {
    TreeMap<String, String> files = new TreeMap<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rules; i++) {
      String rule = rule(i, sentences);
      if (text.length() + rule.length() > FILE_MAX) {
        files.put("rules-%03d.dslr".formatted(files.size()), text.toString());
        text.setLength(0);
      }
      text.append(rule);
    }
    files.put("rules-%03d.dslr".formatted(files.size()), text.toString());
    return new RuleFiles(files);
  }

  /** One file with these examples of each rule. */
  static RuleFiles with(RuleFiles files, String name, String text) {
    TreeMap<String, String> more = new TreeMap<>(files.files());
    more.putAll(Map.of(name, text));
    return new RuleFiles(more);
  }

  private static String rule(int number, int sentences) {
    StringBuilder rule = new StringBuilder("rule \"Rule %d\"\nwhen\n".formatted(number));
    for (int i = 1; i < sentences; i++) {
      rule.append(
          "    The basket contains products in category \"c-%d-%d\"\n".formatted(number, i));
    }
    return rule.append("then\n    Give %d points\nend\n".formatted(1 + number % 100)).toString();
  }
}
