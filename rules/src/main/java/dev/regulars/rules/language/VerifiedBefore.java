package dev.regulars.rules.language;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Expands and verifies rules, and remembers what came of it: most rules of a rulebook are those of
 * the one before. Those not met for longest are forgotten first. Thread-safe.
 */
final class VerifiedBefore {

  /**
   * Some 20 MB; more than two of the greatest rulebooks have. Counted in characters: a rule may
   * have fifty sentences of five hundred.
   */
  private static final int CHARACTERS_MAX = 2 * Bounds.CHARACTERS_MAX;

  private final Map<String, VerifiedRule> known = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

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
      if (known.put(withLiterals, rule) == null) {
        characters += withLiterals.length();
      }
      forget();
    }
    return rule;
  }

  private void forget() {
    Iterator<String> eldest = known.keySet().iterator();
    while (characters > CHARACTERS_MAX && eldest.hasNext()) {
      characters -= eldest.next().length();
      eldest.remove();
    }
  }
}
