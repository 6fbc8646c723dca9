package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Movement;
import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Wish;
import dev.regulars.purchase.RedemptionWishes.Denied;
import dev.regulars.purchase.RedemptionWishes.Granted;
import dev.regulars.reward.Money;
import dev.regulars.reward.Money.Priced;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemption.LineAmount;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardKind;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.voucher.Voucher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what a purchase takes for points and codes, before rules see it: they see what is left to
 * pay. What is taken off is decided anew and compared with what the till took off. As pure as
 * {@link Awards}.
 */
@Component
class PurchaseRedemptions {

  private final RedemptionWishes wishes;
  private final RedemptionGifts gifts;
  private final PurchaseVouchers codes;
  private final Ids ids;

  PurchaseRedemptions(
      RedemptionWishes wishes, RedemptionGifts gifts, PurchaseVouchers codes, Ids ids) {
    this.wishes = wishes;
    this.gifts = gifts;
    this.codes = codes;
    this.ids = ids;
  }

  /**
   * What came of it.
   *
   * @param problem why the purchase cannot be; null where it can
   * @param candidate with the lines as they are paid
   * @param view for the answer
   * @param vouchers that were issued
   */
  record Result(
      @Nullable Problem problem,
      Candidate candidate,
      PurchaseAnswer.Redeemed view,
      List<Voucher> vouchers) {}

  /** What it takes to decide it. */
  void needs(Redeeming asked, Gathered gathered, Needs needs) {
    for (Wish wish : asked.redeem()) {
      if (wish.reward() == null) {
        needs.cash();
      } else {
        needs.reward(wish.reward());
      }
    }
    for (UUID id : asked.redemptions()) {
      Redemption redemption = gathered.handed().redemption(id);
      if (redemption != null && redemption.reward() != null) {
        needs.reward(redemption.reward());
      }
    }
  }

  /** What it takes once the rewards are known. */
  void needsThen(UUID memberId, Redeeming asked, Gathered gathered, Needs needs) {
    for (Wish wish : asked.redeem()) {
      Reward reward = wish.reward() == null ? null : gathered.handed().reward(wish.reward());
      Use use = use(memberId, reward, gathered);
      if (use != null) {
        needs.use(use);
      }
    }
    for (Reward cash : gathered.handed().cash()) {
      Use use = use(memberId, cash, gathered);
      if (use != null) {
        needs.use(use);
      }
    }
  }

  private static @Nullable Use use(UUID memberId, @Nullable Reward reward, Gathered gathered) {
    return reward == null || reward.limit() == null
        ? null
        : new Use(memberId, reward.code(), reward.limit().per().start(gathered.today()));
  }

  /** Decides it, and moves the points in the change. */
  Result decide(Candidate candidate, Redeeming asked, Gathered gathered, Change change) {
    RecordPurchase purchase = (RecordPurchase) candidate.command();
    Turn turn = new Turn(candidate, purchase, asked, gathered, change);
    codes.use(candidate, turn.taking, gathered, change);
    for (int i = 0; i < asked.redemptions().size(); i++) {
      turn.confirm(asked.redemptions().get(i), "/redemptions/" + i);
    }
    for (int i = 0; i < asked.redeem().size(); i++) {
      turn.redeem(asked.redeem().get(i), "/redeem/" + i);
    }
    codes.useBalances(candidate, turn.taking, gathered, change);
    return turn.result();
  }

  /** One purchase under way: each wish sees what those before it took. */
  private final class Turn {

    private final Candidate candidate;
    private final RecordPurchase purchase;
    private final Redeeming asked;
    private final Gathered gathered;
    private final Change change;
    private final TakingOff taking;
    private final List<PurchaseAnswer.RedeemedOne> redeemed = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    Turn(
        Candidate candidate,
        RecordPurchase purchase,
        Redeeming asked,
        Gathered gathered,
        Change change) {
      this.candidate = candidate;
      this.purchase = purchase;
      this.asked = asked;
      this.gathered = gathered;
      this.change = change;
      this.taking = new TakingOff(LineOffs.before(purchase.lines(), asked.discounts()));
    }

    /** Confirms what was held before. */
    void confirm(UUID id, String pointer) {
      Account account = change.owner();
      Redemption held = gathered.handed().redemption(id);
      if (held == null || !held.memberId().equals(account.memberId())) {
        deny("redemption:" + id, new Denied(RedemptionRefusals.noRedemptionOfMember()), pointer);
        return;
      }
      String source = Redeeming.sourceOf(held.reward());
      if (held.state() != Redemption.State.RESERVED || account.holds(id) == 0) {
        Redemption.State now =
            held.state() == Redemption.State.RESERVED ? Redemption.State.LAPSED : held.state();
        deny(source, new Denied(RedemptionRefusals.wrongState("confirmed", now)), pointer);
        return;
      }
      Reward reward = held.reward() == null ? null : gathered.handed().reward(held.reward());
      long[] offs = offs(held.kind(), held.valueMinor(), reward);
      Denied denied = denial(held.kind(), held.valueMinor(), offs);
      if (denied != null) {
        deny(source, denied, pointer);
        return;
      }
      List<Off> parts = taking.take(source, held.name(), offs);
      change.posting().redeem(account, id, movement(id, held.name(), gathered.now()));
      settle(held, held, reward, parts);
    }

    /** Redeems points for something. */
    void redeem(Wish wish, String pointer) {
      Account account = change.owner();
      Instant now = gathered.now();
      String store = purchase.store();
      Reward reward =
          wish.reward() == null
              ? gathered.handed().cashFor(Objects.requireNonNull(wish.points()), store, now)
              : remaining(wish.reward());
      Use use = use(account.memberId(), reward, gathered);
      RedemptionWishes.Answer answer =
          wishes.of(
              new RedemptionWishes.Wanted(
                  reward == null ? wish.reward() : reward.code(),
                  reward,
                  wish.points(),
                  use == null ? 0 : gathered.handed().uses(use) + usedHere(use),
                  store,
                  taking.spendMinor()),
              account,
              now);
      if (answer instanceof Denied denied) {
        deny(wish.source(), denied, pointer);
        return;
      }
      Granted granted = (Granted) answer;
      RewardKind kind = RedemptionWishes.kind(reward);
      long[] offs = offs(kind, granted.valueMinor(), reward);
      Denied denied = denial(kind, granted.valueMinor(), offs);
      if (denied != null) {
        deny(wish.source(), denied, pointer);
        return;
      }
      String name = reward == null ? RedemptionCommands.POINTS : reward.name();
      List<Off> parts = taking.take(wish.source(), name, offs);
      UUID id = ids.next();
      RedemptionCommands.stayAlive(change, gathered.today(), candidate.rulebook().settings());
      Redemption made =
          RedemptionCommands.made(
              id,
              account.memberId(),
              reward,
              granted,
              change.posting().hold(account, granted.points(), id, now, movement(id, name, now)),
              new RedemptionCommands.Place(store, purchase.register(), purchase.receipt()),
              gathered.today(),
              now,
              now);
      change.posting().redeem(account, id, movement(id, name, now));
      if (made.stocked() && reward != null) {
        change.take(reward.code(), 1);
      }
      settle(null, made, reward, parts);
    }

    /** A reward with what this purchase has taken of it already. */
    private @Nullable Reward remaining(String code) {
      Reward reward = gathered.handed().reward(code);
      return reward == null ? null : reward.taking(change.taken().getOrDefault(code, 0L));
    }

    private long usedHere(Use use) {
      return change.entries().stream()
          .filter(Change.Entry.Redeemed.class::isInstance)
          .map(entry -> (Change.Entry.Redeemed) entry)
          .filter(one -> one.before() == null && use.reward().equals(one.after().reward()))
          .count();
    }

    private void settle(
        @Nullable Redemption before, Redemption held, @Nullable Reward reward, List<Off> parts) {
      List<LineAmount> amounts =
          parts.stream().map(off -> new LineAmount(off.line(), off.amountMinor())).toList();
      RedemptionGifts.Given given =
          gifts.confirm(
              before, held.inPurchase(candidate.id(), amounts), reward, gathered, change, null);
      if (given.voucher() != null) {
        vouchers.add(given.voucher());
      }
      redeemed.add(
          new PurchaseAnswer.RedeemedOne(held.id(), held.reward(), held.name(), held.points()));
    }

    private long[] offs(RewardKind kind, @Nullable Long valueMinor, @Nullable Reward reward) {
      long payable = taking.payableMinor();
      List<Priced> lines = taking.lines();
      if (valueMinor != null) {
        return valueMinor > payable ? new long[0] : Money.off(valueMinor, lines);
      }
      return kind == RewardKind.DISCOUNT && reward != null && reward.discount() != null
          ? Money.off(reward.discount(), lines, payable)
          : new long[lines.size()];
    }

    private @Nullable Denied denial(RewardKind kind, @Nullable Long valueMinor, long[] offs) {
      if (valueMinor != null) {
        return offs.length == 0 && valueMinor > 0
            ? new Denied(RedemptionRefusals.moreThanPayable(valueMinor, taking.payableMinor()))
            : null;
      }
      boolean takesNothing = java.util.Arrays.stream(offs).sum() == 0;
      return kind == RewardKind.DISCOUNT && takesNothing
          ? new Denied(RedemptionRefusals.wrongProducts())
          : null;
    }

    private void deny(String source, Denied denied, String pointer) {
      taking.deny(source, denied.reason(), denied.problem().at(pointer));
    }

    private Movement movement(UUID source, String text, Instant now) {
      return new Movement(
          now,
          Movement.Kind.REDEMPTION,
          new Movement.Occasion(
              source, candidate.id(), purchase.occurredAt().toInstant(), purchase.store()),
          null,
          null,
          text);
    }

    Result result() {
      boolean isTold = !asked.discounts().isEmpty() || !asked.isAsked();
      Problem wrong = asked.isAsked() ? null : taking.problem();
      if (wrong == null && isTold) {
        wrong = ClaimedDiscounts.complaint(asked.discounts(), taking.taken());
      }
      RecordPurchase paid = asked.discounts().isEmpty() ? purchase.paying(taking.paid()) : purchase;
      long points = redeemed.stream().mapToLong(PurchaseAnswer.RedeemedOne::points).sum();
      return new Result(
          wrong,
          new Candidate(
              candidate.id(),
              paid,
              candidate.rulebook(),
              candidate.memberId(),
              candidate.store(),
              candidate.at()),
          new PurchaseAnswer.Redeemed(
              purchase.totalMinor(),
              taking.shown(),
              taking.refused(),
              taking.payableMinor(),
              points,
              redeemed),
          vouchers);
    }
  }
}
