package dev.regulars.voucher;

import dev.regulars.reward.Reward;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of a type are good for, and when.
 *
 * @param version counts its replacements from 1
 * @param discount of discounts, and of products that are in the purchase
 * @param points of points only
 * @param valueMinor what a balance begins with; null where each code is brought in with its own
 * @param days that a code is valid for, the day of its issue included; null for no end
 * @param uses of each code, null for any number
 * @param usesPerMember of all codes of the type, null for any number
 * @param usesPerDay of all codes of the type, by whomever; null for any number
 * @param minimumSpendMinor only in a purchase of so much, null for any
 * @param generic the one code that everybody knows, null where each has their own
 * @param from the first moment at which codes can be used, null for no beginning
 * @param until the first moment at which they cannot be used any more, null for no end
 * @param stores where they can be used; empty for everywhere
 * @param combinable whether other vouchers may be used in the same purchase
 */
public record VoucherType(
    String name,
    int version,
    VoucherKind kind,
    Reward.@Nullable Discount discount,
    @Nullable Long points,
    @Nullable Long valueMinor,
    @Nullable Integer days,
    @Nullable Integer uses,
    @Nullable Integer usesPerMember,
    @Nullable Integer usesPerDay,
    @Nullable Long minimumSpendMinor,
    @Nullable String generic,
    @Nullable Instant from,
    @Nullable Instant until,
    Set<String> stores,
    boolean combinable) {

  public VoucherType {
    stores = Set.copyOf(stores);
  }

  /** The last day of a code that is issued on a day; null for no end. */
  @Nullable LocalDate lastDay(LocalDate issued) {
    return days == null ? null : issued.plusDays(days - 1L);
  }
}
