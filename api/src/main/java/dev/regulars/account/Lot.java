package dev.regulars.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
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
  final @Nullable UUID heldFor;
  final @Nullable Instant lapsesAt;
  private long remaining;
  private long expired;
  private boolean stored;
  private boolean changed;

  Lot(
      UUID id,
      PointAccount account,
      long remaining,
      long expired,
      @Nullable LocalDate availableFrom,
      @Nullable LocalDate expiresOn,
      boolean debt,
      boolean stored) {
    this(id, account, remaining, expired, availableFrom, expiresOn, debt, null, null, stored);
  }

  /**
   * A lot that may be held.
   *
   * @param heldFor the redemption that it is held for, null for none
   * @param lapsesAt when it is let go by itself
   */
  Lot(
      UUID id,
      PointAccount account,
      long remaining,
      long expired,
      @Nullable LocalDate availableFrom,
      @Nullable LocalDate expiresOn,
      boolean debt,
      @Nullable UUID heldFor,
      @Nullable Instant lapsesAt,
      boolean stored) {
    this.id = id;
    this.account = account;
    this.remaining = remaining;
    this.expired = expired;
    this.availableFrom = availableFrom;
    this.expiresOn = expiresOn;
    this.debt = debt;
    this.heldFor = heldFor;
    this.lapsesAt = lapsesAt;
    this.stored = stored;
  }

  Lot copy() {
    Lot copy =
        new Lot(
            id,
            account,
            remaining,
            expired,
            availableFrom,
            expiresOn,
            debt,
            heldFor,
            lapsesAt,
            stored);
    copy.changed = changed;
    return copy;
  }

  long remaining() {
    return remaining;
  }

  /** Points of this lot that nobody used in time, less those whose purchase was returned since. */
  long expired() {
    return expired;
  }

  /** Whether its last day lies before {@code today}. */
  boolean isOver(LocalDate today) {
    return expiresOn != null && expiresOn.isBefore(today);
  }

  /** Whether it is held and need not be any more. */
  boolean isLapsed(Instant now) {
    return lapsesAt != null && !lapsesAt.isAfter(now) && remaining > 0;
  }

  /** Whether points earned on these terms went into it, or came into it when they were released. */
  boolean isEarnedOn(@Nullable Terms terms) {
    return terms != null
        && Objects.equals(expiresOn, terms.expiresOn())
        && (availableFrom == null || Objects.equals(availableFrom, terms.availableFrom()));
  }

  /** Whether it still waits although its wait ends by {@code today}. */
  boolean isReleased(LocalDate today) {
    return availableFrom != null && !availableFrom.isAfter(today);
  }

  /** The next day on which something becomes of it by itself, null for none. */
  @Nullable LocalDate dueOn() {
    if (remaining <= 0 || account == PointAccount.RESERVED) {
      return null;
    }
    LocalDate over = expiresOn == null ? null : expiresOn.plusDays(1);
    return account == PointAccount.PENDING ? first(availableFrom, over) : over;
  }

  static @Nullable LocalDate first(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  boolean stored() {
    return stored;
  }

  boolean changed() {
    return changed;
  }

  /** Counts points that went out of it because its last day was over; below 0 takes back. */
  void addExpired(long points) {
    expired = Math.addExact(expired, points);
    changed = true;
  }

  void add(long points) {
    remaining = Math.addExact(remaining, points);
    changed = true;
  }
}
