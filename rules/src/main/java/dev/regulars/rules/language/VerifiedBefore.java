package dev.regulars.rules.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Expands and verifies rules, and remembers what came of it: most rules of a rulebook are those of
 * the one before. Those not met for longest are forgotten first. Thread-safe.
 */
final class VerifiedBefore {

  /** Some 10 MB; more than the greatest rulebook has. */
  private static final int RULES_MAX = 6_000;

  private final Map<String, VerifiedRule> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VerifiedRule> eldest) {
          return size() > RULES_MAX;
        }
      };

  /**
   * What a rule with literals is made of.
   *
   * @param expand from sentences to DRL
   * @throws VerificationException at anything that is not on the list
   */
  VerifiedRule verify(String withLiterals, UnaryOperator<String> expand) {
    synchronized (known) {
      VerifiedRule before = known.get(withLiterals);
      if (before != null) {
        return before;
      }
    }
    VerifiedRule rule = Verifier.verify(Verifier.PREAMBLE + expand.apply(withLiterals));
    synchronized (known) {
      known.put(withLiterals, rule);
    }
    return rule;
  }
}
