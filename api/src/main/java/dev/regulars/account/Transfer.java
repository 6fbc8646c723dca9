package dev.regulars.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the books. */
record Transfer(
    UUID memberId,
    UUID id,
    Movement movement,
    PointAccount debit,
    PointAccount credit,
    long points,
    @Nullable UUID debitLot,
    @Nullable UUID creditLot,
    long balanceAfter) {

  Instant at() {
    return movement.at();
  }
}
