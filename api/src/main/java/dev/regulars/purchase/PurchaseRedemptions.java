package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Movement;
import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import dev.regulars.purchase.Redeeming.Wish;
import dev.regulars.purchase.RedemptionWishes.Denied;
import dev.regulars.purchase.RedemptionWishes.Granted;
import dev.regulars.reward.Money;
import dev.regulars.reward.Money.Priced;
import dev.regulars.reward.Offer;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemption.LineAmount;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardKind;
import dev.regulars.rules.decision.Decision;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.voucher.Voucher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final DiscountPlanning planning;
  private final PurchaseSettings settings;
  private final Ids ids;

  PurchaseRedemptions(
      RedemptionWishes wishes,
      RedemptionGifts gifts,
      PurchaseVouchers codes,
      DiscountPlanning planning,
      PurchaseSettings settings,
      Ids ids) {
    this.wishes = wishes;
    this.gifts = gifts;
    this.codes = codes;
    this.planning = planning;
    this.settings = settings;
    this.ids = ids;
  }

  /**
   * Points that the purchase gives before anything is taken.
   *
   * @param most how many of them may be spent
   */
  record Ahead(Decision decision, long most) {}

  /** What it takes to give what is redeemed, once the rewards are known. */
  void needsThen(UUID memberId, Redeeming asked, Gathered gathered, Needs needs) {
    gifts.needsThen(memberId, asked, gathered, needs);
  }

  /** {@link #decide(Candidate, Redeeming, Gathered, Account, Ahead)} without its own points. */
  TakenOff decide(
      Candidate candidate, Redeeming asked, Gathered gathered, @Nullable Account before) {
    return decide(candidate, asked, gathered, before, null);
  }

  /**
   * Decides it, and moves the points in a change. Discounts are planned together; where something
   * of the plan cannot be had after all, a quote plans again without it.
   *
   * @param before the member's account, null for nobody's
   * @param ahead null where its points are given afterwards
   */
  TakenOff decide(
      Candidate candidate,
      Redeeming asked,
      Gathered gathered,
      @Nullable Account before,
      @Nullable Ahead ahead) {
    RecordPurchase purchase = (RecordPurchase) candidate.command();
    Candidate whole =
        candidate.of(purchase.paying(LineOffs.before(purchase.lines(), asked.discounts())));
    Set<String> without = new HashSet<>();
    for (; ; ) {
      Change change = new Change(candidate.id(), before, ids);
      DiscountPlan plan = planning.plan(whole, asked, without, gathered);
      Turn turn = new Turn(candidate, purchase, asked, plan, gathered, change, ahead);
      if (plan.wantsBudgets()) {
        return turn.result();
      }
      decide(turn);
      Set<String> denied = new HashSet<>(turn.taking.denied());
      denied.retainAll(plan.offs().keySet());
      if (denied.isEmpty() || !asked.isAsked()) {
        return turn.result();
      }
      without.addAll(denied);
    }
  }

  private void decide(Turn turn) {
    Candidate candidate = turn.candidate;
    Redeeming asked = turn.asked;
    Gathered gathered = turn.gathered;
    Change change = turn.change;
    turn.takeRules();
    codes.use(candidate, turn.plan, turn.taking, gathered, change);
    for (int i = 0; i < asked.redemptions().size(); i++) {
      turn.confirm(asked.redemptions().get(i), "/redemptions/" + i);
    }
    for (int i = 0; i < asked.redeem().size(); i++) {
      turn.redeem(asked.redeem().get(i), "/redeem/" + i);
    }
    codes.useBalances(candidate, turn.plan, turn.taking, gathered, change);
  }

  /** One purchase under way: each wish sees what those before it took. */
  private final class Turn {

    private final Candidate candidate;
    private final RecordPurchase purchase;
    private final Redeeming asked;
    private final DiscountPlan plan;
    private final Gathered gathered;
    private final Change change;
    private final TakingOff taking;

    /** What could be spent before anything was, in points. */
    private final long balance;

    private final Accruals.@Nullable Given given;

    /** Points that are there and may not be spent. */
    private final long withheld;

    private boolean lacksPoints;

    private final List<PurchaseAnswer.RedeemedOne> redeemed = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    Turn(
        Candidate candidate,
        RecordPurchase purchase,
        Redeeming asked,
        DiscountPlan plan,
        Gathered gathered,
        Change change,
        @Nullable Ahead ahead) {
      this.plan = plan;
      this.candidate = candidate;
      this.purchase = purchase;
      this.asked = asked;
      this.gathered = gathered;
      this.change = change;
      this.balance = change.account() == null ? 0 : PoolDraw.available(change, gathered);
      this.taking = new TakingOff(LineOffs.before(purchase.lines(), asked.discounts()));
      this.given =
          ahead == null ? null : Accruals.post(candidate, ahead.decision(), gathered, change);
      this.withheld =
          given == null || ahead == null ? 0 : Math.max(0, given.available() - ahead.most());
    }

    /** Takes off what rules take off. */
    void takeRules() {
      plan.refused().forEach(taking::leave);
      plan.rules().forEach(one -> taking.take(one.source(), one.discount().text(), one.offs()));
    }

    /** Whether another discount stands instead; then it stays as it is. */
    private boolean isLost(String source, String pointer) {
      String standing = plan.lostTo(pointer);
      if (standing == null) {
        return false;
      }
      taking.leave(
          new PurchaseAnswer.Refused(
              source, "not-combinable", "'%s' stands instead.".formatted(standing)));
      return true;
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
      if (held.state() != Redemption.State.RESERVED || !PoolDraw.isHeld(held, change, gathered)) {
        Redemption.State now =
            held.state() == Redemption.State.RESERVED ? Redemption.State.LAPSED : held.state();
        deny(source, new Denied(RedemptionRefusals.wrongState("confirmed", now)), pointer);
        return;
      }
      if (isLost(source, pointer)) {
        return;
      }
      Reward reward = held.reward() == null ? null : gathered.handed().reward(held.reward());
      long[] offs = offs(held.valueMinor(), pointer);
      Denied denied = denial(held.kind(), held.valueMinor(), offs);
      if (denied != null) {
        deny(source, denied, pointer);
        return;
      }
      List<Off> parts = taking.take(source, held.name(), offs);
      PoolDraw.redeem(change, held, movement(id, held.name(), gathered.now()), gathered);
      settle(held, held, reward, parts);
    }

    /** Redeems points for something. */
    void redeem(Wish wish, String pointer) {
      if (isLost(wish.source(), pointer)) {
        return;
      }
      Account account = change.owner();
      Instant now = gathered.now();
      String store = purchase.store();
      Offer.Place place = Offer.Place.of(store, purchase.channel(), candidate.at());
      Reward reward =
          wish.reward() == null
              ? gathered.handed().cashFor(Objects.requireNonNull(wish.points()), place, now)
              : remaining(wish.reward());
      Use use = RedemptionNeeds.use(account.memberId(), reward, gathered);
      RedemptionWishes.Answer answer =
          wishes.of(
              new RedemptionWishes.Wanted(
                  reward == null ? wish.reward() : reward.code(),
                  reward,
                  wish.points(),
                  use == null ? 0 : gathered.handed().uses(use) + usedHere(use),
                  place,
                  taking.spendMinor(),
                  balance),
              account,
              PoolDraw.available(change, gathered) - withheld,
              now);
      if (answer instanceof Denied denied) {
        lacksPoints |= denied.isForWantOfPoints();
        deny(wish.source(), denied, pointer);
        return;
      }
      Granted granted = (Granted) answer;
      RewardKind kind = RedemptionWishes.kind(reward);
      long[] offs = offs(granted.valueMinor(), pointer);
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
              PoolDraw.hold(change, granted.points(), id, now, movement(id, name, now), gathered),
              new RedemptionCommands.Place(store, purchase.register(), purchase.receipt()),
              gathered.today(),
              now,
              now);
      PoolDraw.redeem(change, made, movement(id, name, now), gathered);
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

    private long[] offs(@Nullable Long valueMinor, String pointer) {
      List<Priced> lines = taking.lines();
      if (valueMinor == null) {
        return plan.offs(pointer, lines.size());
      }
      return valueMinor > taking.payableMinor() ? new long[0] : Money.off(valueMinor, lines);
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
      taking.deny(source, denied.reason(), denied.problem().at(pointer), pointer);
    }

    private Movement movement(UUID source, String name, Instant now) {
      return new Movement(
          now,
          Movement.Kind.REDEMPTION,
          new Movement.Occasion(
              source, candidate.id(), purchase.occurredAt().toInstant(), purchase.store()),
          null,
          null,
          RedemptionCommands.said(name));
    }

    TakenOff result() {
      boolean isTold = !asked.discounts().isEmpty() || !asked.isAsked();
      Problem wrong = asked.isAsked() ? null : taking.problem();
      List<DiscountPlan.OfRule> rules = plan.rules();
      List<Taken> foreign = List.of();
      if (wrong == null && isTold && !plan.wantsBudgets()) {
        ClaimedDiscounts claimed =
            ClaimedDiscounts.of(asked.discounts(), taking.taken(), settings.marksForeign());
        wrong = claimed.problem();
        if (wrong == null) {
          taking.drop(claimed.notTaken());
          foreign = claimed.foreign();
          taking.mark(foreign);
          rules = rules.stream().filter(one -> taking.takes(one.source())).toList();
        }
      }
      RecordPurchase paid =
          asked.discounts().isEmpty() ? purchase.paying(taking.paid()) : purchase.marking(foreign);
      long points = redeemed.stream().mapToLong(PurchaseAnswer.RedeemedOne::points).sum();
      return new TakenOff(
          wrong,
          candidate.of(paid),
          candidate.of(
              paid.earning(candidate.rulebook().settings().redemption().earnOn(), taking.taken())),
          new PurchaseAnswer.Redeemed(
              purchase.totalMinor(),
              points,
              new PurchaseAnswer.Off(
                  taking.shown(),
                  taking.refused(),
                  asked.discounts().isEmpty() ? taking.payableMinor() : purchase.totalMinor(),
                  redeemed)),
          vouchers,
          rules,
          change,
          given,
          lacksPoints,
          plan.wantsBudgets());
    }
  }
}
