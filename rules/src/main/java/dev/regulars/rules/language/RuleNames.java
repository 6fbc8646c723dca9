package dev.regulars.rules.language;

import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.language.Problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and identities have to be unique in a rulebook: awards are kept under the ones, limits and
 * budgets under the others.
 */
final class RuleNames {

  private RuleNames() {}

  static void check(List<ParsedFile> files, List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    Map<String, Counted> counted = new HashMap<>();
    int rules = 0;
    for (ParsedFile file : files) {
      for (ParsedRule rule : file.rules()) {
        String here = file.name() + ", line " + rule.place().line();
        String before = seen.putIfAbsent(rule.name(), here);
        if (before != null) {
          problems.add(
              at(file, rule, "There is a rule of this name already: " + before + ". Rename one."));
        }
        checkIdentity(new Counted(file, rule), counted, problems);
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

  /** A rule under its identity. */
  private record Counted(ParsedFile file, ParsedRule rule) {

    String here() {
      return file.name() + ", line " + rule.place().line();
    }
  }

  /**
   * Of two rules with one identity the one that says it is told of, below if both do: the other has
   * it by its name. Two of one name are told of as that.
   */
  private static void checkIdentity(
      Counted rule, Map<String, Counted> seen, List<Problem> problems) {
    SentenceUse own = rule.rule().identityUse();
    if (own != null && LimitKey.ALL_RULES.equals(rule.rule().ownIdentity())) {
      problems.add(at(rule, own, "A rule cannot have the identity *; that stands for all rules."));
      return;
    }
    Counted before = seen.putIfAbsent(rule.rule().identity(), rule);
    if (before == null) {
      return;
    }
    SentenceUse other = before.rule().identityUse();
    if (own != null) {
      problems.add(at(rule, own, taken(before)));
    } else if (other != null) {
      problems.add(at(before, other, taken(rule)));
    }
  }

  private static String taken(Counted by) {
    return "The rule \""
        + by.rule().name()
        + "\" ("
        + by.here()
        + ") is counted under this identity already. Delete this line, and the rule gets one of"
        + " its own.";
  }

  private static Problem at(Counted rule, SentenceUse use, String message) {
    return new Problem(
        rule.file().name(),
        use.place().line(),
        use.place().column(),
        Severity.ERROR,
        message,
        null);
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
