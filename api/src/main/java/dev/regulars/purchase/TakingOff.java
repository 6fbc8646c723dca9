package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import dev.regulars.reward.Money;
import dev.regulars.reward.Money.Priced;
import dev.regulars.shared.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a purchase while money is taken off them: each discount sees those before it. */
final class TakingOff {

  private final List<PurchaseLine> original;
  private final long spendMinor;
  private final List<Taken> taken = new ArrayList<>();
  private final List<PurchaseAnswer.Discount> shown = new ArrayList<>();
  private final List<PurchaseAnswer.Refused> refused = new ArrayList<>();
  private List<Priced> lines;
  private final Set<String> denied = new HashSet<>();
  private @Nullable Problem problem;

  /** Nothing is taken off yet. */
  TakingOff(List<PurchaseLine> original) {
    this.original = original;
    this.lines = LineOffs.priced(original);
    this.spendMinor = Money.total(lines);
  }

  /** What the purchase comes to before anything is taken off, in minor units. */
  long spendMinor() {
    return spendMinor;
  }

  /** The lines with what is left to pay for them. */
  List<Priced> lines() {
    return lines;
  }

  /** What is left to pay. */
  long payableMinor() {
    return Money.total(lines);
  }

  /**
   * Takes off so much of each line.
   *
   * @return of the lines of which anything is taken
   */
  List<Off> take(String source, String text, long[] offs) {
    List<Off> parts = LineOffs.offs(lines, offs);
    if (parts.isEmpty()) {
      return parts;
    }
    Taken one = new Taken(source, parts);
    taken.add(one);
    shown.add(shown(one, text, null));
    List<Priced> less = new ArrayList<>(lines.size());
    for (int i = 0; i < offs.length; i++) {
      less.add(lines.get(i).less(offs[i]));
    }
    lines = less;
    return parts;
  }

  /** Something is not given, which is no fault: what it would cost stays. */
  void leave(PurchaseAnswer.Refused one) {
    refused.add(one);
  }

  /** What was given and is not taken off, after all. */
  void drop(List<Taken> dropped) {
    for (Taken one : dropped) {
      taken.removeIf(other -> other.source().equals(one.source()));
      shown.removeIf(other -> other.source().equals(one.source()));
    }
  }

  /** Something that nobody gave was taken off. */
  void mark(List<Taken> foreign) {
    foreign.forEach(one -> shown.add(shown(one, one.source(), true)));
  }

  private static PurchaseAnswer.Discount shown(
      Taken one, String text, @Nullable Boolean isForeign) {
    return new PurchaseAnswer.Discount(
        one.source(),
        one.amountMinor(),
        one.lines().stream()
            .map(off -> new PurchaseAnswer.DiscountLine(off.line(), off.amountMinor()))
            .toList(),
        text,
        isForeign);
  }

  /** Something that is wanted cannot be had. */
  void deny(String source, String reason, Problem why, String pointer) {
    denied.add(pointer);
    refused.add(new PurchaseAnswer.Refused(source, reason, why.detail()));
    if (problem == null) {
      problem = why;
    }
  }

  /** Where in the request stands what cannot be had. */
  Set<String> denied() {
    return denied;
  }

  /** The first that cannot be had, null for none. */
  @Nullable Problem problem() {
    return problem;
  }

  /** Whether something of this source is taken off. */
  boolean takes(String source) {
    return taken.stream().anyMatch(one -> one.source().equals(source));
  }

  List<Taken> taken() {
    return taken;
  }

  List<PurchaseAnswer.Discount> shown() {
    return shown;
  }

  List<PurchaseAnswer.Refused> refused() {
    return refused;
  }

  /** The lines of the purchase as they are paid. */
  List<PurchaseLine> paid() {
    return LineOffs.taken(original, taken);
  }
}
