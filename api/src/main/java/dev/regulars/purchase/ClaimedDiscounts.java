package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import dev.regulars.shared.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what a till took off with what was given. Pure. */
final class ClaimedDiscounts {

  private ClaimedDiscounts() {}

  /** What is wrong with it; null where it is the same. */
  static @Nullable Problem complaint(List<Taken> claimed, List<Taken> given) {
    List<Taken> open = new ArrayList<>(given.stream().map(ClaimedDiscounts::sorted).toList());
    for (int i = 0; i < claimed.size(); i++) {
      if (!open.remove(sorted(claimed.get(i)))) {
        return notGiven(claimed.get(i), i);
      }
    }
    return open.isEmpty() ? null : notTaken(open.getFirst());
  }

  private static Taken sorted(Taken taken) {
    return new Taken(
        taken.source(),
        taken.lines().stream()
            .filter(off -> off.amountMinor() != 0)
            .sorted(Comparator.comparingInt(Off::line))
            .toList());
  }

  private static Problem notGiven(Taken taken, int i) {
    return Problem.impossible(
            "discount-not-given",
            "Nobody gave this discount",
            "'%s' does not take this off. Ask for a quote and send its discounts as they are."
                .formatted(taken.source()))
        .at("/discounts/" + i);
  }

  private static Problem notTaken(Taken taken) {
    return Problem.impossible(
            "discount-not-taken",
            "A discount was not taken off",
            "'%s' takes %d off. Send the quote's discounts, and in totalMinor what is left to pay."
                .formatted(taken.source(), taken.amountMinor()))
        .at("/discounts");
  }
}
