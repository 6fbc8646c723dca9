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
  final boolean moving;
  final @Nullable UUID waitsFor;
  final boolean debt;
  final @Nullable UUID heldFor;
  final @Nullable Instant lapsesAt;

  /** The last day on which they can be spent, null for no end; {@link #moveTo} alone changes it. */
  @Nullable LocalDate expiresOn;

  private long remaining;
  private long expired;
  private boolean stored;
  private boolean changed;
  private boolean moved;

  /** A lot that nobody holds. */
  Lot(
      UUID id,
      PointAccount account,
      long remaining,
      long expired,
      Terms terms,
      boolean debt,
      boolean stored) {
    this(id, account, remaining, expired, terms, debt, null, null, stored);
  }

  /**
   * A lot that may be held.
   *
   * @param terms that its points were earned on
   * @param heldFor the redemption that it is held for, null for none
   * @param lapsesAt when it is let go by itself
   */
  Lot(
      UUID id,
      PointAccount account,
      long remaining,
      long expired,
      Terms terms,
      boolean debt,
      @Nullable UUID heldFor,
      @Nullable Instant lapsesAt,
      boolean stored) {
    this.id = id;
    this.account = account;
    this.remaining = remaining;
    this.expired = expired;
    this.availableFrom = terms.availableFrom();
    this.expiresOn = terms.expiresOn();
    this.moving = terms.moving();
    this.waitsFor = terms.waitsFor();
    this.debt = debt;
    this.heldFor = heldFor;
    this.lapsesAt = lapsesAt;
    this.stored = stored;
  }

  Lot copy() {
    Lot copy = new Lot(id, account, remaining, expired, terms(), debt, heldFor, lapsesAt, stored);
    copy.changed = changed;
    copy.moved = moved;
    return copy;
  }

  /** The terms of what is in it. */
  Terms terms() {
    return new Terms(availableFrom, expiresOn, moving, waitsFor);
  }

  /** The terms of what was in it once it can be spent. */
  Terms released() {
    return new Terms(null, expiresOn, moving, null);
  }

  /** Gives it another last day. */
  void moveTo(@Nullable LocalDate day) {
    expiresOn = day;
    moved = true;
    changed = true;
  }

  /** Whether its last day is another one than it was when it was read. */
  boolean moved() {
    return moved;
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
        && moving == terms.moving()
        && (moving || Objects.equals(expiresOn, terms.expiresOn()))
        && (account != PointAccount.PENDING
            || (Objects.equals(availableFrom, terms.availableFrom())
                && Objects.equals(waitsFor, terms.waitsFor())));
  }

  /** Whether points earned on these terms may have expired in it: activity moves a day on only. */
  boolean isOverOf(Terms terms) {
    return moving == terms.moving()
        && (Objects.equals(expiresOn, terms.expiresOn())
            || (moving
                && expiresOn != null
                && terms.expiresOn() != null
                && expiresOn.isAfter(terms.expiresOn())));
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
