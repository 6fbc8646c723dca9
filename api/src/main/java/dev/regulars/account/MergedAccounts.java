package dev.regulars.account;

import dev.regulars.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that becomes a part of another, and how it is taken apart again. Points go by
 * movements, lot by lot, with the day on which they expire, what they wait for and what they are
 * held for. What was earned, redeemed and lost before is only counted with the other.
 */
public final class MergedAccounts {

  /** What a lot gave. */
  public record TakenLot(
      PointAccount account,
      long points,
      long expired,
      Terms terms,
      @Nullable UUID heldFor,
      @Nullable Instant lapsesAt) {

    static TakenLot of(Lot lot) {
      return new TakenLot(
          lot.account, lot.remaining(), lot.expired(), lot.terms(), lot.heldFor, lot.lapsesAt);
    }

    @Nullable LocalDate expiresOn() {
      return terms.expiresOn();
    }

    /** So many points like these. */
    TakenLot with(long others) {
      return new TakenLot(account, others, expired, terms, heldFor, lapsesAt);
    }

    /** The same points once they can be spent. */
    TakenLot released() {
      return new TakenLot(
          PointAccount.AVAILABLE,
          points,
          expired,
          new Terms(null, terms.expiresOn(), terms.moving(), null),
          null,
          null);
    }

    /** Activity may have moved the last day on since. */
    boolean isLike(Lot lot) {
      return !lot.debt
          && lot.account == account
          && lot.moving == terms.moving()
          && (lot.moving || Objects.equals(lot.expiresOn, terms.expiresOn()))
          && Objects.equals(lot.availableFrom, terms.availableFrom())
          && Objects.equals(lot.waitsFor, terms.waitsFor())
          && Objects.equals(lot.heldFor, heldFor);
    }
  }

  /**
   * What an account gave to another, to give it back one day.
   *
   * @param debt what it owed, 0 for nothing
   * @param paid what the other paid of that, and from which points; the rest it owes
   * @param held its tier
   * @param before the tier that the other had
   * @param added tiers of the other from then on that were not before
   */
  public record Taken(
      List<TakenLot> lots,
      long debt,
      List<HeldPart> paid,
      long accrued,
      long redeemed,
      long purchases,
      @Nullable LocalDate lastPurchaseOn,
      HeldTier held,
      HeldTier before,
      List<HeldTier> added) {}

  private final Posting posting;
  private final Ids ids;
  private final Movement gone;
  private final Movement came;

  /**
   * Works for one merge.
   *
   * @param gone movements of the account that gives
   * @param came movements of the account that gets
   */
  public MergedAccounts(Posting posting, Ids ids, Movement gone, Movement came) {
    this.posting = posting;
    this.ids = ids;
    this.gone = gone;
    this.came = came;
  }

  /**
   * Gives all that an account has to another.
   *
   * @param from whose lots are all known, also those that are over
   * @param held the tier that is held from now on, of both the higher one
   */
  public Taken merge(Account from, Account to, HeldTier held) {
    List<TakenLot> lots =
        from.lots().stream()
            .filter(lot -> !lot.debt && (lot.remaining() > 0 || lot.expired() > 0))
            .sorted(Lot.SPENDING_ORDER)
            .map(TakenLot::of)
            .toList();
    long debt = 0;
    List<HeldPart> paid = new ArrayList<>();
    for (Lot lot : List.copyOf(from.lots())) {
      if (lot.remaining() > 0) {
        TakenLot taken = TakenLot.of(lot);
        posting.move(from, taken.points(), lot.account, lot, PointAccount.TRANSFERRED, null, gone);
        get(to, taken);
      }
      if (lot.expired() > 0) {
        overLot(to, lot.released()).addExpired(lot.expired());
        count(from, to, PointAccount.EXPIRED, lot.expired());
        lot.addExpired(-lot.expired());
      }
    }
    for (Lot lot : from.lots()) {
      if (lot.remaining() < 0) {
        debt -= lot.remaining();
        posting.move(
            from, -lot.remaining(), PointAccount.TRANSFERRED, null, lot.account, lot, gone);
      }
    }
    pay(to, debt, PointAccount.TRANSFERRED, came, paid);
    long accrued = from.lifetimeAccrued();
    long redeemed = from.lifetimeRedeemed();
    count(from, to, PointAccount.ISSUED, -accrued);
    count(from, to, PointAccount.REDEEMED, redeemed);
    HeldTier before = to.tier();
    List<HeldTier> known = new ArrayList<>(to.tiers().known());
    List<HeldTier> added =
        from.tiers().known().stream().filter(tier -> !known.contains(tier)).toList();
    known.addAll(added);
    to.tiers().become(held, known, TierCause.GIVEN);
    Taken taken =
        new Taken(
            lots,
            debt,
            paid,
            accrued,
            redeemed,
            from.purchases(),
            from.lastPurchaseOn(),
            from.tier(),
            before,
            added);
    to.takeOver(from);
    posting.touch(from);
    posting.touch(to);
    return taken;
  }

  /**
   * Gives back what an account gave. Who has less by now has a debt.
   *
   * @param from who got it; lots that are over are known
   * @param back to whom it goes
   */
  public void part(Account from, Account back, Taken taken) {
    // First what was paid for the other, and before it what was owed for them: it may be what has
    // to be given.
    long owed = taken.debt() - taken.paid().stream().mapToLong(HeldPart::points).sum();
    if (owed > 0) {
      getAvailable(from, owed, new Terms(null, null), gone);
    }
    for (HeldPart part : taken.paid()) {
      getAvailable(from, part.points(), part.terms(), gone);
    }
    if (taken.debt() > 0) {
      posting.move(
          back,
          taken.debt(),
          PointAccount.AVAILABLE,
          posting.debtLot(back),
          PointAccount.TRANSFERRED,
          null,
          came);
    }
    for (TakenLot lot : taken.lots()) {
      boolean lapsed = lot.heldFor() != null && from.holds(lot.heldFor()) < lot.points();
      long same = giveBack(from, lot);
      long waiting = lot.terms().waitsFor() == null ? lot.points() : same;
      get(back, lot.with(lapsed ? 0 : waiting));
      get(back, lot.released().with(lapsed ? lot.points() : lot.points() - waiting));
      if (lot.expired() > 0) {
        giveBackExpired(from, lot);
        overLot(back, lot.released().terms()).addExpired(lot.expired());
        count(from, back, PointAccount.EXPIRED, lot.expired());
      }
    }
    count(from, back, PointAccount.ISSUED, -taken.accrued());
    count(from, back, PointAccount.REDEEMED, taken.redeemed());
    List<HeldTier> known = new ArrayList<>(from.tiers().known());
    known.removeAll(taken.added());
    boolean isTheirs = taken.added().contains(from.tier());
    HeldTier held = isTheirs ? taken.before() : from.tier();
    from.tiers().become(held, known, TierCause.TAKEN_BACK);
    List<HeldTier> others = new ArrayList<>(back.tiers().known());
    others.remove(back.tier());
    back.tiers().become(taken.held(), others, TierCause.GIVEN);
    from.giveBack(back, taken.purchases(), taken.lastPurchaseOn());
    posting.touch(from);
    posting.touch(back);
  }

  /** Points come as they were elsewhere. */
  private void get(Account to, TakenLot lot) {
    if (lot.points() == 0) {
      return;
    }
    if (lot.account() == PointAccount.AVAILABLE) {
      getAvailable(to, lot.points(), lot.terms(), came);
      return;
    }
    Lot into = lot.heldFor() == null ? posting.lotFor(to, lot.terms()) : heldLot(to, lot);
    posting.move(to, lot.points(), PointAccount.TRANSFERRED, null, into.account, into, came);
  }

  private void getAvailable(Account to, long points, Terms terms, Movement movement) {
    long left = points - posting.payDebt(to, points, PointAccount.TRANSFERRED, null, movement);
    if (left > 0) {
      Lot into = posting.lotFor(to, terms);
      posting.move(to, left, PointAccount.TRANSFERRED, null, into.account, into, movement);
    }
  }

  private Lot heldLot(Account to, TakenLot lot) {
    Lot held =
        new Lot(
            ids.next(),
            lot.account(),
            0,
            0,
            lot.terms(),
            false,
            lot.heldFor(),
            lot.lapsesAt(),
            false);
    to.lots().add(held);
    return held;
  }

  /** Counts of points that nobody used in time, in a lot that is over. */
  private Lot overLot(Account account, Terms terms) {
    for (Lot lot : account.lots()) {
      if (!lot.debt && lot.account == PointAccount.AVAILABLE && lot.terms().equals(terms)) {
        return lot;
      }
    }
    Lot over = new Lot(ids.next(), PointAccount.AVAILABLE, 0, 0, terms, false, false);
    account.lots().add(over);
    return over;
  }

  private static void count(Account from, Account to, PointAccount account, long points) {
    from.add(account, -points);
    to.add(account, points);
  }

  /** Takes points in spending order; what is not there is a debt. */
  private void pay(
      Account account, long points, PointAccount to, Movement movement, List<HeldPart> parts) {
    long left = points;
    for (Lot lot : account.lots().stream().sorted(Lot.SPENDING_ORDER).toList()) {
      long taken = lot.account == PointAccount.AVAILABLE ? Math.min(left, lot.remaining()) : 0;
      if (taken > 0) {
        posting.move(account, taken, lot.account, lot, to, null, movement);
        parts.add(HeldPart.of(lot, taken));
        left -= taken;
      }
    }
    if (left > 0) {
      posting.move(
          account, left, PointAccount.AVAILABLE, posting.debtLot(account), to, null, movement);
    }
  }

  /**
   * The same points where they are still there; then those that they became, then any.
   *
   * @return how many are still as they were
   */
  private long giveBack(Account from, TakenLot asked) {
    long left = asked.points();
    TakenLot released = asked.released();
    for (Lot lot : List.copyOf(from.lots())) {
      left -= give(from, lot, asked.isLike(lot) ? Math.min(left, lot.remaining()) : 0);
    }
    long same = asked.points() - left;
    for (Lot lot : List.copyOf(from.lots())) {
      left -= give(from, lot, released.isLike(lot) ? Math.min(left, lot.remaining()) : 0);
    }
    for (Lot lot : from.lots()) {
      boolean isSame = lot.expiresOn != null && lot.expiresOn.equals(asked.expiresOn());
      long unused = isSame ? Math.min(left, lot.expired()) : 0;
      if (unused > 0) {
        posting.move(
            from, unused, PointAccount.EXPIRED, null, PointAccount.TRANSFERRED, null, gone);
        lot.addExpired(-unused);
        left -= unused;
      }
    }
    pay(from, left, PointAccount.TRANSFERRED, gone, new ArrayList<>());
    return same;
  }

  private long give(Account from, Lot lot, long points) {
    if (points > 0) {
      posting.move(from, points, lot.account, lot, PointAccount.TRANSFERRED, null, gone);
      return points;
    }
    return 0;
  }

  /** A return may have taken of it what others had lost; then it takes from what is there. */
  private void giveBackExpired(Account from, TakenLot asked) {
    long left = asked.expired();
    for (Lot lot : from.lots()) {
      long found =
          Objects.equals(lot.expiresOn, asked.expiresOn()) ? Math.min(left, lot.expired()) : 0;
      if (found > 0) {
        lot.addExpired(-found);
        left -= found;
      }
    }
    pay(from, left, PointAccount.EXPIRED, gone, new ArrayList<>());
  }
}
