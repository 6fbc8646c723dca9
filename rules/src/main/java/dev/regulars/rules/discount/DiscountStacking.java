package dev.regulars.rules.discount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How several discounts go together. Those of one exclusive group exclude each other always: the
 * greatest priority stands, then what takes off most, then the first. Pure.
 */
public final class DiscountStacking {

  private DiscountStacking() {}

  /** Which of several discounts stand. */
  public enum Policy {
    /**
     * Of those that come by themselves the one that takes off most; what is presented comes on top.
     */
    BEST,
    /** All, one after the other. */
    ALL,
    /** All, but one of each group. */
    ONE_PER_GROUP,
    /** Those, in the order, that together take off most. */
    BEST_COMBINATION
  }

  /** A discount that could be given. */
  public interface Candidate {

    /** What excludes each other, null for nothing. */
    @Nullable String group();

    /** Within the group; the greatest wins. */
    int priority();

    /** Whether it comes by itself, and not because somebody presents or wants it. */
    boolean isAutomatic();

    /** Whether the two cannot be given together, beside groups. */
    boolean excludes(Candidate other);

    /** Whether it never takes more off where others have taken something off before it. */
    boolean isBounded();

    /** In which order discounts are tried for the most: parts before amounts. */
    int rank();

    /**
     * What it takes off each line.
     *
     * @param nets what is to be paid for each now, in minor units
     */
    long[] off(long[] nets);
  }

  /** A discount that is given. */
  public record Given<C>(C candidate, long[] offs) {}

  /** A discount that others keep from being given. */
  public record Lost<C>(C candidate, C to) {}

  /** What is given, in its order, and what is not. */
  public record Stacked<C>(List<Given<C>> given, List<Lost<C>> lost) {}

  /**
   * Decides which stand. What takes nothing off is neither given nor lost.
   *
   * @param candidates in the order in which they are taken off
   * @param nets what is to be paid for each line, in minor units
   */
  public static <C extends Candidate> Stacked<C> stack(
      Policy policy, List<C> candidates, long[] nets) {
    Map<C, Long> alone = new HashMap<>();
    List<C> worth = new ArrayList<>();
    for (C candidate : candidates) {
      long amount = Offs.sum(candidate.off(nets));
      if (amount > 0) {
        alone.put(candidate, amount);
        worth.add(candidate);
      }
    }
    List<Lost<C>> lost = new ArrayList<>();
    List<C> standing =
        switch (policy) {
          case BEST -> best(winners(worth, alone, true, lost), alone, lost);
          case ALL -> winners(worth, alone, true, lost);
          case ONE_PER_GROUP -> winners(worth, alone, false, lost);
          case BEST_COMBINATION ->
              BestCombination.of(winners(worth, alone, true, lost), alone, nets);
        };
    if (policy == Policy.BEST_COMBINATION) {
      List<C> all = winners(worth, alone, true, new ArrayList<>());
      for (C candidate : all) {
        if (!standing.contains(candidate) && !standing.isEmpty()) {
          lost.add(new Lost<>(candidate, rival(candidate, standing)));
        }
      }
    }
    return new Stacked<>(apply(standing, nets), lost);
  }

  /** What stands in its way: what it excludes, or else the first that stands. */
  private static <C extends Candidate> C rival(C candidate, List<C> standing) {
    return standing.stream()
        .filter(other -> other.excludes(candidate) || candidate.excludes(other))
        .findFirst()
        .orElse(standing.getFirst());
  }

  private static <C extends Candidate> List<Given<C>> apply(List<C> standing, long[] nets) {
    List<Given<C>> given = new ArrayList<>();
    long[] rest = nets.clone();
    for (C candidate : standing) {
      long[] offs = candidate.off(rest);
      if (Offs.sum(offs) > 0) {
        given.add(new Given<>(candidate, offs));
        less(rest, offs);
      }
    }
    return given;
  }

  static void less(long[] rest, long[] offs) {
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= offs[i];
    }
  }

  /**
   * One of each group.
   *
   * @param onlyAutomatic whether what is presented is in no group
   */
  private static <C extends Candidate> List<C> winners(
      List<C> worth, Map<C, Long> alone, boolean onlyAutomatic, List<Lost<C>> lost) {
    Map<String, C> first = new HashMap<>();
    for (C candidate : worth) {
      String group = group(candidate, onlyAutomatic);
      if (group != null) {
        first.merge(group, candidate, (a, b) -> compare(a, b, alone) >= 0 ? a : b);
      }
    }
    List<C> winners = new ArrayList<>();
    for (C candidate : worth) {
      String group = group(candidate, onlyAutomatic);
      C winner = group == null ? candidate : Objects.requireNonNull(first.get(group));
      if (winner.equals(candidate)) {
        winners.add(candidate);
      } else {
        lost.add(new Lost<>(candidate, winner));
      }
    }
    return winners;
  }

  private static @Nullable String group(Candidate candidate, boolean onlyAutomatic) {
    return onlyAutomatic && !candidate.isAutomatic() ? null : candidate.group();
  }

  private static <C extends Candidate> int compare(C a, C b, Map<C, Long> alone) {
    return Comparator.<C>comparingInt(Candidate::priority)
        .thenComparingLong(candidate -> alone.getOrDefault(candidate, 0L))
        .compare(a, b);
  }

  /** Of what comes by itself the one that takes off most, the first of equal ones. */
  private static <C extends Candidate> List<C> best(
      List<C> winners, Map<C, Long> alone, List<Lost<C>> lost) {
    C best = null;
    for (C candidate : winners) {
      if (candidate.isAutomatic()
          && (best == null || amount(alone, candidate) > amount(alone, best))) {
        best = candidate;
      }
    }
    List<C> standing = new ArrayList<>();
    for (C candidate : winners) {
      if (!candidate.isAutomatic() || candidate.equals(best)) {
        standing.add(candidate);
      } else if (best != null) {
        lost.add(new Lost<>(candidate, best));
      }
    }
    return standing;
  }

  private static <C> long amount(Map<C, Long> alone, C candidate) {
    return alone.getOrDefault(candidate, 0L);
  }
}
