package dev.regulars.reward;

import dev.regulars.rules.facts.Codes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reward is to somebody at a moment: its price, and what stands against it. Pure.
 *
 * @param points its price for the member, of cash the least; null where it has none for them
 * @param affordable whether the member has so many points; null where there is no member
 * @param obstacle the first thing besides points that stands against it, null for none
 */
public record Offer(
    @Nullable Long points, @Nullable Boolean affordable, @Nullable Obstacle obstacle) {

  /** Why a reward cannot be had; in the order in which they are looked at. */
  public enum Obstacle {
    DRAFT,
    RETIRED,
    NOT_YET,
    EXPIRED,
    WRONG_STORE,
    WRONG_CHANNEL,
    OUT_OF_STOCK,
    WRONG_HOUR,
    MEMBER_BLOCKED,
    WRONG_TIER,
    LIMIT_REACHED,
    MINIMUM_SPEND,
    INSUFFICIENT_POINTS;

    /** The name in answers. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Who asks.
   *
   * @param tier held, null for none
   * @param available points that can be spent
   * @param used how often they had a reward in the span of its limit, by its code; those without a
   *     limit are missing
   */
  public record Taker(
      boolean blocked, @Nullable String tier, long available, Map<String, Long> used) {}

  /**
   * Where it would be taken.
   *
   * @param stores one of them; null for anywhere
   * @param channels one of them; null for any, empty where nobody said
   * @param zone whose hours count
   * @param at the moment whose hours count, null for now
   */
  public record Place(
      @Nullable Set<String> stores,
      @Nullable Set<String> channels,
      ZoneId zone,
      @Nullable Instant at) {

    public Place(@Nullable Set<String> stores, @Nullable Set<String> channels, ZoneId zone) {
      this(stores, channels, zone, null);
    }

    /** In a purchase, whenever it arrives: what its till was quoted stays so. */
    public static Place of(String store, @Nullable String channel, ZonedDateTime boughtAt) {
      return new Place(
          Set.of(store),
          channel == null ? Set.of() : Set.of(channel),
          boughtAt.getZone(),
          boughtAt.toInstant());
    }

    /** At a till, as far as it is said. */
    public static Place of(@Nullable String store, @Nullable String channel, ZoneId zone) {
      return new Place(
          store == null ? null : Set.of(store), channel == null ? Set.of() : Set.of(channel), zone);
    }
  }

  /** The channel of the members' own page. */
  public static final String OWN_PAGE = "me";

  /**
   * The offer.
   *
   * @param taker null for nobody in particular
   */
  public static Offer of(Reward reward, @Nullable Taker taker, Place place, Instant now) {
    Obstacle inGeneral = obstacle(reward, place, now);
    Long price = price(reward, taker == null ? null : taker.tier());
    if (taker == null) {
      return new Offer(price, null, inGeneral);
    }
    boolean affordable = price != null && taker.available() >= price;
    return new Offer(
        price, affordable, inGeneral == null ? obstacle(reward, taker, price) : inGeneral);
  }

  private static @Nullable Long price(Reward reward, @Nullable String tier) {
    Reward.Cash cash = reward.cash();
    return cash == null ? reward.price(tier) : Long.valueOf(cash.least());
  }

  private static @Nullable Obstacle obstacle(Reward reward, Place place, Instant now) {
    if (reward.state() != RewardState.ACTIVE) {
      return reward.state() == RewardState.DRAFT ? Obstacle.DRAFT : Obstacle.RETIRED;
    }
    if (reward.from() != null && now.isBefore(reward.from())) {
      return Obstacle.NOT_YET;
    }
    if (reward.until() != null && !now.isBefore(reward.until())) {
      return Obstacle.EXPIRED;
    }
    if (isElsewhere(reward.stores(), place.stores())) {
      return Obstacle.WRONG_STORE;
    }
    if (isElsewhere(reward.channels(), place.channels())) {
      return Obstacle.WRONG_CHANNEL;
    }
    Long left = reward.left();
    if (left != null && left == 0) {
      return Obstacle.OUT_OF_STOCK;
    }
    ZonedDateTime moment = (place.at() == null ? now : place.at()).atZone(place.zone());
    return reward.hours().isEmpty()
            || reward.hours().stream().anyMatch(hours -> hours.covers(moment))
        ? null
        : Obstacle.WRONG_HOUR;
  }

  private static boolean isElsewhere(Set<String> where, @Nullable Set<String> asked) {
    return asked != null
        && !where.isEmpty()
        && asked.stream()
            .noneMatch(one -> where.stream().anyMatch(other -> Codes.same(one, other)));
  }

  private static @Nullable Obstacle obstacle(Reward reward, Taker taker, @Nullable Long price) {
    if (taker.blocked()) {
      return Obstacle.MEMBER_BLOCKED;
    }
    if (price == null) {
      return Obstacle.WRONG_TIER;
    }
    Reward.Limit limit = reward.limit();
    return limit != null && taker.used().getOrDefault(reward.code(), 0L) >= limit.times()
        ? Obstacle.LIMIT_REACHED
        : null;
  }

  /** Whether nothing stands against it but points, or that it is had at other hours. */
  boolean availableAtItsHours() {
    return obstacle == null || obstacle == Obstacle.WRONG_HOUR;
  }

  /** Whether nothing but points stands against it. */
  boolean available() {
    return obstacle == null;
  }

  /** Why it cannot be had, null where it can. */
  @Nullable Obstacle reason() {
    return obstacle == null && Boolean.FALSE.equals(affordable)
        ? Obstacle.INSUFFICIENT_POINTS
        : obstacle;
  }
}
