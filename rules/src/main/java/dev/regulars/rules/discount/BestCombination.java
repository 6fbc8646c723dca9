package dev.regulars.rules.discount;

import dev.regulars.rules.discount.DiscountStacking.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the discounts, and their order, that together take off most. It looks at every choice in
 * every order, parts before amounts first, and leaves out what cannot become better: most take no
 * more off later than they would alone. Work is bounded: where there is more to look at than {@link
 * #WORK_MAX}, what was best until then stands, which is never less than all of them in that first
 * order.
 */
final class BestCombination<C extends Candidate> {

  /**
   * Lines looked at in all. A till waits for the answer: this is about ten milliseconds, enough for
   * every order of seven discounts on a receipt of ten lines.
   */
  private static final long WORK_MAX = 200_000;

  /**
   * Rounding may give a discount that comes later so much more than it had alone, for each line.
   */
  private static final long ROUNDING_MINOR = 1;

  private final List<C> candidates;
  private final long[] alone;
  private final List<C> chosen = new ArrayList<>();
  private List<C> best = List.of();
  private long most = -1;
  private long work;

  private BestCombination(List<C> candidates, long[] alone) {
    this.candidates = candidates;
    this.alone = alone;
  }

  static <C extends Candidate> List<C> of(List<C> candidates, Map<C, Long> amounts, long[] nets) {
    List<C> ordered = candidates.stream().sorted(Comparator.comparingInt(Candidate::rank)).toList();
    long[] alone =
        ordered.stream()
            .mapToLong(
                one ->
                    one.isBounded()
                        ? amounts.getOrDefault(one, 0L) + ROUNDING_MINOR * nets.length
                        : Math.max(0, Offs.sum(nets)))
            .toArray();
    BestCombination<C> search = new BestCombination<>(ordered, alone);
    search.next(nets, 0, new boolean[ordered.size()]);
    return search.best;
  }

  private void next(long[] nets, long taken, boolean[] used) {
    if (taken > most) {
      most = taken;
      best = List.copyOf(chosen);
    }
    long payable = Math.max(0, Offs.sum(nets));
    for (int i = 0; i < candidates.size() && work < WORK_MAX; i++) {
      if (used[i] || isExcluded(candidates.get(i)) || taken + hope(used, payable) <= most) {
        continue;
      }
      work += nets.length;
      long[] offs = candidates.get(i).off(nets);
      long amount = Offs.sum(offs);
      if (amount > 0) {
        long[] rest = nets.clone();
        DiscountStacking.less(rest, offs);
        used[i] = true;
        chosen.add(candidates.get(i));
        next(rest, taken + amount, used);
        chosen.removeLast();
        used[i] = false;
      }
    }
  }

  private boolean isExcluded(C candidate) {
    return chosen.stream().anyMatch(one -> one.excludes(candidate) || candidate.excludes(one));
  }

  /** What is left can take off no more than this. */
  private long hope(boolean[] used, long payable) {
    long sum = 0;
    for (int i = 0; i < alone.length; i++) {
      sum += used[i] ? 0 : alone[i];
    }
    return Math.min(sum, payable);
  }
}
