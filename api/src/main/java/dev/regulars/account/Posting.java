package dev.regulars.account;

import dev.regulars.programme.Settings;
import dev.regulars.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The movements of one transaction, collected account by account and written at once by {@link
 * Ledger#write}. Each movement debits one point account and credits another by the same number, so
 * the books balance by construction.
 */
public final class Posting {

  private final Ids ids;
  private final List<Transfer> transfers = new ArrayList<>();
  private final Map<UUID, Account> touched = new LinkedHashMap<>();
  private @Nullable Accrual accrual;

  /** An empty posting; {@code ids} name its transfers. */
  public Posting(Ids ids) {
    this.ids = ids;
  }

  /** Has the account written even where no points move. */
  public void touch(Account account) {
    touched.put(account.memberId(), account);
  }

  /** Gives points. A debt is paid off first, unless the points are still pending. */
  public void accrue(Account account, long points, Terms terms, Movement movement) {
    int before = transfers.size();
    long left = points;
    if (!terms.waits()) {
      left -= payDebt(account, points, PointAccount.ISSUED, null, movement);
    }
    boolean isKept = left > 0;
    if (isKept) {
      Lot lot = lotFor(account, terms);
      move(account, left, PointAccount.ISSUED, null, lot.account, lot, movement);
      expireIfOver(account, lot, movement.at());
    }
    if (transfers.size() > before) {
      Accrual first =
          accrual == null
              ? new Accrual(transfers.get(before).id(), movement.at(), List.of())
              : accrual;
      accrual = isKept ? first.and(terms) : first;
    }
  }

  /** {@link #reverse(Account, long, Terms, Settings.Negative, Movement)} all of them. */
  public void reverse(Account account, long points, @Nullable Terms earnedOn, Movement movement) {
    reverse(account, points, earnedOn, Settings.Negative.ALLOW, movement);
  }

  /**
   * Takes points back: from the lot they were earned into, then from what is pending, then in
   * spending order; what has been spent already becomes a debt. Points that expired before they
   * were used are only taken out of what expired: nobody had anything of them.
   *
   * @param earnedOn null where they went into no lot
   * @param negative what is done where more would be taken than there is
   * @return what was taken
   */
  public long reverse(
      Account account,
      long points,
      @Nullable Terms earnedOn,
      Settings.Negative negative,
      Movement movement) {
    boolean onlyPending = negative == Settings.Negative.PENDING_ONLY;
    long left = points;
    if (earnedOn != null && !onlyPending) {
      left -= takeFromExpired(account, points, earnedOn, movement);
    }
    for (Lot lot : ReversalOrder.of(account, earnedOn)) {
      boolean mayTake =
          !onlyPending || (lot.account == PointAccount.PENDING && lot.isEarnedOn(earnedOn));
      long taken = mayTake ? Math.min(left, lot.remaining()) : 0;
      if (taken > 0) {
        move(account, taken, lot.account, lot, PointAccount.ISSUED, null, movement);
        left -= taken;
      }
    }
    if (left > 0 && negative == Settings.Negative.ALLOW) {
      move(
          account,
          left,
          PointAccount.AVAILABLE,
          debtLot(account),
          PointAccount.ISSUED,
          null,
          movement);
      left = 0;
    }
    return points - left;
  }

  /** Adds points by hand, or takes them; taking more than there is leaves a debt. */
  public void adjust(Account account, long points, Terms terms, Movement movement) {
    if (points > 0) {
      long left = points - payDebt(account, points, PointAccount.ADJUSTED, null, movement);
      if (left > 0) {
        Lot lot = lotFor(account, new Terms(null, terms.expiresOn(), terms.moving(), null));
        move(account, left, PointAccount.ADJUSTED, null, lot.account, lot, movement);
        expireIfOver(account, lot, movement.at());
      }
      return;
    }
    long left = spend(account, -points, PointAccount.ADJUSTED, movement);
    if (left > 0) {
      move(
          account,
          left,
          PointAccount.AVAILABLE,
          debtLot(account),
          PointAccount.ADJUSTED,
          null,
          movement);
    }
  }

  /** What time alone moves until the account's day: releases first, then what is over. */
  void bringUpToDay(Account account, Instant now) {
    LocalDate today = account.today();
    letGoWhatLapsed(account, now);
    LocalDate due = account.dueOn();
    if (today == null || due == null || due.isAfter(today)) {
      return;
    }
    Movement released = Movement.byTime(now, Movement.Kind.TRANSFER, Saying.WINDOW_CLOSED.of());
    for (Lot lot : List.copyOf(account.lots())) {
      if (lot.account == PointAccount.PENDING && lot.remaining() > 0 && lot.isReleased(today)) {
        release(account, lot, lot.remaining(), released);
      }
    }
    expireWhatIsOver(account, now);
  }

  private void expireWhatIsOver(Account account, Instant now) {
    LocalDate today = account.today();
    if (today == null) {
      return;
    }
    account.lots().stream()
        .filter(lot -> lot.remaining() > 0 && lot.isOver(today))
        .filter(lot -> lot.account != PointAccount.RESERVED)
        .sorted(Lot.SPENDING_ORDER)
        .toList()
        .forEach(lot -> expire(account, lot, now));
  }

  void release(Account account, Lot lot, long points, Movement movement) {
    makeAvailable(account, HeldPart.of(lot, points), lot.account, lot, movement);
  }

  /** Points can be spent that come from elsewhere; a debt is paid off first. */
  private void makeAvailable(
      Account account, HeldPart part, PointAccount from, @Nullable Lot fromLot, Movement movement) {
    long left = part.points() - payDebt(account, part.points(), from, fromLot, movement);
    if (left > 0) {
      Lot target = lotFor(account, part.terms());
      move(account, left, from, fromLot, PointAccount.AVAILABLE, target, movement);
    }
  }

  /**
   * Holds points: they leave what can be spent, in spending order, and come back by themselves
   * unless they are redeemed.
   *
   * @param points at most what is available
   * @param holder the redemption that they are held for
   * @param until when they come back
   * @return where they came from
   */
  public List<HeldPart> hold(
      Account account, long points, UUID holder, Instant until, Movement movement) {
    List<HeldPart> parts = new ArrayList<>();
    long left = points;
    for (Lot lot : account.lots().stream().sorted(Lot.SPENDING_ORDER).toList()) {
      long taken = lot.account == PointAccount.AVAILABLE ? Math.min(left, lot.remaining()) : 0;
      if (taken > 0) {
        Lot held =
            open(
                account,
                new Lot(
                    ids.next(),
                    PointAccount.RESERVED,
                    0,
                    0,
                    lot.released(),
                    false,
                    holder,
                    until,
                    false));
        move(account, taken, lot.account, lot, held.account, held, movement);
        parts.add(HeldPart.of(lot, taken));
        left -= taken;
      }
    }
    if (left > 0) {
      throw new IllegalArgumentException("more than available: " + points);
    }
    return parts;
  }

  /** Gives what is held for a redemption to the programme. */
  public void redeem(Account account, UUID holder, Movement movement) {
    for (Lot lot : held(account, holder)) {
      move(account, lot.remaining(), lot.account, lot, PointAccount.REDEEMED, null, movement);
    }
  }

  /** Lets go what is held for a redemption; of that what is over expires. */
  public void letGo(Account account, UUID holder, Movement movement) {
    for (Lot lot : held(account, holder)) {
      makeAvailable(account, HeldPart.of(lot, lot.remaining()), lot.account, lot, movement);
    }
    expireWhatIsOver(account, movement.at());
  }

  /** Gives redeemed points back to where they came from; of that what is over expires. */
  public void giveBack(Account account, List<HeldPart> parts, Movement movement) {
    parts.forEach(part -> makeAvailable(account, part, PointAccount.REDEEMED, null, movement));
    expireWhatIsOver(account, movement.at());
  }

  private void letGoWhatLapsed(Account account, Instant now) {
    for (Lot lot : List.copyOf(account.lots())) {
      if (lot.isLapsed(now)) {
        Movement movement =
            new Movement(
                now,
                Movement.Kind.TRANSFER,
                new Movement.Occasion(Objects.requireNonNull(lot.heldFor), null, now, null),
                null,
                null,
                Saying.NOT_REDEEMED_IN_TIME.of());
        makeAvailable(account, HeldPart.of(lot, lot.remaining()), lot.account, lot, movement);
      }
    }
  }

  private static List<Lot> held(Account account, UUID holder) {
    return account.lots().stream()
        .filter(lot -> holder.equals(lot.heldFor) && lot.remaining() > 0)
        .toList();
  }

  /** What comes in for a day long gone may be over the moment it is there. */
  void expireIfOver(Account account, Lot lot, Instant now) {
    LocalDate today = account.today();
    if (today != null && lot.isOver(today)) {
      expire(account, lot, now);
    }
  }

  private void expire(Account account, Lot lot, Instant now) {
    Movement movement =
        Movement.byTime(
            now,
            Movement.Kind.EXPIRY,
            Saying.NOT_USED_BY.of(Objects.requireNonNull(lot.expiresOn)));
    long over = lot.remaining();
    move(account, over, lot.account, lot, PointAccount.EXPIRED, null, movement);
    lot.addExpired(over);
  }

  private long takeFromExpired(Account account, long points, Terms earnedOn, Movement movement) {
    long taken = 0;
    for (Lot lot : account.lots()) {
      long from = Math.min(points - taken, lot.expired());
      if (from > 0 && lot.isOverOf(earnedOn)) {
        move(account, from, PointAccount.EXPIRED, null, PointAccount.ISSUED, null, movement);
        lot.addExpired(-from);
        taken += from;
      }
    }
    return taken;
  }

  /**
   * Goes on with what was posted next: to the same accounts, or to copies of them that are further
   * on.
   */
  public void join(Posting next) {
    transfers.addAll(next.transfers);
    touched.putAll(next.touched);
  }

  /** How it gave points, null where it gave none. */
  public @Nullable Accrual accrual() {
    return accrual;
  }

  /** What it moves, in order. */
  public List<Transfer> transfers() {
    return transfers;
  }

  Collection<Account> touched() {
    return touched.values();
  }

  /** Spends available lots in order; gives what could not be spent. */
  private long spend(Account account, long points, PointAccount to, Movement movement) {
    long left = points;
    for (Lot lot : account.lots().stream().sorted(Lot.SPENDING_ORDER).toList()) {
      long taken = lot.account == PointAccount.AVAILABLE ? Math.min(left, lot.remaining()) : 0;
      if (taken > 0) {
        move(account, taken, PointAccount.AVAILABLE, lot, to, null, movement);
        left -= taken;
      }
    }
    return left;
  }

  long payDebt(
      Account account, long points, PointAccount from, @Nullable Lot fromLot, Movement movement) {
    for (Lot lot : account.lots()) {
      if (lot.debt && lot.remaining() < 0) {
        long paid = Math.min(points, -lot.remaining());
        move(account, paid, from, fromLot, PointAccount.AVAILABLE, lot, movement);
        return paid;
      }
    }
    return 0;
  }

  Lot lotFor(Account account, Terms terms) {
    PointAccount kind = terms.waits() ? PointAccount.PENDING : PointAccount.AVAILABLE;
    for (Lot lot : account.lots()) {
      if (lot.account == kind && !lot.debt && lot.terms().equals(terms)) {
        return lot;
      }
    }
    return open(account, new Lot(ids.next(), kind, 0, 0, terms, false, false));
  }

  Lot debtLot(Account account) {
    for (Lot lot : account.lots()) {
      if (lot.debt) {
        return lot;
      }
    }
    return open(
        account,
        new Lot(ids.next(), PointAccount.AVAILABLE, 0, 0, new Terms(null, null), true, false));
  }

  private static Lot open(Account account, Lot lot) {
    account.lots().add(lot);
    return lot;
  }

  void move(
      Account account,
      long points,
      PointAccount debit,
      @Nullable Lot debitLot,
      PointAccount credit,
      @Nullable Lot creditLot,
      Movement movement) {
    account.add(debit, -points);
    account.add(credit, points);
    if (debitLot != null) {
      debitLot.add(-points);
    }
    if (creditLot != null) {
      creditLot.add(points);
    }
    touched.put(account.memberId(), account);
    transfers.add(
        new Transfer(
            account.memberId(),
            ids.next(),
            movement,
            debit,
            credit,
            points,
            debitLot == null ? null : debitLot.id,
            creditLot == null ? null : creditLot.id,
            account.total()));
  }
}
