package dev.regulars.purchase;

import dev.regulars.member.MemberRefBody;
import dev.regulars.rulebook.UnsavedFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that rules are tried with.
 *
 * @param occurredAt when it happens, now where it is missing; may be to come
 * @param member somebody real; their facts are those of now
 * @param asOf another time in place of {@code occurredAt}
 * @param memberFacts somebody described, in place of {@code member}
 * @param files texts that are not saved yet, in place of the draft's
 */
@Schema(
    name = "Trial",
    requiredProperties = {"store", "currency", "lines", "totalMinor"})
record TrialBody(
    @Schema(example = "hamburg-1") @Nullable String store,
    @Nullable String register,
    @Nullable String receipt,
    @Nullable OffsetDateTime occurredAt,
    @Nullable MemberRefBody member,
    @Schema(example = "EUR") @Nullable String currency,
    @Nullable List<PurchaseBody.@Nullable LineBody> lines,
    @Schema(description = "Sum of the lines' nets, in minor units") @Nullable Long totalMinor,
    @Nullable String channel,
    @Nullable List<@Nullable String> vouchers,
    @Nullable List<@Nullable String> redemptions,
    @Schema(description = "How it is paid; they sum to `totalMinor` and `roundingMinor`")
        @Nullable List<PurchaseBody.@Nullable PaymentBody> payments,
    @Nullable Long roundingMinor,
    @Nullable Map<String, @Nullable Object> attributes,
    @Nullable OffsetDateTime asOf,
    @Nullable MemberFacts memberFacts,
    @Nullable List<@Nullable UnsavedFile> files) {

  /**
   * Somebody described. Of whom nothing is said is an ordinary member, the same as in examples: in
   * the lowest tier, enrolled a year ago, ten purchases so far, the last of them a week ago.
   *
   * @param purchases how many before this one, ever
   * @param lastPurchase day of the newest of them
   * @param earlier what was bought before in spans that end with this day
   * @param standing what the qualification period held before
   */
  @Schema(name = "MemberFacts")
  record MemberFacts(
      @Schema(example = "gold") @Nullable String tier,
      @Nullable List<@Nullable String> tags,
      @Nullable Map<String, @Nullable Object> attributes,
      @Nullable LocalDate enrolled,
      @Nullable LocalDate birthday,
      @Nullable Long purchases,
      @Nullable LocalDate lastPurchase,
      @Nullable List<@Nullable Earlier> earlier,
      @Nullable PeriodBefore standing) {}

  /**
   * What was bought before in a span.
   *
   * @param in {@code day}, {@code week}, {@code month}, {@code year}, {@code ever} or {@code last
   *     30 days}
   */
  @Schema(name = "EarlierPurchases", requiredProperties = "in")
  record Earlier(
      @Schema(example = "month") @Nullable String in,
      @Nullable Long purchases,
      @Nullable Long spentMinor) {}

  /** What a qualification period held. */
  @Schema(name = "PeriodBefore")
  record PeriodBefore(@Nullable Long points, @Nullable Long spentMinor, @Nullable Long purchases) {}

  /** The purchase as a till would post it. */
  PurchaseBody purchase(OffsetDateTime now) {
    OffsetDateTime at = asOf != null ? asOf : occurredAt != null ? occurredAt : now;
    return new PurchaseBody(
        store,
        register,
        receipt,
        at,
        memberFacts == null ? member : null,
        currency,
        lines,
        totalMinor,
        channel,
        vouchers,
        redemptions,
        null,
        null,
        payments,
        roundingMinor,
        attributes,
        null);
  }
}
