package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.programme.WarningTerms;
import dev.regulars.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** What holds after any sequence of movements of one account. */
class LedgerPropertyTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

  private enum Kind {
    ACCRUE,
    REVERSE,
    ADJUST,
    HOLD,
    REDEEM,
    LET_GO,
    GIVE_BACK,
    DAYS_PASS
  }

  /** One movement; {@code delay} and {@code expiry} are days from today, 0 for none. */
  record Step(Kind kind, long points, int delay, int expiry) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.longs().between(1, 200),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 500)
  void balancesLotsAndTransfersAgree(@ForAll("steps") List<Step> steps) {
    Account account = account();
    Posting posting = posting();
    steps.forEach(step -> apply(posting, account, step));

    Map<PointAccount, Long> moved = new HashMap<>();
    Map<UUID, Long> lots = new HashMap<>();
    for (Transfer transfer : posting.transfers()) {
      assertThat(transfer.points()).isPositive();
      moved.merge(transfer.debit(), -transfer.points(), Long::sum);
      moved.merge(transfer.credit(), transfer.points(), Long::sum);
      merge(lots, transfer.debitLot(), -transfer.points());
      merge(lots, transfer.creditLot(), transfer.points());
    }
    assertThat(account.available()).isEqualTo(moved.getOrDefault(PointAccount.AVAILABLE, 0L));
    assertThat(account.pending()).isEqualTo(moved.getOrDefault(PointAccount.PENDING, 0L));
    assertThat(account.lifetimeAccrued()).isEqualTo(-moved.getOrDefault(PointAccount.ISSUED, 0L));
    assertThat(account.lifetimeExpired()).isEqualTo(moved.getOrDefault(PointAccount.EXPIRED, 0L));
    assertThat(account.lots().stream().mapToLong(Lot::expired).sum())
        .isEqualTo(account.lifetimeExpired());
    assertThat(moved.values().stream().mapToLong(Long::longValue).sum()).isZero();
    for (Lot lot : account.lots()) {
      assertThat(lot.remaining()).isEqualTo(lots.getOrDefault(lot.id, 0L));
      assertThat(lot.debt ? -lot.remaining() : lot.remaining()).isNotNegative();
    }
    assertThat(sum(account, PointAccount.AVAILABLE)).isEqualTo(account.available());
    assertThat(sum(account, PointAccount.PENDING)).isEqualTo(account.pending());
    assertThat(sum(account, PointAccount.RESERVED)).isEqualTo(account.reserved());
    assertThat(account.lifetimeRedeemed())
        .isEqualTo(moved.getOrDefault(PointAccount.REDEEMED, 0L))
        .isNotNegative();
  }

  @Property(tries = 300)
  void aDebtAndSpendablePointsAreNeverThereTogether(@ForAll("steps") List<Step> steps) {
    Account account = account();
    Posting posting = posting();
    for (Step step : steps) {
      apply(posting, account, step);
      long debt = account.lots().stream().filter(lot -> lot.debt).mapToLong(Lot::remaining).sum();
      long spendable =
          account.lots().stream()
              .filter(lot -> !lot.debt && lot.account == PointAccount.AVAILABLE)
              .mapToLong(Lot::remaining)
              .sum();
      assertThat(debt == 0 || spendable == 0).isTrue();
    }
  }

  @Property(tries = 500)
  void nothingIsHeldAfterItsLastDayNorWaitsLongerThanItMust(@ForAll("steps") List<Step> steps) {
    Account account = account();
    Posting posting = posting();
    pass(posting, account, 0);
    for (Step step : steps) {
      apply(posting, account, step);
      LocalDate today = Objects.requireNonNull(account.today());
      for (Lot lot : account.lots()) {
        // What is held for a redemption was promised.
        boolean isPromised = lot.account == PointAccount.RESERVED;
        assertThat(lot.isOver(today) && !isPromised ? lot.remaining() : 0).isZero();
      }
      LocalDate due = account.dueOn();
      if (step.kind() == Kind.DAYS_PASS) {
        assertThat(due == null || due.isAfter(today)).isTrue();
      }
    }
  }

  @Property(tries = 300)
  void returnsOfWhatExpiredUnusedCostNothing(
      @ForAll("steps") List<Step> others, @ForAll @LongRange(min = 1, max = 200) long points) {
    Account account = account();
    Posting posting = posting();
    pass(posting, account, 0);
    Terms terms = new Terms(null, TODAY.plusDays(50));
    others.stream()
        .filter(step -> step.kind() == Kind.ACCRUE)
        .forEach(step -> apply(posting, account, step));
    posting.accrue(account, points, terms, movement(Movement.Kind.ACCRUAL));
    pass(posting, account, 60);
    long before = account.total();
    long accrued = account.lifetimeAccrued();
    posting.reverse(account, points, terms, movement(Movement.Kind.RETURN));
    assertThat(account.total()).isEqualTo(before);
    assertThat(account.lifetimeAccrued()).isEqualTo(accrued - points);
  }

  @Property(tries = 300)
  void theBalanceAfterEachTransferIsTheBalanceThen(@ForAll("steps") List<Step> steps) {
    Account account = account();
    Posting posting = posting();
    steps.forEach(step -> apply(posting, account, step));
    long balance = 0;
    for (Transfer transfer : posting.transfers()) {
      balance += transfer.credit().members() ? transfer.points() : 0;
      balance -= transfer.debit().members() ? transfer.points() : 0;
      assertThat(transfer.balanceAfter()).isEqualTo(balance);
    }
    assertThat(account.total()).isEqualTo(balance);
  }

  /**
   * Without pending points of others in between, which a return may take before it leaves a debt.
   */
  @Property(tries = 300)
  void whatIsAccruedAndReversedLeavesNoTrace(
      @ForAll("steps") List<Step> steps, @ForAll("steps") List<Step> last) {
    Account account = account();
    Posting posting = posting();
    steps.stream().filter(step -> step.delay() == 0).forEach(step -> apply(posting, account, step));
    for (Step step : last) {
      String before = lots(account);
      Terms terms = terms(step);
      posting.accrue(account, step.points(), terms, movement(Movement.Kind.ACCRUAL));
      posting.reverse(account, step.points(), terms, movement(Movement.Kind.RETURN));
      assertThat(lots(account)).isEqualTo(before);
    }
  }

  @Property(tries = 300)
  void whatIsHeldAndLetGoOrGivenAndGivenBackLeavesNoTrace(
      @ForAll("steps") List<Step> steps, @ForAll("steps") List<Step> last) {
    Account account = account();
    Posting posting = posting();
    steps.forEach(step -> apply(posting, account, step));
    for (Step step : last) {
      String before = lots(account);
      if (account.available() >= step.points()) {
        UUID id = UUID.randomUUID();
        List<HeldPart> parts =
            posting.hold(account, step.points(), id, NEVER, movement(Movement.Kind.TRANSFER));
        assertThat(account.holds(id)).isEqualTo(step.points());
        assertThat(parts.stream().mapToLong(HeldPart::points).sum()).isEqualTo(step.points());
        if (step.delay() % 2 == 0) {
          posting.letGo(account, id, movement(Movement.Kind.TRANSFER));
        } else {
          posting.redeem(account, id, movement(Movement.Kind.REDEMPTION));
          posting.giveBack(account, parts, movement(Movement.Kind.REDEMPTION));
        }
        assertThat(account.holds(id)).isZero();
        assertThat(lots(account)).isEqualTo(before);
      }
    }
  }

  private static String lots(Account account) {
    List<String> lots = new ArrayList<>();
    for (Lot lot : account.lots()) {
      if (lot.remaining() != 0) {
        lots.add(
            lot.account + " " + lot.availableFrom + " " + lot.expiresOn + " " + lot.remaining());
      }
    }
    lots.sort(null);
    return lots.toString();
  }

  private static void apply(Posting posting, Account account, Step step) {
    switch (step.kind()) {
      case ACCRUE ->
          posting.accrue(account, step.points(), terms(step), movement(Movement.Kind.ACCRUAL));
      case REVERSE ->
          posting.reverse(account, step.points(), terms(step), movement(Movement.Kind.RETURN));
      case ADJUST ->
          posting.adjust(
              account,
              step.delay() % 2 == 0 ? step.points() : -step.points(),
              terms(step),
              movement(Movement.Kind.ADJUSTMENT));
      case HOLD -> {
        if (account.available() >= step.points()) {
          posting.hold(
              account,
              step.points(),
              UUID.randomUUID(),
              step.delay() == 0 ? Instant.EPOCH : NEVER,
              movement(Movement.Kind.TRANSFER));
        }
      }
      case REDEEM ->
          someHeld(account)
              .ifPresent(id -> posting.redeem(account, id, movement(Movement.Kind.REDEMPTION)));
      case LET_GO ->
          someHeld(account)
              .ifPresent(id -> posting.letGo(account, id, movement(Movement.Kind.TRANSFER)));
      case GIVE_BACK -> {
        long back = Math.min(step.points(), account.lifetimeRedeemed());
        if (back > 0) {
          posting.giveBack(
              account,
              List.of(new HeldPart(back, in(step.expiry()))),
              movement(Movement.Kind.REDEMPTION));
        }
      }
      case DAYS_PASS -> pass(posting, account, step.delay());
    }
  }

  private static Optional<UUID> someHeld(Account account) {
    return account.lots().stream()
        .filter(lot -> lot.heldFor != null && lot.remaining() > 0)
        .map(lot -> Objects.requireNonNull(lot.heldFor))
        .findFirst();
  }

  private static void pass(Posting posting, Account account, int days) {
    LocalDate today = account.today() == null ? TODAY : account.today();
    account.bringUpTo(today.plusDays(days), posting, Instant.EPOCH, WarningTerms.NONE);
  }

  private static Terms terms(Step step) {
    return new Terms(in(step.delay()), in(step.expiry()));
  }

  private static @Nullable LocalDate in(int days) {
    return days == 0 ? null : TODAY.plusDays(days);
  }

  private static Movement movement(Movement.Kind kind) {
    return new Movement(Instant.EPOCH, kind, null, null, null, MovementText.own("test"));
  }

  private static Account account() {
    return Account.described(UUID.randomUUID(), 0, null, new HeldTier("bronze", TODAY, null));
  }

  private static Posting posting() {
    return new Posting(new Ids());
  }

  private static long sum(Account account, PointAccount of) {
    return account.lots().stream().filter(lot -> lot.account == of).mapToLong(Lot::remaining).sum();
  }

  private static void merge(Map<UUID, Long> lots, @Nullable UUID lot, long points) {
    if (lot != null) {
      lots.merge(lot, points, Long::sum);
    }
  }
}
