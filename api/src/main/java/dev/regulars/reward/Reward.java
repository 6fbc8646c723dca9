package dev.regulars.reward;

import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reward of the catalogue.
 *
 * @param version counts its replacements from 1
 * @param points its price; null where tiers have prices of their own, and of cash
 * @param pointsByTier prices that stand in place of {@code points}, by the tier's code
 * @param voucher of vouchers only
 * @param cash of cash only
 * @param discount of discounts only
 * @param plan the code of the plan, of plans only
 * @param limit null for none
 * @param minimumSpendMinor only in a purchase of so much, null for any
 * @param from the first moment at which it can be had, null for no beginning
 * @param until the first moment at which it cannot be had any more, null for no end
 * @param stores where it can be had; empty for everywhere
 * @param channels through which it can be had; empty for any
 * @param hours at which it can be had; empty for any
 * @param stock how many pieces there are in all, null for without end
 * @param taken how many of them are held or handed out
 */
public record Reward(
    String code,
    int version,
    String name,
    String description,
    RewardKind kind,
    RewardState state,
    @Nullable Long points,
    Map<String, Long> pointsByTier,
    @Nullable Voucher voucher,
    @Nullable Cash cash,
    @Nullable Discount discount,
    @Nullable String plan,
    @Nullable Limit limit,
    @Nullable Long minimumSpendMinor,
    @Nullable Instant from,
    @Nullable Instant until,
    Set<String> stores,
    Set<String> channels,
    List<Hours> hours,
    @Nullable Long stock,
    long taken) {

  /**
   * What a voucher is.
   *
   * @param name of the voucher
   * @param days it is valid for, the day of its issue included
   */
  public record Voucher(String name, int days) {}

  /**
   * What points are worth.
   *
   * @param points so many
   * @param valueMinor are worth so much, in minor units
   * @param step points are redeemed in multiples of it
   * @param least points to redeem at once
   * @param most points to redeem at once, null for all
   */
  public record Cash(long points, long valueMinor, long step, long least, @Nullable Long most) {

    /** Whether so many points can be redeemed at once. */
    public boolean admits(long amount) {
      return amount >= least && amount % step == 0 && (most == null || amount <= most);
    }

    /**
     * What so many points are worth, in minor units: exact, for the step is chosen so.
     *
     * @throws ArithmeticException where it is more than a long holds
     */
    public long worth(long amount) {
      return Math.multiplyExact(amount / step, Math.multiplyExact(step, valueMinor) / points);
    }
  }

  /** What a discount is taken off. */
  public enum Scope {
    BASKET,
    CATEGORY,
    BRAND,
    PRODUCT,
    /** One unit of the product that costs the least. */
    CHEAPEST,
    /** One unit of the product that costs the most. */
    DEAREST
  }

  /**
   * What is taken off a purchase.
   *
   * @param percent of what it is about; 0 where it is an amount
   * @param amountMinor in minor units, null where it is a share
   * @param codes of what it is about, where the scope has codes
   * @param capMinor the most that is taken off, null for no end
   * @param lineCapMinor the most that is taken off one line, null for no end; what is beyond it is
   *     not taken off another one
   */
  public record Discount(
      BigDecimal percent,
      @Nullable Long amountMinor,
      Scope scope,
      Set<String> codes,
      @Nullable Long capMinor,
      @Nullable Long lineCapMinor) {

    public Discount {
      codes = Set.copyOf(codes);
    }
  }

  /**
   * A part of some days, in the zone of the shop.
   *
   * @param days on which it is; all seven where nothing was said
   * @param from the first moment
   * @param until the first moment behind it; null for the day's end
   */
  public record Hours(Set<DayOfWeek> days, LocalTime from, @Nullable LocalTime until) {

    public Hours {
      days = Set.copyOf(days);
    }

    /** Whether a moment lies in it. */
    public boolean covers(ZonedDateTime moment) {
      LocalTime time = moment.toLocalTime();
      return days.contains(moment.getDayOfWeek())
          && !time.isBefore(from)
          && (until == null || time.isBefore(until));
    }
  }

  /**
   * How often a member may have it.
   *
   * @param per in each such span of the programme's calendar
   */
  public record Limit(int times, Window per) {}

  public Reward {
    pointsByTier = Map.copyOf(new TreeMap<>(pointsByTier));
    stores = Set.copyOf(stores);
    channels = Set.copyOf(channels);
    hours = List.copyOf(hours);
  }

  /** What it costs a member of a tier; null where it is not for them, and of cash. */
  public @Nullable Long price(@Nullable String tier) {
    Long own = tier == null ? null : pointsByTier.get(tier);
    return own == null ? points : own;
  }

  /** How many pieces are left, null for without end. */
  public @Nullable Long left() {
    return stock == null ? null : Math.max(0, stock - taken);
  }

  /** The same with so many pieces more taken. */
  public Reward taking(long pieces) {
    return new Reward(
        code,
        version,
        name,
        description,
        kind,
        state,
        points,
        pointsByTier,
        voucher,
        cash,
        discount,
        plan,
        limit,
        minimumSpendMinor,
        from,
        until,
        stores,
        channels,
        hours,
        stock,
        taken + pieces);
  }
}
