package dev.regulars.purchase;

import dev.regulars.reward.Offer;
import dev.regulars.reward.Redemption;
import dev.regulars.shared.Problem;

/** What tills are told of redemptions that cannot be. */
final class RedemptionRefusals {

  private RedemptionRefusals() {}

  static Problem noRedemption() {
    return Problem.notFound("There is no redemption with this id.");
  }

  static Problem noRedemptionOfMember() {
    return Problem.impossible(
        "unknown-redemption",
        "Unknown redemption",
        "The member of the purchase has no redemption with this id.");
  }

  static Problem needsPurchase() {
    return Problem.impossible(
        "needs-purchase",
        "It goes with a purchase",
        "Money off is confirmed with the purchase that it is taken off: send its id there, under"
            + " 'redemptions'.");
  }

  static Problem moreThanPayable(long valueMinor, long payableMinor) {
    return Problem.impossible(
        "exceeds-total",
        "It is worth more than what is to be paid",
        "The points are worth %d, and %d are left to pay. Redeem fewer."
            .formatted(valueMinor, payableMinor));
  }

  static Problem wrongProducts() {
    return Problem.impossible(
        "wrong-products",
        "Nothing in the purchase that it is taken off",
        "The reward takes money off products that are not in the purchase.");
  }

  static Problem blocked() {
    return Problem.impossible(
            "member-blocked",
            "The member is blocked",
            "A blocked member redeems nothing. Ask support.")
        .at("/member");
  }

  static Problem unknownReward(String code) {
    return Problem.impossible(
            "unknown-reward",
            "Unknown reward",
            "There is no reward '" + code + "'. GET /v1/rewards lists those that there are.")
        .at("/reward");
  }

  /** {@code why} is something else than too few points. */
  static Problem notAvailable(Offer.Obstacle why) {
    String detail =
        switch (why) {
          case DRAFT -> "It is a draft: a marketer has to make it active.";
          case RETIRED -> "It was taken out of the catalogue.";
          case NOT_YET -> "It cannot be had yet; see validFrom.";
          case EXPIRED -> "It cannot be had any more; see validUntil.";
          case WRONG_STORE -> "It can be had in other stores.";
          case WRONG_CHANNEL -> "It can be had through other channels: see 'channel'.";
          case WRONG_HOUR -> "It can be had at other hours.";
          case OUT_OF_STOCK -> "No piece of it is left.";
          case MEMBER_BLOCKED -> "The member is blocked. Ask support.";
          case WRONG_TIER -> "It has no price for the member's tier.";
          case LIMIT_REACHED -> "The member has had it as often as a member may.";
          case MINIMUM_SPEND -> "It goes with a purchase of a least amount only.";
          case INSUFFICIENT_POINTS -> "The member has too few points.";
        };
    return Problem.impossible("reward-not-available", "The reward cannot be had", detail)
        .at("/reward")
        .with("reason", why.code());
  }

  static Problem wrongAmount(String detail) {
    return Problem.impossible("wrong-amount", "So many points cannot be redeemed", detail)
        .at("/points");
  }

  static Problem tooFew(long available, long needed) {
    return Problem.impossible(
            "insufficient-points",
            "Too few points",
            "It takes %d points, and %d can be spent.".formatted(needed, Math.max(0, available)))
        .with("available", available)
        .with("needed", needed);
  }

  static Problem belowLeast(long available, long least) {
    return Problem.impossible(
            "insufficient-points",
            "Too few points to begin redeeming",
            "Points are redeemed from a balance of %d on, and %d can be spent."
                .formatted(least, Math.max(0, available)))
        .with("available", available)
        .with("needed", least);
  }

  /** {@code step} such as {@code confirmed}. */
  static Problem wrongState(String step, Redemption.State now) {
    return Problem.conflict(
            "redemption-state",
            "The redemption is in another state",
            "It is %s, so it cannot be %s.".formatted(now.code(), step))
        .with("state", now.code());
  }

  static Problem tooMuchBack(long left) {
    return Problem.conflict(
            "redemption-state",
            "So many points are not left of it",
            "%d points of the redemption are left to give back.".formatted(left))
        .at("/points")
        .with("state", Redemption.State.CONFIRMED.code());
  }
}
