package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardEvent;
import dev.regulars.rules.decision.Decision.VoucherGrant;
import dev.regulars.tier.BalanceView;
import dev.regulars.voucher.Voucher;
import dev.regulars.voucher.Vouchers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What goes with a redemption that is confirmed, by itself or within a purchase. */
@Component
class RedemptionGifts {

  private final RedemptionEvents events;
  private final Vouchers vouchers;
  private final PurchasePlans plans;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  RedemptionGifts(
      RedemptionEvents events,
      Vouchers vouchers,
      PurchasePlans plans,
      ProgrammeSettings settings,
      JsonMapper json) {
    this.events = events;
    this.vouchers = vouchers;
    this.plans = plans;
    this.settings = settings;
    this.json = json;
  }

  /** What it takes to give what is redeemed in a purchase, once the rewards are known. */
  void needsThen(UUID memberId, Redeeming asked, Gathered gathered, Needs needs) {
    for (Redeeming.Wish wish : asked.redeem()) {
      if (wish.reward() != null) {
        plans.needs(gathered.handed().reward(wish.reward()), memberId, needs);
      }
    }
    for (UUID id : asked.redemptions()) {
      Redemption held = gathered.handed().redemption(id);
      if (held != null && held.reward() != null) {
        plans.needs(gathered.handed().reward(held.reward()), held.memberId(), needs);
      }
    }
  }

  /**
   * What was given.
   *
   * @param voucher that was issued, null for none
   */
  record Given(Redemption redemption, RedemptionView view, @Nullable Voucher voucher) {}

  /**
   * Confirms a redemption whose points were given in the change: issues its voucher, or gives a
   * term of its plan, keeps it and tells of it.
   *
   * @param before as it was kept, null where it is new
   * @param held as it is now, but for the confirmation
   * @param standings that tell the balance for the answer, null for none
   */
  Given confirm(
      @Nullable Redemption before,
      Redemption held,
      @Nullable Reward reward,
      Gathered gathered,
      Change change,
      @Nullable Standings standings) {
    Voucher voucher = voucher(held, reward, gathered);
    if (voucher != null) {
      change.issue(List.of(voucher));
    }
    plans.redeem(held, reward, gathered, change);
    Redemption after = held.confirm(gathered.now(), voucher == null ? null : voucher.id());
    RedemptionView view =
        view(
            after,
            voucher == null
                ? null
                : new RedemptionView.VoucherCode(
                    voucher.code(), voucher.voucher(), voucher.validUntil()),
            standings == null ? null : standings.balance(change, gathered));
    Redemption answered = after.answered(after.answers().confirmed(json.writeValueAsString(view)));
    change.keep(new Change.Entry.Redeemed(before, answered, null));
    change.tell(
        events.of(
            after,
            gathered.now(),
            new RewardEvent.RedemptionConfirmed(
                after.reward(),
                after.kind().code(),
                after.points(),
                after.valueMinor(),
                after.store())));
    return new Given(answered, view, voucher);
  }

  /** A redemption as it is told. */
  RedemptionView view(
      Redemption redemption,
      RedemptionView.@Nullable VoucherCode voucher,
      @Nullable BalanceView balance) {
    return RedemptionView.of(redemption, voucher, balance, settings.currency());
  }

  private @Nullable Voucher voucher(
      Redemption redemption, @Nullable Reward reward, Gathered gathered) {
    Reward.Voucher terms = reward == null ? null : reward.voucher();
    return terms == null
        ? null
        : vouchers.issue(
            new VoucherGrant(redemption.name(), terms.name(), terms.days()),
            redemption.memberId(),
            redemption.id(),
            gathered.today());
  }
}
