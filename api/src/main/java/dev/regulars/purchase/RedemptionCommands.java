package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Movement;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.reward.Offer;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardEvent;
import dev.regulars.reward.RewardKind;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides what is held for a reward, or for points' worth in money. As pure as {@link Awards}. */
@Component
class RedemptionCommands {

  private static final String POINTS = "Points redeemed";

  private final Standings standings;
  private final RedemptionEvents events;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;

  RedemptionCommands(
      Standings standings,
      RedemptionEvents events,
      ProgrammeSettings settings,
      JsonMapper json,
      Ids ids) {
    this.standings = standings;
    this.events = events;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(ReserveRedemption command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    needs.profile(command.memberId());
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

  /** What is to be held: so many points, worth so much to the till. */
  private record Wish(long points, @Nullable Long valueMinor) {}

  /** Decides it. */
  Verdict decide(Fresh fresh, ReserveRedemption command, Gathered gathered) {
    if (!gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    if (gathered.profile(command.memberId()).blocked()) {
      return new Refused(RedemptionRefusals.blocked());
    }
    Reward reward = command.code() == null ? null : gathered.handed().reward(command.code());
    if (command.code() != null && reward == null) {
      return new Refused(RedemptionRefusals.unknownReward(command.code()));
    }
    Account before = gathered.account(command.memberId());
    Problem obstacle = reward == null ? null : obstacle(command, reward, before, gathered);
    if (obstacle != null) {
      return new Refused(obstacle);
    }
    Problem wrongAmount = wrongAmount(command, reward, before);
    if (wrongAmount != null) {
      return new Refused(wrongAmount);
    }
    Wish wish = wish(command, reward, before);
    if (before.available() < wish.points()) {
      return new Refused(RedemptionRefusals.tooFew(before.available(), wish.points()));
    }
    return new Changed(reserve(fresh, command, reward, wish, gathered));
  }

  private static @Nullable Problem obstacle(
      ReserveRedemption command, Reward reward, Account account, Gathered gathered) {
    Use use = use(command, reward, gathered);
    Offer.Taker taker =
        new Offer.Taker(
            false,
            account.tier().code(),
            account.available(),
            use == null
                ? java.util.Map.of()
                : java.util.Map.of(reward.code(), gathered.handed().uses(use)));
    Set<String> stores = command.store() == null ? null : Set.of(command.store());
    Offer.Obstacle obstacle = Offer.of(reward, taker, stores, gathered.now()).obstacle();
    if (obstacle == null && reward.minimumSpendMinor() != null) {
      obstacle = Offer.Obstacle.MINIMUM_SPEND;
    }
    return obstacle == null ? null : RedemptionRefusals.notAvailable(obstacle);
  }

  private static @Nullable Problem wrongAmount(
      ReserveRedemption command, @Nullable Reward reward, Account account) {
    Long asked = command.points();
    if (reward == null) {
      return null;
    }
    Reward.Cash cash = reward.cash();
    if (cash == null) {
      Long price = reward.price(account.tier().code());
      return asked == null || asked.equals(price)
          ? null
          : RedemptionRefusals.wrongAmount(
              "The reward costs this member %d points. Leave 'points' out.".formatted(price));
    }
    return asked != null && cash.admits(asked)
        ? null
        : RedemptionRefusals.wrongAmount(
            "Say in 'points' how many: at least %d, in steps of %d%s."
                .formatted(
                    cash.least(),
                    cash.step(),
                    cash.most() == null ? "" : ", at most " + cash.most()));
  }

  private Wish wish(ReserveRedemption command, @Nullable Reward reward, Account account) {
    if (reward == null) {
      long points = Objects.requireNonNull(command.points());
      return new Wish(points, Math.multiplyExact(points, settings.pointValueMinor()));
    }
    Reward.Cash cash = reward.cash();
    if (cash == null) {
      return new Wish(Objects.requireNonNull(reward.price(account.tier().code())), null);
    }
    long points = Objects.requireNonNull(command.points());
    return new Wish(points, cash.worth(points));
  }

  private Change reserve(
      Fresh fresh,
      ReserveRedemption command,
      @Nullable Reward reward,
      Wish wish,
      Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    Instant now = gathered.now();
    Instant until = now.plusSeconds(command.seconds());
    String name = reward == null ? POINTS : reward.name();
    boolean stocked = reward != null && reward.stock() != null;
    Redemption redemption =
        new Redemption(
            change.id(),
            command.memberId(),
            reward == null ? null : reward.code(),
            reward == null ? RewardKind.CASH : reward.kind(),
            name,
            wish.points(),
            wish.valueMinor(),
            Redemption.State.RESERVED,
            change
                .posting()
                .hold(
                    change.owner(),
                    wish.points(),
                    change.id(),
                    until,
                    new Movement(
                        now,
                        Movement.Kind.TRANSFER,
                        new Movement.Occasion(change.id(), null, now, command.store()),
                        null,
                        null,
                        "Held: " + name)),
            0,
            stocked,
            command.store(),
            command.register(),
            command.receipt(),
            gathered.today(),
            now,
            until,
            null,
            null,
            Redemption.Answers.NONE);
    if (reward != null && stocked) {
      change.take(reward.code(), 1);
    }
    RedemptionView answer =
        RedemptionView.of(redemption, null, standings.balance(change, gathered));
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
}
