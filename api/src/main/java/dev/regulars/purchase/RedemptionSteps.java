package dev.regulars.purchase;

import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.account.Saying;
import dev.regulars.purchase.SettleRedemption.Step;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Idle;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardEvent;
import dev.regulars.reward.RewardKind;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what becomes of a redemption: confirmed, cancelled, given back, lapsed. Whether its
 * points are still held says the account, which lets them go by itself once their time is over. As
 * pure as {@link Awards}, but for the code of a voucher.
 */
@Component
class RedemptionSteps {

  private final Standings standings;
  private final RedemptionEvents events;
  private final RedemptionGifts gifts;
  private final PurchasePlans plans;
  private final JsonMapper json;
  private final Ids ids;

  RedemptionSteps(
      Standings standings,
      RedemptionEvents events,
      RedemptionGifts gifts,
      PurchasePlans plans,
      JsonMapper json,
      Ids ids) {
    this.standings = standings;
    this.events = events;
    this.gifts = gifts;
    this.plans = plans;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(SettleRedemption command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    Redemption redemption = gathered.handed().redemption(command.redemptionId());
    if (redemption != null) {
      PoolDraw.needs(redemption, gathered, needs);
    }
    if (redemption != null && redemption.reward() != null) {
      needs.reward(redemption.reward());
      plans.needs(redemption, needs);
    }
  }

  /** What it takes once it is known what its reward is. */
  void needsThen(SettleRedemption command, Gathered gathered, Needs needs) {
    Redemption redemption = gathered.handed().redemption(command.redemptionId());
    if (redemption != null) {
      plans.needs(reward(redemption, gathered), redemption.memberId(), needs);
    }
  }

  /** The steps of redemptions that were made before, by what they are known by. */
  Map<Identity, Known> known(List<Redemption> redemptions) {
    Map<Identity, Known> known = new HashMap<>();
    for (Redemption each : redemptions) {
      put(known, each, Step.CONFIRM, each.answers().confirm());
      put(known, each, Step.CANCEL, each.answers().cancel());
      if (each.state() == Redemption.State.REVERSED) {
        put(known, each, Step.REVERSE, each.answers().reverse());
      }
    }
    return known;
  }

  private void put(
      Map<Identity, Known> known, Redemption redemption, Step step, @Nullable String answer) {
    if (answer != null) {
      SettleRedemption asked =
          new SettleRedemption(
              step,
              redemption.id(),
              null,
              redemption.memberId(),
              Idempotency.Request.once(ids),
              null);
      known.put(
          new Identity.RedemptionStep(redemption.id(), step),
          new Known(
              redemption.id(),
              Purchases.NOBODY,
              MemberMark.NONE,
              json.writeValueAsString(asked),
              answer));
    }
  }

  /** Decides it. */
  Verdict decide(Fresh fresh, SettleRedemption command, Gathered gathered) {
    Redemption redemption = gathered.handed().redemption(command.redemptionId());
    if (redemption == null || !gathered.hasAccount(command.memberId())) {
      return new Refused(RedemptionRefusals.noRedemption());
    }
    boolean isHeld =
        redemption.state() == Redemption.State.RESERVED && PoolDraw.isHeld(redemption, gathered);
    Redemption.State now =
        redemption.state() == Redemption.State.RESERVED && !isHeld
            ? Redemption.State.LAPSED
            : redemption.state();
    return switch (command.step()) {
      case CONFIRM ->
          isHeld && redemption.kind() == RewardKind.DISCOUNT
              ? new Refused(RedemptionRefusals.needsPurchase())
              : isHeld
                  ? new Changed(confirm(fresh, redemption, command, gathered))
                  : new Refused(RedemptionRefusals.wrongState("confirmed", now));
      case CANCEL ->
          isHeld
              ? new Changed(cancel(fresh, redemption, command, gathered))
              : new Refused(RedemptionRefusals.wrongState("cancelled", now));
      case REVERSE -> reverse(fresh, redemption, now, command, gathered);
      case LAPSE ->
          redemption.state() == Redemption.State.RESERVED && !isHeld
              ? new Changed(lapse(fresh, redemption, gathered))
              : new Idle("");
    };
  }

  private Change confirm(
      Fresh fresh, Redemption redemption, SettleRedemption command, Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(redemption.memberId()), ids);
    Instant now = gathered.now();
    PoolDraw.redeem(
        change,
        redemption,
        movement(
            redemption,
            redemption.id(),
            Movement.Kind.REDEMPTION,
            RedemptionCommands.said(redemption.name()),
            now),
        gathered);
    RedemptionGifts.Given given =
        gifts.confirm(
            redemption, redemption, reward(redemption, gathered), gathered, change, standings);
    change.answer(given.view(), json.writeValueAsString(given.view()));
    note(change, "redemption.confirmed", given.redemption(), command);
    return change;
  }

  private static @Nullable Reward reward(Redemption redemption, Gathered gathered) {
    return redemption.reward() == null ? null : gathered.handed().reward(redemption.reward());
  }

  private Change cancel(
      Fresh fresh, Redemption redemption, SettleRedemption command, Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(redemption.memberId()), ids);
    Instant now = gathered.now();
    PoolDraw.letGo(
        change,
        redemption,
        movement(
            redemption,
            redemption.id(),
            Movement.Kind.TRANSFER,
            Saying.NOT_REDEEMED.of(redemption.name()),
            now),
        gathered);
    Redemption after = redemption.become(Redemption.State.CANCELLED);
    putBack(change, after);
    String answer = answer(change, after, gathered);
    change.keep(
        new Change.Entry.Redeemed(
            redemption, after.answered(after.answers().cancelled(answer)), null));
    change.tell(
        events.of(
            after,
            now,
            new RewardEvent.RedemptionCancelled(
                after.reward(), after.kind().code(), after.points())));
    note(change, "redemption.cancelled", after, command);
    return change;
  }

  /** The account has let its points go when it was read. */
  private Change lapse(Fresh fresh, Redemption redemption, Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(redemption.memberId()), ids);
    PoolDraw.touch(change, redemption, gathered);
    Redemption after = redemption.become(Redemption.State.LAPSED);
    putBack(change, after);
    change.keep(new Change.Entry.Redeemed(redemption, after, null));
    change.tell(
        events.of(
            after,
            gathered.now(),
            new RewardEvent.RedemptionLapsed(after.reward(), after.kind().code(), after.points())));
    return change;
  }

  private Verdict reverse(
      Fresh fresh,
      Redemption redemption,
      Redemption.State now,
      SettleRedemption command,
      Gathered gathered) {
    Redemption.Answers answers = redemption.answers();
    if (now == Redemption.State.REVERSED
        && answers.reverse() != null
        && Objects.equals(answers.reverseAsked(), command.points())) {
      return new Idle(answers.reverse());
    }
    if (now != Redemption.State.CONFIRMED) {
      return new Refused(RedemptionRefusals.wrongState("reversed", now));
    }
    long back = Objects.requireNonNullElse(command.points(), redemption.left());
    return back > redemption.left()
        ? new Refused(RedemptionRefusals.tooMuchBack(redemption.left()))
        : new Changed(reverse(fresh, redemption, back, command, gathered));
  }

  private Change reverse(
      Fresh fresh, Redemption redemption, long back, SettleRedemption command, Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(redemption.memberId()), ids);
    Instant now = gathered.now();
    PoolDraw.giveBack(
        change,
        redemption,
        back,
        gathered.bought().live().settings().returns(),
        movement(
            redemption,
            change.id(),
            Movement.Kind.REDEMPTION,
            Saying.GIVEN_BACK.of(redemption.name()),
            now),
        gathered);
    Redemption after = redemption.giveBack(back);
    putBackWhole(change, after);
    plans.giveBack(after, gathered, change);
    String answer = answer(change, after, gathered);
    change.keep(
        new Change.Entry.Redeemed(
            redemption,
            after.answered(after.answers().reversed(command.points(), answer)),
            new Redemptions.Reversal(after.memberId(), change.id(), after.id(), back, now)));
    if (command.points() != null) {
      change.keep(
          new Change.Entry.Requested(command.key(), json.writeValueAsString(command), answer));
    }
    change.tell(
        events.of(
            after,
            now,
            new RewardEvent.RedemptionReversed(
                after.reward(), after.kind().code(), back, after.left())));
    note(change, "redemption.reversed", after, command);
    return change;
  }

  /** With its last point, what it took goes back, and its voucher is void. */
  static void putBackWhole(Change change, Redemption after) {
    if (after.state() == Redemption.State.REVERSED) {
      putBack(change, after);
      if (after.voucherId() != null) {
        change.voidVoucher(after.voucherId());
      }
    }
  }

  private static void putBack(Change change, Redemption after) {
    if (after.stocked() && after.reward() != null) {
      change.take(after.reward(), -1);
    }
  }

  private static Movement movement(
      Redemption redemption, UUID source, Movement.Kind kind, MovementText said, Instant now) {
    return new Movement(
        now, kind, new Movement.Occasion(source, null, now, redemption.store()), null, null, said);
  }

  private String answer(Change change, Redemption after, Gathered gathered) {
    RedemptionView answer = gifts.view(after, null, standings.balance(change, gathered));
    change.answer(answer, json.writeValueAsString(answer));
    return change.answerText();
  }

  private static void note(
      Change change, String action, Redemption after, SettleRedemption command) {
    if (command.by() != null) {
      change.note(
          new Change.Noted(
              command.by(),
              action,
              "member",
              after.memberId().toString(),
              Map.of("redemption", after.id(), "points", after.points(), "left", after.left())));
    }
  }
}
