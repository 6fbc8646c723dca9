package dev.regulars.ledger;

import dev.regulars.tier.HeldTier;
import dev.regulars.tier.TierHistory;
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
 */
public final class Account {

  private final UUID memberId;
  private final List<Lot> lots = new ArrayList<>();
  private long available;
  private long pending;
  private long reserved;
  private long lifetimeAccrued;
  private long purchases;
  private @Nullable LocalDate lastPurchaseOn;
  private final TierHistory tiers;

  Account(
      UUID memberId,
      long available,
      long pending,
      long reserved,
      long lifetimeAccrued,
      long purchases,
      @Nullable LocalDate lastPurchaseOn,
      HeldTier tier) {
    this(
        memberId,
        available,
        pending,
        reserved,
        lifetimeAccrued,
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
      long purchases,
      @Nullable LocalDate lastPurchaseOn,
      TierHistory tiers) {
    this.memberId = memberId;
    this.available = available;
    this.pending = pending;
    this.reserved = reserved;
    this.lifetimeAccrued = lifetimeAccrued;
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
            purchases,
            lastPurchaseOn,
            tiers.copy());
    for (Lot lot : lots) {
      copy.lots.add(lot.copy());
    }
    return copy;
  }

  /** The account of somebody who is only described: it holds nothing, and nothing becomes of it. */
  public static Account described(
      UUID memberId, long purchases, @Nullable LocalDate lastPurchaseOn, HeldTier tier) {
    return new Account(memberId, 0, 0, 0, 0, purchases, lastPurchaseOn, tier);
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

  public long lifetimeAccrued() {
    return lifetimeAccrued;
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
  public List<BalanceView.Expiring> expiring() {
    TreeMap<LocalDate, Long> byDay = new TreeMap<>();
    for (Lot lot : lots) {
      if (lot.expiresOn != null && lot.remaining() > 0) {
        byDay.merge(lot.expiresOn, lot.remaining(), Long::sum);
      }
    }
    return byDay.entrySet().stream()
        .map(entry -> new BalanceView.Expiring(entry.getValue(), entry.getKey()))
        .toList();
  }

  /** The balance as callers see it. */
  public BalanceView view(Instant asOf, dev.regulars.tier.@Nullable TierView tierView) {
    return new BalanceView(
        available, pending, reserved, lifetimeAccrued, asOf, expiring(), tierView);
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
      case REDEEMED, EXPIRED, ADJUSTED -> {}
    }
  }
}
