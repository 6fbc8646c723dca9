package dev.regulars.purchase;

import dev.regulars.account.Activity;
import dev.regulars.account.HeldPart;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.account.Saying;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.RedemptionWishes.Granted;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardEvent;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides what is held for a reward, or for points' worth in money. As pure as {@link Awards}. */
@Component
class RedemptionCommands {

  static final String POINTS = Saying.POINTS_REDEEMED.english();

  /** Points themselves, or the name that a reward was given. */
  static MovementText said(String name) {
    return name.equals(POINTS) ? Saying.POINTS_REDEEMED.of() : MovementText.own(name);
  }

  private final Standings standings;
  private final RedemptionEvents events;
  private final RedemptionWishes wishes;
  private final RedemptionGifts gifts;
  private final JsonMapper json;
  private final Ids ids;

  RedemptionCommands(
      Standings standings,
      RedemptionEvents events,
      RedemptionWishes wishes,
      RedemptionGifts gifts,
      JsonMapper json,
      Ids ids) {
    this.standings = standings;
    this.events = events;
    this.wishes = wishes;
    this.gifts = gifts;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(ReserveRedemption command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    needs.profile(command.memberId());
    needs.pool(command.memberId(), gathered);
    if (command.code() != null) {
      needs.reward(command.code());
    }
  }

  /** What it takes once the reward is known. */
  void needsThen(ReserveRedemption command, Gathered gathered, Needs needs) {
    Reward reward = command.code() == null ? null : gathered.handed().reward(command.code());
    Use use = reward == null ? null : use(command, reward, gathered);
    if (use != null) {
      needs.use(use);
    }
  }

  private static @Nullable Use use(ReserveRedemption command, Reward reward, Gathered gathered) {
    return reward.limit() == null
        ? null
        : new Use(command.memberId(), reward.code(), reward.limit().per().start(gathered.today()));
  }

  /** Decides it. */
  Verdict decide(Fresh fresh, ReserveRedemption command, Gathered gathered) {
    if (!gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    if (gathered.profile(command.memberId()).blocked()) {
      return new Refused(RedemptionRefusals.blocked());
    }
    Reward reward = command.code() == null ? null : gathered.handed().reward(command.code());
    Use use = reward == null ? null : use(command, reward, gathered);
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    RedemptionWishes.Answer answer =
        wishes.of(
            new RedemptionWishes.Wanted(
                command.code(),
                reward,
                command.points(),
                use == null ? 0 : gathered.handed().uses(use),
                wishes.place(command),
                null,
                PoolDraw.available(change, gathered)),
            change.owner(),
            PoolDraw.available(change, gathered),
            gathered.now());
    return switch (answer) {
      case RedemptionWishes.Denied(Problem problem) -> new Refused(problem);
      case Granted granted -> new Changed(reserve(change, command, reward, granted, gathered));
    };
  }

  private Change reserve(
      Change change,
      ReserveRedemption command,
      @Nullable Reward reward,
      Granted wish,
      Gathered gathered) {
    Instant now = gathered.now();
    Instant until = now.plusSeconds(command.seconds());
    String name = reward == null ? POINTS : reward.name();
    stayAlive(change, gathered.today(), gathered.bought().live().settings());
    Redemption redemption =
        made(
            change.id(),
            command.memberId(),
            reward,
            wish,
            PoolDraw.hold(
                change,
                wish.points(),
                change.id(),
                until,
                new Movement(
                    now,
                    Movement.Kind.TRANSFER,
                    new Movement.Occasion(change.id(), null, now, command.store()),
                    null,
                    null,
                    Saying.HELD.of(name)),
                gathered),
            new Place(command.store(), command.register(), command.receipt()),
            gathered.today(),
            now,
            until);
    if (reward != null && redemption.stocked()) {
      change.take(reward.code(), 1);
    }
    RedemptionView answer = gifts.view(redemption, null, standings.balance(change, gathered));
    change.answer(answer, json.writeValueAsString(answer));
    change.keep(new Change.Entry.Redeemed(null, redemption, null));
    change.keep(
        new Change.Entry.Requested(
            command.key(), json.writeValueAsString(command), change.answerText()));
    change.tell(
        events.of(
            redemption,
            now,
            new RewardEvent.RedemptionReserved(
                redemption.reward(),
                redemption.kind().code(),
                redemption.points(),
                redemption.valueMinor(),
                redemption.store())));
    return change;
  }

  /** What a member redeems keeps points alive that would expire otherwise. */
  static void stayAlive(Change change, LocalDate today, Settings settings) {
    Activity.on(
        change.posting(),
        change.owner(),
        ExpiryTerms.Activity.REDEMPTION,
        today,
        settings.expiry());
  }

  /** Where something is redeemed; null for what nobody said. */
  record Place(@Nullable String store, @Nullable String register, @Nullable String receipt) {}

  /** A redemption whose points are held. */
  static Redemption made(
      UUID id,
      UUID memberId,
      @Nullable Reward reward,
      Granted granted,
      List<HeldPart> parts,
      Place place,
      LocalDate today,
      Instant now,
      Instant until) {
    return new Redemption(
        id,
        memberId,
        reward == null ? null : reward.code(),
        RedemptionWishes.kind(reward),
        reward == null ? POINTS : reward.name(),
        granted.points(),
        granted.valueMinor(),
        Redemption.State.RESERVED,
        parts,
        0,
        reward != null && reward.stock() != null,
        place.store(),
        place.register(),
        place.receipt(),
        today,
        now,
        until,
        null,
        null,
        null,
        List.of(),
        Redemption.Answers.NONE);
  }
}
