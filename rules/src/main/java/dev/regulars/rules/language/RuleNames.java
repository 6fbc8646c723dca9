package dev.regulars.rules.language;

import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.language.Problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names have to be unique in a rulebook: counters, budgets and awards are kept under them. */
final class RuleNames {

  private RuleNames() {}

  static void check(List<ParsedFile> files, List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    int rules = 0;
    for (ParsedFile file : files) {
      for (ParsedRule rule : file.rules()) {
        String here = file.name() + ", line " + rule.place().line();
        String before = seen.putIfAbsent(rule.name(), here);
        if (before != null) {
          problems.add(
              at(file, rule, "There is a rule of this name already: " + before + ". Rename one."));
        }
        if (rule.name().equals(LimitKey.ALL_RULES)) {
          problems.add(at(file, rule, "A rule cannot be called *; that stands for all rules."));
        }
        if (++rules == Bounds.RULES_READ_MAX + 1) {
          problems.add(
              at(file, rule, "A rulebook may have at most " + Bounds.RULES_READ_MAX + " rules."));
        }
      }
    }
  }

  private static Problem at(ParsedFile file, ParsedRule rule, String message) {
    return new Problem(
        file.name(),
        rule.place().line(),
        rule.place().column() + "rule ".length(),
        Severity.ERROR,
        message,
        null);
  }
}
