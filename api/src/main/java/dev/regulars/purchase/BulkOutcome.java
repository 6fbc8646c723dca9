package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** What became of a purchase or return that another module brought. */
public sealed interface BulkOutcome {

  /**
   * It is on the books.
   *
   * @param id of the purchase or return; a UUIDv7, so it tells when it was booked first
   * @param replayed whether it had been there before
   * @param unmatched of a return: units by product that no purchase of the member holds; they were
   *     not booked
   */
  record Booked(UUID id, boolean replayed, Map<String, BigDecimal> unmatched)
      implements BulkOutcome {

    public Booked {
      unmatched = Map.copyOf(unmatched);
    }
  }

  /**
   * A return of which no purchase of the member holds a unit. Nothing is kept, so that the same may
   * come again once there is one.
   */
  record Unmatched() implements BulkOutcome {}

  /** It was not booked. */
  record Refused(Problem problem) implements BulkOutcome {}
}
