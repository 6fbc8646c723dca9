package dev.regulars.rules.language;

import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.language.Problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Members know a challenge by its name, and its counter has it: there is one of each name. */
final class ChallengeNames {

  private ChallengeNames() {}

  static void check(List<ReadRule> rules, List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    each(
        rules,
        (rule, counting) -> {
          if (counting instanceof Proposal.Counting.Challenge) {
            String other = seen.putIfAbsent(counting.counter(), rule.compiled().terms().name());
            if (other != null) {
              String said = "The rule \"" + other + "\" has a challenge of this name already.";
              problems.add(problem(rule, said));
            }
          }
        });
    each(
        rules,
        (rule, counting) -> {
          String challenge = seen.get(counting.counter());
          if (counting instanceof Proposal.Counting.Add && challenge != null) {
            String said =
                "The rule \""
                    + challenge
                    + "\" has a challenge of this name, which counts by itself. Give the counter"
                    + " another name.";
            problems.add(problem(rule, said));
          }
        });
  }

  private static void each(List<ReadRule> rules, BiConsumer<ReadRule, Proposal.Counting> looking) {
    for (ReadRule rule : rules) {
      for (Proposal proposal : rule.compiled().proposals()) {
        if (proposal instanceof Proposal.Counting counting) {
          looking.accept(rule, counting);
        }
      }
    }
  }

  private static Problem problem(ReadRule rule, String said) {
    Place place = rule.parsed().place();
    return new Problem(rule.file(), place.line(), place.column(), Severity.ERROR, said, null);
  }
}
