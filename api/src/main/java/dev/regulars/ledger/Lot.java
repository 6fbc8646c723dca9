package dev.regulars.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Points of one account that expire together. Changes only through {@link Posting}. */
final class Lot {

  /**
   * The order in which points are spent: those that expire first, first; those that never do, last.
   */
  static final Comparator<Lot> SPENDING_ORDER =
      Comparator.comparing(
              (Lot lot) -> lot.expiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(lot -> lot.id);

  final UUID id;
  final PointAccount account;
  final @Nullable LocalDate availableFrom;
  final @Nullable LocalDate expiresOn;
  final boolean debt;
  private long remaining;
  private boolean stored;
  private boolean changed;

  Lot(
      UUID id,
      PointAccount account,
      long remaining,
      @Nullable LocalDate availableFrom,
      @Nullable LocalDate expiresOn,
      boolean debt,
      boolean stored) {
    this.id = id;
    this.account = account;
    this.remaining = remaining;
    this.availableFrom = availableFrom;
    this.expiresOn = expiresOn;
    this.debt = debt;
    this.stored = stored;
  }

  Lot copy() {
    Lot copy = new Lot(id, account, remaining, availableFrom, expiresOn, debt, stored);
    copy.changed = changed;
    return copy;
  }

  long remaining() {
    return remaining;
  }

  boolean stored() {
    return stored;
  }

  boolean changed() {
    return changed;
  }

  void add(long points) {
    remaining = Math.addExact(remaining, points);
    changed = true;
  }
}
