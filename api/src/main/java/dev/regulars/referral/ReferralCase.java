package dev.regulars.referral;

import dev.regulars.purchase.FriendPurchases.FriendPurchase;
import dev.regulars.purchase.ReferralEvents.Side;
import dev.regulars.rules.facts.ReferralNumbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A referral with what may qualify it, as rules see it.
 *
 * @param round the how many-th time that it qualifies; 0 for joining
 * @param purchaseId null for joining
 * @param at when it happened
 * @param brought the how many-th friend of the referrer it is
 * @param numbers see {@link ReferralNumbers}; the same for both sides
 */
record ReferralCase(
    Referral referral,
    int round,
    @Nullable UUID purchaseId,
    Instant at,
    long brought,
    Map<String, String> numbers) {

  /**
   * What is the same whatever the friend did.
   *
   * @param code that the friend joined with, as it is printed
   * @param brought see {@link ReferralCase#brought}
   */
  record Known(String code, long brought, List<Signal> signals) {

    private Map<String, String> numbers() {
      Map<String, String> numbers = new TreeMap<>();
      numbers.put(ReferralNumbers.CODE, code);
      numbers.put(ReferralNumbers.BROUGHT, Long.toString(brought));
      if (!signals.isEmpty()) {
        numbers.put(
            ReferralNumbers.SIGNALS,
            signals.stream().map(Signal::code).collect(Collectors.joining(",")));
      }
      numbers.put(
          ReferralNumbers.WEIGHT,
          Integer.toString(signals.stream().mapToInt(Signal::weight).sum()));
      return numbers;
    }
  }

  /** The friend has joined and bought nothing yet. */
  static ReferralCase joined(Referral referral, Known known) {
    Map<String, String> numbers = known.numbers();
    numbers.put(ReferralNumbers.PURCHASES, "0");
    return new ReferralCase(referral, 0, null, referral.joinedAt(), known.brought(), numbers);
  }

  /** A purchase of the friend. One that qualified and was returned does not count any more. */
  static ReferralCase bought(Referral referral, FriendPurchase purchase, Known known) {
    Map<String, String> numbers = known.numbers();
    int round = referral.standing().round();
    long number = Math.max(1, purchase.number() - round);
    long days = Math.max(0, ChronoUnit.DAYS.between(referral.joinedAt(), purchase.at()));
    numbers.put(ReferralNumbers.PURCHASES, Long.toString(number));
    numbers.put(ReferralNumbers.DAYS, Long.toString(days));
    numbers.put(ReferralNumbers.PURCHASE_MINOR, Long.toString(purchase.leftMinor()));
    numbers.put(ReferralNumbers.SPENT_MINOR, Long.toString(referral.spentMinor()));
    return new ReferralCase(
        referral, round + 1, purchase.id(), purchase.at(), known.brought(), numbers);
  }

  /** The same after a part of the purchase was returned. */
  ReferralCase after(FriendPurchase purchase) {
    Map<String, String> left = new TreeMap<>(numbers);
    left.put(ReferralNumbers.PURCHASE_MINOR, Long.toString(purchase.leftMinor()));
    left.put(ReferralNumbers.SPENT_MINOR, Long.toString(referral.spentMinor()));
    return new ReferralCase(referral, round, purchaseId, at, brought, left);
  }

  /** What speaks for a closer look. */
  Stream<Signal> signals() {
    return Arrays.stream(numbers.getOrDefault(ReferralNumbers.SIGNALS, "").split(","))
        .flatMap(code -> Signal.of(code).stream());
  }

  /** The friend's event, decided by what was promised. */
  Side friend(int version) {
    return side(ReferralNumbers.FRIEND, referral.friendId(), version);
  }

  /** The referrer's event; null where the code is nobody's. */
  @Nullable Side referrer(int version) {
    UUID referrerId = referral.referrerId();
    return referrerId == null ? null : side(ReferralNumbers.REFERRER, referrerId, version);
  }

  private Side side(String side, UUID memberId, int version) {
    Map<String, String> attributes = new TreeMap<>(numbers);
    attributes.put(ReferralNumbers.SIDE, side);
    String key = "referral:" + referral.id() + ":" + round + ":" + side;
    return new Side(key, memberId, at.atOffset(ZoneOffset.UTC), attributes, version);
  }
}
