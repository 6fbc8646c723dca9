package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Accrual;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.Movement;
import dev.regulars.programme.Settings;
import dev.regulars.programme.Today;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Life;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Standing;
import dev.regulars.tier.TierLadder;
import dev.regulars.voucher.Vouchers.OpenVoucher;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes back what a purchase or event gave: points, limits, budgets, vouchers, days and tier. Pure.
 */
@Component
class TakeBack {

  private final TierLadder ladder;
  private final Standings standings;
  private final Today calendar;

  TakeBack(TierLadder ladder, Standings standings, Today calendar) {
    this.ladder = ladder;
    this.standings = standings;
    this.calendar = calendar;
  }

  /** What it takes to know how a member stands afterwards. */
  void needs(UUID memberId, Instant now, Needs needs) {
    standings.needs(memberId, now, needs);
    needs.tiers(memberId);
  }

  /** What it takes to take back what a day got. */
  void needs(UUID memberId, LocalDate day, VersionedRuleBook book, Needs needs) {
    FactNeeds facts = book.rules().needs();
    if (facts.standing()) {
      needs.span(ladder.period(memberId, day, book.settings()));
    }
    for (LimitKey limit : facts.limits()) {
      needs.counter(CounterKey.of(memberId, limit, day));
    }
    KnownCounters.needs(facts, memberId, day, needs);
    for (LimitKey limit : book.rules().discountNeeds().limits()) {
      needs.counter(CounterKey.of(memberId, limit, day));
    }
  }

  /**
   * Adds to the change of a member what is taken back; the movement says why points go.
   *
   * @return the points that were taken: less where there were none left and the programme lets them
   *     go
   */
  long add(Change change, Undoing undoing, Movement movement, Gathered gathered) {
    Account account = change.owner();
    String tierBefore = account.tier().code();
    giveBack(change, undoing, gathered);
    change.posting().touch(account);
    long taken = 0;
    if (undoing.points() > 0) {
      taken =
          undoing.lost().isEmpty()
              ? change
                  .posting()
                  .reverse(
                      account,
                      undoing.points(),
                      gathered.bought().earnedOn(undoing.sourceId()),
                      undoing.negative(),
                      movement)
              : takeByLife(change, undoing, movement, gathered);
    }
    // What was let go stays with the day on which it was given.
    change.addDay(undoing.day(), new DayTotals(0, 0, undoing.points() - taken));
    stepDown(change, undoing, gathered);
    boolean tierStays = Objects.equals(account.tier().code(), tierBefore);
    voidVouchers(change, undoing, tierStays, gathered);
    return taken;
  }

  /** Points that live otherwise than others lie in lots of their own. */
  private long takeByLife(Change change, Undoing undoing, Movement movement, Gathered gathered) {
    Accrual accrual = gathered.bought().accrued(undoing.sourceId());
    LocalDate bookedOn = accrual == null ? gathered.today() : calendar.at(accrual.at());
    long taken = 0;
    for (Map.Entry<Life, Long> part : undoing.lost().entrySet()) {
      taken +=
          change
              .posting()
              .reverse(
                  change.owner(),
                  part.getValue(),
                  Lives.terms(
                      part.getKey(),
                      undoing.book().settings(),
                      undoing.day(),
                      bookedOn,
                      undoing.sourceId()),
                  undoing.negative(),
                  movement);
    }
    return taken;
  }

  private static void giveBack(Change change, Undoing undoing, Gathered gathered) {
    for (KeptFacts.KeptLimit limit : undoing.givenBack().limits()) {
      CounterKey key = CounterKey.of(change.owner().memberId(), limit.key(), undoing.day());
      long used = gathered.counter(key) + change.counters().getOrDefault(key, 0L);
      change.addToCounter(key, -Math.min(limit.used(), used));
    }
    undoing
        .givenBack()
        .budgets()
        .forEach(
            (rule, back) -> {
              long used =
                  gathered.budgets().getOrDefault(rule, 0L)
                      + change.budgets().getOrDefault(rule, 0L);
              change.addToBudget(rule, -Math.min(back, used));
            });
    undoing
        .givenBack()
        .counts()
        .forEach(
            (counter, back) ->
                change.count(
                    new CounterDays.Day(change.owner().memberId(), counter, undoing.day()),
                    Counted.NOTHING.minus(back)));
    change.addDay(undoing.day(), undoing.less());
  }

  /**
   * A tier that this led to goes back with it, unless the standing that is left earns it too; so it
   * does where the member has come further since.
   */
  void stepDown(Change change, Undoing undoing, Gathered gathered) {
    Account account = change.owner();
    HeldTier before = undoing.tierBefore();
    if (undoing.whole() == null
        || before == null
        || !undoing.book().rules().needs().standing()
        || !ladder.isAbove(account.tier(), before)
        || !ladder.ledAbove(before, undoing.day(), account.tiers())) {
      return;
    }
    Settings settings = undoing.book().settings();
    Standing left =
        gathered.standing(ladder.period(account.memberId(), undoing.day(), settings), change);
    Qualification earned = undoing.book().rules().qualify(undoing.whole(), left, before.code());
    ladder.takeBack(
        before,
        earned.tier() == null
            ? null
            : ladder.reached(earned.tier(), undoing.day(), account.openedOn(), settings),
        undoing.day(),
        account.tiers(),
        gathered.today());
  }

  /**
   * Of each kind of voucher as many stay as the rest would have got. The gifts of a tier that it
   * led to stay as long as the tier.
   */
  private static void voidVouchers(
      Change change, Undoing undoing, boolean tierStays, Gathered gathered) {
    List<Decision.VoucherGrant> stay = new ArrayList<>(undoing.kept().vouchers());
    for (OpenVoucher voucher : gathered.bought().vouchers(undoing.sourceId())) {
      boolean isGift = matching(undoing.first().vouchers(), voucher) == null;
      Decision.VoucherGrant same = matching(stay, voucher);
      if (same != null) {
        stay.remove(same);
      } else if (!isGift || !tierStays) {
        change.voidVoucher(voucher.id());
      }
    }
  }

  private static Decision.@Nullable VoucherGrant matching(
      List<Decision.VoucherGrant> grants, OpenVoucher voucher) {
    for (Decision.VoucherGrant grant : grants) {
      if (grant.rule().equals(voucher.rule()) && grant.voucher().equals(voucher.voucher())) {
        return grant;
      }
    }
    return null;
  }
}
