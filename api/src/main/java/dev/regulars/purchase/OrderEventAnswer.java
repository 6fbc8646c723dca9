package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event about an order.
 *
 * @param lines that were fulfilled by it; those that had been before are missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderEventAnswer(
    UUID id,
    UUID purchaseId,
    String name,
    List<Line> lines,
    Points points,
    @Nullable BalanceView balance,
    @Nullable TierView tier) {

  /**
   * Points that moved.
   *
   * @param released that can be spent from now on
   */
  record Points(long released) {}

  /** A line of the order. */
  record Line(int line) {}
}
