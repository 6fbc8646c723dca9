package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.reward.Offer;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardKind;
import dev.regulars.shared.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a member can have what they want for points, and for how many. Pure. */
@Component
class RedemptionWishes {

  private final ProgrammeSettings settings;

  RedemptionWishes(ProgrammeSettings settings) {
    this.settings = settings;
  }

  /**
   * What is wanted.
   *
   * @param code of a reward, null for points' value by the programme
   * @param reward of that code, null where there is none
   * @param points how many, null for the reward's price
   * @param uses how often the member had it in the span of its limit
   * @param place where
   * @param spendMinor of the purchase that it goes with, null for none
   * @param balance what could be spent before anything was, in points
   */
  record Wanted(
      @Nullable String code,
      @Nullable Reward reward,
      @Nullable Long points,
      long uses,
      Offer.Place place,
      @Nullable Long spendMinor,
      long balance) {}

  /** What comes of it. */
  sealed interface Answer {}

  /** So many points; {@code valueMinor} is null where they are for a thing. */
  record Granted(long points, @Nullable Long valueMinor) implements Answer {}

  /** It cannot be. */
  record Denied(Problem problem) implements Answer {

    /** Why, in a word. */
    String reason() {
      return String.valueOf(problem.properties().getOrDefault("reason", problem.slug()));
    }

    /** Whether more points would help. */
    boolean isForWantOfPoints() {
      return reason().equals(Offer.Obstacle.INSUFFICIENT_POINTS.code());
    }
  }

  /**
   * Whether the account as it is can have it.
   *
   * @param available points that can be spent, those of the member's pool included
   */
  Answer of(Wanted wanted, Account account, long available, Instant now) {
    Reward reward = wanted.reward();
    if (wanted.code() != null && reward == null) {
      return new Denied(RedemptionRefusals.unknownReward(wanted.code()));
    }
    Problem problem =
        reward == null
            ? null
            : firstOf(obstacle(wanted, reward, account, available, now), wanted, reward, account);
    if (problem != null) {
      return new Denied(problem);
    }
    long least = settings.settings().redemption().minBalance();
    if (wanted.balance() < least) {
      return new Denied(RedemptionRefusals.belowLeast(wanted.balance(), least));
    }
    Granted granted = granted(wanted, reward, account);
    return available < granted.points()
        ? new Denied(RedemptionRefusals.tooFew(available, granted.points()))
        : granted;
  }

  private static @Nullable Problem firstOf(
      Offer.@Nullable Obstacle obstacle, Wanted wanted, Reward reward, Account account) {
    return obstacle == null
        ? wrongAmount(wanted, reward, account)
        : RedemptionRefusals.notAvailable(obstacle);
  }

  private static Offer.@Nullable Obstacle obstacle(
      Wanted wanted, Reward reward, Account account, long available, Instant now) {
    Offer.Taker taker =
        new Offer.Taker(
            false, account.tier().code(), available, Map.of(reward.code(), wanted.uses()));
    Offer.Obstacle obstacle = Offer.of(reward, taker, wanted.place(), now).obstacle();
    if (obstacle != null) {
      return obstacle;
    }
    Long least = reward.minimumSpendMinor();
    Long spent = wanted.spendMinor();
    return least != null && (spent == null || spent < least) ? Offer.Obstacle.MINIMUM_SPEND : null;
  }

  private static @Nullable Problem wrongAmount(Wanted wanted, Reward reward, Account account) {
    Long asked = wanted.points();
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

  private Granted granted(Wanted wanted, @Nullable Reward reward, Account account) {
    if (reward == null) {
      long points = Objects.requireNonNull(wanted.points());
      return new Granted(points, Math.multiplyExact(points, settings.pointValueMinor()));
    }
    Reward.Cash cash = reward.cash();
    if (cash == null) {
      return new Granted(Objects.requireNonNull(reward.price(account.tier().code())), null);
    }
    long points = Objects.requireNonNull(wanted.points());
    return new Granted(points, cash.worth(points));
  }

  /** Where something is held that goes with no purchase; its hours are those of the programme. */
  Offer.Place place(ReserveRedemption command) {
    return Offer.Place.of(command.store(), command.channel(), settings.zone());
  }

  /** What a reward is; points' value by the programme is cash. */
  static RewardKind kind(@Nullable Reward reward) {
    return reward == null ? RewardKind.CASH : reward.kind();
  }
}
