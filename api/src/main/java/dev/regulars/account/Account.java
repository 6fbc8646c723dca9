package dev.regulars.account;

import dev.regulars.rules.decision.PointsOverflowException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's balances and running state, locked by the transaction that holds it. It changes as the
 * transaction goes on and is written once, at its end; points change only through {@link Posting}.
 * It knows which day it is: what fell due until then has happened, see {@link #bringUpTo}.
 */
public final class Account {

  /** Far below the greatest long: no sum of a few such numbers wraps. */
  private static final long MOST = 1_000_000_000_000_000_000L;

  /**
   * Points that expire together.
   *
   * @param on the last day on which they can be spent
   */
  public record Expiring(long points, LocalDate on) {}

  private final UUID memberId;
  private final List<Lot> lots = new ArrayList<>();
  private long available;
  private long pending;
  private long reserved;
  private long lifetimeAccrued;
  private long lifetimeExpired;
  private long purchases;
  private @Nullable LocalDate lastPurchaseOn;
  private final TierHistory tiers;
  private @Nullable LocalDate today;
  private final List<Transfer> turn = new ArrayList<>();

  Account(
      UUID memberId,
      long available,
      long pending,
      long reserved,
      long lifetimeAccrued,
      long lifetimeExpired,
      long purchases,
      @Nullable LocalDate lastPurchaseOn,
      HeldTier tier) {
    this(
        memberId,
        available,
        pending,
        reserved,
        lifetimeAccrued,
        lifetimeExpired,
        purchases,
        lastPurchaseOn,
        new TierHistory(tier));
  }

  private Account(
      UUID memberId,
      long available,
      long pending,
      long reserved,
      long lifetimeAccrued,
      long lifetimeExpired,
      long purchases,
      @Nullable LocalDate lastPurchaseOn,
      TierHistory tiers) {
    this.memberId = memberId;
    this.available = available;
    this.pending = pending;
    this.reserved = reserved;
    this.lifetimeAccrued = lifetimeAccrued;
    this.lifetimeExpired = lifetimeExpired;
    this.purchases = purchases;
    this.lastPurchaseOn = lastPurchaseOn;
    this.tiers = tiers;
  }

  /** The same account apart from this one: what becomes of either leaves the other as it is. */
  public Account copy() {
    Account copy =
        new Account(
            memberId,
            available,
            pending,
            reserved,
            lifetimeAccrued,
            lifetimeExpired,
            purchases,
            lastPurchaseOn,
            tiers.copy());
    for (Lot lot : lots) {
      copy.lots.add(lot.copy());
    }
    copy.today = today;
    copy.turn.addAll(turn);
    return copy;
  }

  /** The account of somebody who is only described: it holds nothing, and nothing becomes of it. */
  public static Account described(
      UUID memberId, long purchases, @Nullable LocalDate lastPurchaseOn, HeldTier tier) {
    return new Account(memberId, 0, 0, 0, 0, 0, purchases, lastPurchaseOn, tier);
  }

  public UUID memberId() {
    return memberId;
  }

  public long available() {
    return available;
  }

  public long pending() {
    return pending;
  }

  public long reserved() {
    return reserved;
  }

  /** Everything the member holds: available, pending and reserved. */
  public long total() {
    return available + pending + reserved;
  }

  /**
   * Makes sure that points can be given, or taken where negative, without passing what an account
   * can hold.
   *
   * @throws PointsOverflowException where they cannot; nothing has changed then
   */
  public void requireRoomFor(long points) {
    boolean fits =
        Math.abs(points) <= MOST
            && Math.abs(total() + points) <= MOST
            && lifetimeAccrued + Math.max(0, points) <= MOST;
    if (points != 0 && !fits) {
      throw new PointsOverflowException("The member's balance would pass " + MOST + " points.");
    }
  }

  public long lifetimeAccrued() {
    return lifetimeAccrued;
  }

  /** Points that nobody used in time, ever. */
  public long lifetimeExpired() {
    return lifetimeExpired;
  }

  /** Purchases ever, without those that were wholly returned. */
  public long purchases() {
    return purchases;
  }

  /** Day of the newest purchase, null before the first. */
  public @Nullable LocalDate lastPurchaseOn() {
    return lastPurchaseOn;
  }

  /** The tier held now. */
  public HeldTier tier() {
    return tiers.held();
  }

  /** The tier held now and, once they are read, those of days before it. */
  public TierHistory tiers() {
    return tiers;
  }

  /** Counts a purchase that happened on {@code day}. */
  public void addPurchase(LocalDate day) {
    purchases++;
    if (lastPurchaseOn == null || day.isAfter(lastPurchaseOn)) {
      lastPurchaseOn = day;
    }
  }

  /**
   * Takes back a purchase; {@code newLast} is the day of the newest one that is left, null for
   * none.
   */
  public void removePurchase(@Nullable LocalDate newLast) {
    purchases--;
    lastPurchaseOn = newLast;
  }

  /** Points that can be spent and when they expire, soonest first. */
  public List<Expiring> expiring() {
    TreeMap<LocalDate, Long> byDay = new TreeMap<>();
    for (Lot lot : lots) {
      if (lot.expiresOn != null && lot.remaining() > 0) {
        byDay.merge(lot.expiresOn, lot.remaining(), Long::sum);
      }
    }
    return byDay.entrySet().stream()
        .map(entry -> new Expiring(entry.getValue(), entry.getKey()))
        .toList();
  }

  /**
   * Lets time pass: pending points whose wait is over become available, points whose last day is
   * over expire. What that moves is written with the account. It is done once, by whoever reads the
   * account, so that nobody sees points that are over.
   */
  void bringUpTo(LocalDate day, Posting posting, Instant now) {
    today = day;
    posting.bringUpToDay(this, now);
    turn.addAll(posting.transfers());
  }

  /** The day that the account has been brought up to, null for one that is only described. */
  @Nullable LocalDate today() {
    return today;
  }

  /** What time alone has moved since the account was written, to be written with it. */
  List<Transfer> turn() {
    return turn;
  }

  /** The next day on which something becomes of its points by itself, null for none. */
  @Nullable LocalDate dueOn() {
    LocalDate due = null;
    for (Lot lot : lots) {
      due = Lot.first(due, lot.dueOn());
    }
    return due;
  }

  /** Adds a lot that was not read with the others, unless it is there. */
  void learn(Lot lot) {
    if (lots.stream().noneMatch(each -> each.id.equals(lot.id))) {
      lots.add(lot);
    }
  }

  /** Whether it has, or had, points that end with that day. */
  public boolean hasLotUntil(LocalDate lastDay) {
    return lots.stream().anyMatch(lot -> lastDay.equals(lot.expiresOn));
  }

  List<Lot> lots() {
    return lots;
  }

  void add(PointAccount account, long points) {
    switch (account) {
      case AVAILABLE -> available = Math.addExact(available, points);
      case PENDING -> pending = Math.addExact(pending, points);
      case RESERVED -> reserved = Math.addExact(reserved, points);
      case ISSUED -> lifetimeAccrued = Math.subtractExact(lifetimeAccrued, points);
      case EXPIRED -> lifetimeExpired = Math.addExact(lifetimeExpired, points);
      case REDEEMED, ADJUSTED -> {}
    }
  }
}
