package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.WarningTerms;
import dev.regulars.rules.decision.PointsOverflowException;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
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
  @Schema(name = "BalanceViewExpiring")
  public record Expiring(long points, LocalDate on) {}

  /**
   * Points of one kind and one fate.
   *
   * @param points below 0 for a debt
   * @param on the last day on which they can be spent, null for no end
   * @param availableFrom the day on which pending points can be spent, null for others
   * @param waitsFor the purchase with whose fulfilment pending points can be spent, null for others
   */
  @Schema(name = "BalanceViewLot")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(
      long points,
      @Schema(allowableValues = {"available", "pending", "reserved"}) String account,
      @Nullable LocalDate on,
      @Nullable LocalDate availableFrom,
      @Nullable UUID waitsFor) {}

  private final UUID memberId;
  private final TierHistory tiers;
  private final List<Lot> lots = new ArrayList<>();
  private final long[] points = new long[PointAccount.values().length];
  private long purchases;
  private @Nullable LocalDate lastPurchaseOn;
  private @Nullable LocalDate openedOn;
  private @Nullable LocalDate today;
  private final List<Transfer> turn = new ArrayList<>();
  private boolean dayTold;
  private @Nullable UUID mergedInto;
  private @Nullable LocalDate warnedOn;
  private WarningTerms warningTerms = WarningTerms.NONE;
  private @Nullable Warnings warnings;

  private Account(UUID memberId, TierHistory tiers) {
    this.memberId = memberId;
    this.tiers = tiers;
  }

  /** The account of its row, without its lots. */
  static Account of(Readable row) {
    Account account = new Account(Rows.uuid(row, "member_id"), new TierHistory(HeldTier.of(row)));
    account.add(PointAccount.AVAILABLE, Rows.number(row, "available"));
    account.add(PointAccount.PENDING, Rows.number(row, "pending"));
    account.add(PointAccount.RESERVED, Rows.number(row, "reserved"));
    account.add(PointAccount.ISSUED, -Rows.number(row, "lifetime_accrued"));
    account.add(PointAccount.EXPIRED, Rows.number(row, "lifetime_expired"));
    account.add(PointAccount.REDEEMED, Rows.number(row, "lifetime_redeemed"));
    account.purchases = Rows.number(row, "purchases");
    account.lastPurchaseOn = row.get("last_purchase_on", LocalDate.class);
    account.openedOn = row.get("opened_on", LocalDate.class);
    account.mergedInto = row.get("merged_into", UUID.class);
    account.warnedOn = row.get("warned_on", LocalDate.class);
    return account;
  }

  /** The account of somebody who is only described: it holds nothing, and nothing becomes of it. */
  public static Account described(
      UUID memberId, long purchases, @Nullable LocalDate lastPurchaseOn, HeldTier tier) {
    Account account = new Account(memberId, new TierHistory(tier));
    account.purchases = purchases;
    account.lastPurchaseOn = lastPurchaseOn;
    return account;
  }

  /** The same account apart from this one: what becomes of either leaves the other as it is. */
  public Account copy() {
    Account copy = new Account(memberId, tiers.copy());
    lots.forEach(lot -> copy.lots.add(lot.copy()));
    System.arraycopy(points, 0, copy.points, 0, points.length);
    copy.purchases = purchases;
    copy.lastPurchaseOn = lastPurchaseOn;
    copy.openedOn = openedOn;
    copy.today = today;
    copy.turn.addAll(turn);
    copy.dayTold = dayTold;
    copy.mergedInto = mergedInto;
    copy.warnedOn = warnedOn;
    copy.warningTerms = warningTerms;
    copy.warnings = warnings;
    return copy;
  }

  public UUID memberId() {
    return memberId;
  }

  public long available() {
    return held(PointAccount.AVAILABLE);
  }

  public long pending() {
    return held(PointAccount.PENDING);
  }

  public long reserved() {
    return held(PointAccount.RESERVED);
  }

  /** Everything the member holds: available, pending and reserved. */
  public long total() {
    return available() + pending() + reserved();
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
            && lifetimeAccrued() + Math.max(0, points) <= MOST;
    if (points != 0 && !fits) {
      throw new PointsOverflowException("The member's balance would pass " + MOST + " points.");
    }
  }

  public long lifetimeAccrued() {
    return -held(PointAccount.ISSUED);
  }

  /** Points that nobody used in time, ever. */
  public long lifetimeExpired() {
    return held(PointAccount.EXPIRED);
  }

  /** Points that were given for something, ever, less those that were given back. */
  public long lifetimeRedeemed() {
    return held(PointAccount.REDEEMED);
  }

  /** Points that are held for a redemption; 0 once they were redeemed or let go. */
  public long holds(UUID redemptionId) {
    return lots.stream()
        .filter(lot -> redemptionId.equals(lot.heldFor))
        .mapToLong(Lot::remaining)
        .sum();
  }

  /** Purchases ever, without those that were wholly returned. */
  public long purchases() {
    return purchases;
  }

  /** Day of the newest purchase, null before the first. */
  public @Nullable LocalDate lastPurchaseOn() {
    return lastPurchaseOn;
  }

  /** The day on which the member came, null where that is not known. */
  public @Nullable LocalDate openedOn() {
    return openedOn;
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
   * Takes back a purchase.
   *
   * @param counted by how many there are fewer: 0 where those after it keep their numbers
   * @param newLast the day of the newest one that is left, null for none
   */
  public void removePurchase(long counted, @Nullable LocalDate newLast) {
    purchases -= counted;
    lastPurchaseOn = newLast;
  }

  /** Who has had it since it was closed, null where it is open. */
  public @Nullable UUID mergedInto() {
    return mergedInto;
  }

  /** Counts the purchases of an account that becomes a part of this one. */
  void takeOver(Account other) {
    purchases += other.purchases;
    if (lastPurchaseOn == null
        || (other.lastPurchaseOn != null && other.lastPurchaseOn.isAfter(lastPurchaseOn))) {
      lastPurchaseOn = other.lastPurchaseOn;
    }
    other.purchases = 0;
    other.lastPurchaseOn = null;
  }

  /** Counts them there again; which of this one's own was the last, its days say. */
  void giveBack(Account other, long number, @Nullable LocalDate last) {
    purchases -= number;
    other.purchases = number;
    other.lastPurchaseOn = last;
  }

  /** Everything it holds, lot by lot, in the order in which they are spent; their sum is it. */
  public List<Part> parts() {
    return lots.stream()
        .filter(lot -> lot.remaining() != 0)
        .sorted(Lot.SPENDING_ORDER)
        .map(
            lot ->
                new Part(
                    lot.remaining(),
                    lot.account.code(),
                    lot.expiresOn,
                    lot.availableFrom,
                    lot.waitsFor))
        .toList();
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
   *
   * @param terms of what is told before something ends
   */
  void bringUpTo(LocalDate day, Posting posting, Instant now, WarningTerms terms) {
    today = day;
    posting.bringUpToDay(this, now);
    turn.addAll(posting.transfers());
    if (!terms.areNone()) {
      warningTerms = terms;
      warnings = new Warnings(terms, warnedOn == null ? day.minusDays(1) : warnedOn, day, lots);
      warnedOn = day;
    }
  }

  /** What is told of it because something ends soon. */
  List<AccountEvent> warnings() {
    return warnings == null ? List.of() : warnings.events(tiers);
  }

  /** The next day on which there is something to tell, null for none. */
  @Nullable LocalDate warnOn() {
    return today == null ? null : Warnings.next(warningTerms, today, lots, tiers.held());
  }

  /** The day until which that is told, null where nothing ever was. */
  @Nullable LocalDate warnedOn() {
    return warnedOn;
  }

  /** The day that the account has been brought up to, null for one that is only described. */
  @Nullable LocalDate today() {
    return today;
  }

  /** What time alone has moved since the account was written, to be written with it. */
  List<Transfer> turn() {
    return turn;
  }

  /** From now on what time moved is written with what was decided before. */
  public void dayIsTold() {
    dayTold = true;
  }

  /** What that was, in numbers; nothing where somebody else's decision has it written already. */
  public DayWork dayWork() {
    if (dayTold) {
      return DayWork.NONE;
    }
    return new DayWork(
        turned(Movement.Kind.TRANSFER),
        turned(Movement.Kind.EXPIRY),
        tiers.isReviewed() ? 1 : 0,
        warnings().isEmpty() ? 0 : 1);
  }

  private long turned(Movement.Kind kind) {
    // What lapses of a redemption is told by its owner.
    return turn.stream()
            .map(Transfer::movement)
            .anyMatch(movement -> movement.kind() == kind && movement.occasion() == null)
        ? 1
        : 0;
  }

  /** The next day on which something becomes of it by itself, null for none. */
  @Nullable LocalDate dueOn() {
    LocalDate until = tiers.held().until();
    LocalDate due = until == null ? null : until.plusDays(1);
    for (Lot lot : lots) {
      due = Lot.first(due, lot.dueOn());
    }
    return Lot.first(due, warnOn());
  }

  /** Adds a lot that was not read with the others, unless it is there. */
  void learn(Lot lot) {
    if (lots.stream().noneMatch(each -> each.id.equals(lot.id))) {
      lots.add(lot);
    }
  }

  List<Lot> lots() {
    return lots;
  }

  private long held(PointAccount account) {
    return points[account.ordinal()];
  }

  /** What the programme adjusted is not counted by member, nor what members gave each other. */
  void add(PointAccount account, long more) {
    if (account != PointAccount.ADJUSTED && account != PointAccount.TRANSFERRED) {
      points[account.ordinal()] = Math.addExact(held(account), more);
    }
  }
}
