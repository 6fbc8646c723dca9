package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import java.util.List;
import java.util.UUID;

/** What became of a purchase or return that another module brought. */
public sealed interface BulkOutcome {

  /**
   * It is on the books.
   *
   * @param id of the purchase or return: whoever booked it gave it
   * @param replayed whether it had been there before
   * @param unmatched of a return: what no purchase of the member held; it was not booked, and may
   *     be as the next part of the return
   */
  record Booked(UUID id, boolean replayed, List<BulkReturn.Line> unmatched) implements BulkOutcome {

    public Booked {
      unmatched = List.copyOf(unmatched);
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
