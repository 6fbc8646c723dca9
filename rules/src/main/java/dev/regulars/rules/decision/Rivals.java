package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rules of one group exclude each other: the greatest priority wins, then the rule with which the
 * whole decision gives most, then the one that stands first. What "most" is depends on the other
 * rules, so groups are decided one after the other, those without multipliers first, each beside
 * the rules that have already stood their ground. A rule that can give nothing more, because its
 * limit or budget is used up, is no rival.
 */
final class Rivals {

  private Rivals() {}

  /**
   * The rules that stand, in rulebook order; the others are marked as lost.
   *
   * @param worth exact points that some rules would give together
   */
  static List<FiredRule> settle(
      List<FiredRule> fired, Usage usage, Function<List<FiredRule>, Ratio> worth) {
    Map<String, List<FiredRule>> groups = groups(fired);
    if (groups.isEmpty()) {
      return fired;
    }
    Set<FiredRule> standing = new HashSet<>(fired);
    List<List<FiredRule>> contested = new ArrayList<>();
    for (List<FiredRule> group : groups.values()) {
      standing.removeAll(giveWay(group, usage));
      List<FiredRule> first = greatestPriority(group);
      if (first.size() == 1) {
        win(first.getFirst(), group);
      } else {
        contested.add(first);
      }
      standing.removeAll(group);
      if (first.size() == 1) {
        standing.add(first.getFirst());
      }
    }
    contested.sort((a, b) -> Boolean.compare(multiplies(a), multiplies(b)));
    for (List<FiredRule> rivals : contested) {
      FiredRule winner = best(rivals, fired, standing, worth);
      standing.add(winner);
      win(winner, groups.getOrDefault(group(winner), rivals));
    }
    return only(fired, standing);
  }

  /**
   * Rules whose limit or budget is used up leave their group to the others, and say why; where all
   * are, they stay.
   */
  private static List<FiredRule> giveWay(List<FiredRule> group, Usage usage) {
    List<FiredRule> spent = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (FiredRule rule : group) {
      Reason reason = Limits.usedUp(rule, usage);
      if (reason != null) {
        spent.add(rule);
        reasons.add(reason);
      }
    }
    if (spent.size() == group.size()) {
      return List.of();
    }
    for (int i = 0; i < spent.size(); i++) {
      spent.get(i).refuse(reasons.get(i));
    }
    group.removeAll(spent);
    return spent;
  }

  private static Map<String, List<FiredRule>> groups(List<FiredRule> fired) {
    Map<String, List<FiredRule>> groups = null;
    for (int r = 0; r < fired.size(); r++) {
      String group = fired.get(r).terms().group();
      if (group != null) {
        groups = groups == null ? new LinkedHashMap<>() : groups;
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(fired.get(r));
      }
    }
    return groups == null ? Map.of() : groups;
  }

  private static String group(FiredRule rule) {
    String group = rule.terms().group();
    return group == null ? "" : group;
  }

  private static List<FiredRule> greatestPriority(List<FiredRule> group) {
    int greatest = Integer.MIN_VALUE;
    for (FiredRule rule : group) {
      greatest = Math.max(greatest, rule.terms().priority());
    }
    List<FiredRule> first = new ArrayList<>();
    for (FiredRule rule : group) {
      if (rule.terms().priority() == greatest) {
        first.add(rule);
      }
    }
    return first;
  }

  private static boolean multiplies(List<FiredRule> rules) {
    for (FiredRule rule : rules) {
      if (rule.proposes(ProposalOrder.MULTIPLIES)) {
        return true;
      }
    }
    return false;
  }

  private static FiredRule best(
      List<FiredRule> rivals,
      List<FiredRule> fired,
      Set<FiredRule> standing,
      Function<List<FiredRule>, Ratio> worth) {
    FiredRule best = rivals.getFirst();
    Ratio most = null;
    for (FiredRule rival : rivals) {
      standing.add(rival);
      Ratio points = worth.apply(only(fired, standing));
      standing.remove(rival);
      if (most == null || points.compareTo(most) > 0) {
        most = points;
        best = rival;
      }
    }
    return best;
  }

  private static List<FiredRule> only(List<FiredRule> fired, Set<FiredRule> standing) {
    List<FiredRule> rules = new ArrayList<>(standing.size());
    for (FiredRule rule : fired) {
      if (standing.contains(rule)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static void win(FiredRule winner, List<FiredRule> group) {
    for (FiredRule rule : group) {
      if (rule != winner) {
        rule.loseTo(winner.terms());
      }
    }
  }
}
