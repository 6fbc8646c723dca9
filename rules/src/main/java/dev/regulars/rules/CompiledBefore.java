package dev.regulars.rules;

import dev.regulars.rules.language.CanonicalRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules Drools has compiled already, by what their DRL is hashed to, so that only what is new
 * has to be compiled to be checked. Those not met for longest are forgotten first. Thread-safe.
 */
final class CompiledBefore {

  /** Some 2 MB, however long the rules are; more than several of the greatest rulebooks have. */
  private static final int RULES_MAX = 10_000;

  private final Set<String> known =
      Collections.newSetFromMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > RULES_MAX;
            }
          });

  /** Those that were not compiled yet, each once. */
  synchronized List<CanonicalRule> unknown(List<CanonicalRule> rules) {
    Set<String> found = new LinkedHashSet<>();
    List<CanonicalRule> unknown = new ArrayList<>();
    for (CanonicalRule rule : rules) {
      String hash = hash(rule);
      if (!known.contains(hash) && found.add(hash)) {
        unknown.add(rule);
      }
    }
    return unknown;
  }

  /** Remembers rules that were compiled, and that they were needed again. */
  synchronized void add(List<CanonicalRule> rules) {
    rules.forEach(rule -> known.add(hash(rule)));
  }

  private static String hash(CanonicalRule rule) {
    try {
      byte[] drl = rule.drl().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(drl));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
