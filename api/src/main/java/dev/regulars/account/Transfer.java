package dev.regulars.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the books. */
public record Transfer(
    UUID memberId,
    UUID id,
    Movement movement,
    PointAccount debit,
    PointAccount credit,
    long points,
    @Nullable UUID debitLot,
    @Nullable UUID creditLot,
    long balanceAfter) {

  /** When it is booked. */
  public Instant at() {
    return movement.at();
  }
}
