package dev.regulars.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a purchase or event gave points.
 *
 * @param transferId the first transfer of it
 * @param at when it was booked
 * @param lots the terms of the lots that they went into, in their order; none where all of them
 *     paid off a debt
 */
public record Accrual(UUID transferId, Instant at, List<Terms> lots) {

  public Accrual {
    lots = List.copyOf(lots);
  }

  /** Terms of the first lot, null for none. */
  public @Nullable Terms terms() {
    return lots.isEmpty() ? null : lots.getFirst();
  }

  /** The same with points that went into another lot. */
  Accrual and(Terms more) {
    List<Terms> all = new ArrayList<>(lots);
    all.add(more);
    return new Accrual(transferId, at, all);
  }
}
