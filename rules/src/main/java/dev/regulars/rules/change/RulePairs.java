package dev.regulars.rules.change;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.change.RuleTexts.RuleText;
import dev.regulars.rules.language.SentenceUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rule of the later state is which of the earlier one: the one with the same identity, else
 * the one with the same name, else the most similar among those that are gone.
 *
 * @param kept the rules of the later state in their order
 * @param removed the rules of the earlier state that are gone
 */
record RulePairs(List<Pair> kept, List<RuleText> removed) {

  /** How much of two rules must be equal for one to be the other under a new name. */
  private static final double SIMILAR = 0.6;

  /** Who replaces thousands of rules by thousands of others has not renamed them. */
  private static final int COMPARISONS_MAX = 250_000;

  /**
   * A rule and what it was.
   *
   * @param before null for a rule that is new
   * @param moved whether it stands elsewhere among the rules that were there before
   * @param successor the rule of the same file below it, null for the last
   */
  record Pair(
      @Nullable RuleText before, RuleText after, boolean moved, @Nullable RuleText successor) {}

  private record Candidate(RuleText before, RuleText after, double similarity) {}

  static RulePairs of(List<RuleText> before, List<RuleText> after) {
    Map<String, RuleText> gone = new LinkedHashMap<>();
    before.forEach(rule -> gone.put(rule.key(), rule));
    Map<String, RuleText> former = new HashMap<>();
    identical(before, after, RulePairs::saysIdentity, gone, former);
    called(after, gone, former);
    identical(before, after, rule -> true, gone, former);
    List<RuleText> unmatched =
        after.stream().filter(rule -> !former.containsKey(rule.key())).toList();
    renamed(gone, unmatched, former);
    Set<String> moved = moved(before, after, former);
    List<Pair> kept = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      RuleText rule = after.get(i);
      RuleText next = i + 1 < after.size() ? after.get(i + 1) : null;
      boolean sameFile = next != null && next.file().equals(rule.file());
      kept.add(
          new Pair(
              former.get(rule.key()), rule, moved.contains(rule.key()), sameFile ? next : null));
    }
    return new RulePairs(kept, List.copyOf(gone.values()));
  }

  private static boolean saysIdentity(RuleText rule) {
    return rule.parsed().ownIdentity() != null;
  }

  /** Those that are counted under the same. */
  private static void identical(
      List<RuleText> before,
      List<RuleText> after,
      Predicate<RuleText> which,
      Map<String, RuleText> gone,
      Map<String, RuleText> former) {
    Map<String, RuleText> byIdentity = new HashMap<>();
    for (RuleText rule : before) {
      if (gone.containsKey(rule.key())) {
        byIdentity.putIfAbsent(rule.parsed().identity(), rule);
      }
    }
    for (RuleText rule : after) {
      if (which.test(rule) && !former.containsKey(rule.key())) {
        RuleText same = byIdentity.remove(rule.parsed().identity());
        if (same != null) {
          former.put(rule.key(), same);
          gone.remove(same.key());
        }
      }
    }
  }

  private static void called(
      List<RuleText> after, Map<String, RuleText> gone, Map<String, RuleText> former) {
    for (RuleText rule : after) {
      if (!former.containsKey(rule.key())) {
        RuleText same = gone.remove(rule.key());
        if (same != null) {
          former.put(rule.key(), same);
        }
      }
    }
  }

  private static void renamed(
      Map<String, RuleText> gone, List<RuleText> unmatched, Map<String, RuleText> former) {
    if ((long) gone.size() * unmatched.size() > COMPARISONS_MAX) {
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (RuleText old : gone.values()) {
      Cancellation.check();
      for (RuleText now : unmatched) {
        double similarity = similarity(old.uses(), now.uses());
        if (similarity >= SIMILAR) {
          candidates.add(new Candidate(old, now, similarity));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::similarity).reversed());
    for (Candidate candidate : candidates) {
      String key = candidate.after().key();
      if (gone.containsKey(candidate.before().key()) && !former.containsKey(key)) {
        former.put(key, candidate.before());
        gone.remove(candidate.before().key());
      }
    }
  }

  /** The part of the sentences that both have; half for one whose values differ. */
  private static double similarity(List<SentenceUse> before, List<SentenceUse> after) {
    int most = Math.max(before.size(), after.size());
    if (most == 0) {
      return 0;
    }
    List<SentenceUse> left = new ArrayList<>(after);
    List<SentenceUse> changed = new ArrayList<>();
    double same = 0;
    for (SentenceUse use : before) {
      if (removeFirst(left, other -> isSame(use, other))) {
        same += 1;
      } else {
        changed.add(use);
      }
    }
    for (SentenceUse use : changed) {
      if (removeFirst(left, other -> use.sentence().id().equals(other.sentence().id()))) {
        same += 0.5;
      }
    }
    return same / most;
  }

  private static boolean isSame(SentenceUse use, SentenceUse other) {
    return use.sentence().id().equals(other.sentence().id()) && use.values().equals(other.values());
  }

  private static <T> boolean removeFirst(List<T> list, Predicate<T> condition) {
    for (int i = 0; i < list.size(); i++) {
      if (condition.test(list.get(i))) {
        list.remove(i);
        return true;
      }
    }
    return false;
  }

  /**
   * The fewest rules that have to be moved to get from one order to the other: those that are not
   * on the longest rising run of former positions. Rules that changed file are not among them.
   */
  private static Set<String> moved(
      List<RuleText> before, List<RuleText> after, Map<String, RuleText> former) {
    Map<String, Integer> position = new HashMap<>();
    before.forEach(rule -> position.put(rule.key(), position.size()));
    List<String> keys = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (RuleText rule : after) {
      RuleText old = former.get(rule.key());
      if (old != null && old.file().equals(rule.file())) {
        keys.add(rule.key());
        positions.add(position.getOrDefault(old.key(), 0));
      }
    }
    Set<String> moved = new HashSet<>(keys);
    RisingRun.longest(positions).forEach(index -> moved.remove(keys.get(index)));
    return moved;
  }
}
