package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import dev.regulars.shared.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a till took off with what was given. Pure.
 *
 * @param foreign what nobody gave
 * @param notTaken what was given and not taken off
 * @param problem why the purchase cannot be, null where it can
 */
record ClaimedDiscounts(List<Taken> foreign, List<Taken> notTaken, @Nullable Problem problem) {

  /**
   * Compares them.
   *
   * @param accepts whether what nobody gave is taken all the same, and marked
   */
  static ClaimedDiscounts of(List<Taken> claimed, List<Taken> given, boolean accepts) {
    List<Taken> open = new ArrayList<>(given.stream().map(ClaimedDiscounts::sorted).toList());
    List<Taken> foreign = new ArrayList<>();
    Problem problem = null;
    for (int i = 0; i < claimed.size(); i++) {
      if (!open.remove(sorted(claimed.get(i)))) {
        foreign.add(claimed.get(i));
        problem = problem == null && !accepts ? notGiven(claimed.get(i), i) : problem;
      }
    }
    if (problem == null) {
      // Points and codes are gone, so what they give is taken; what a rule gives may be left.
      problem =
          open.stream()
              .filter(taken -> !(accepts && taken.isOfRule()))
              .findFirst()
              .map(ClaimedDiscounts::notTaken)
              .orElse(null);
    }
    return new ClaimedDiscounts(foreign, open, problem);
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
