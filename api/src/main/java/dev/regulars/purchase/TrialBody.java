package dev.regulars.purchase;

import dev.regulars.member.MemberRefBody;
import dev.regulars.rulebook.UnsavedFile;
import dev.regulars.rules.language.Bounds;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
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
    @Schema(example = "hamburg-1", minLength = 1, maxLength = 64, pattern = StoreCode.PATTERN)
        @Nullable String store,
    @Schema(minLength = 1, maxLength = 64) @Nullable String register,
    @Schema(minLength = 1, maxLength = 64) @Nullable String receipt,
    @Nullable OffsetDateTime occurredAt,
    @Nullable MemberRefBody member,
    @Schema(example = "EUR", pattern = PurchaseBody.CURRENCY) @Nullable String currency,
    @ArraySchema(minItems = 1, maxItems = 1000)
        @Nullable List<PurchaseBody.@Nullable LineBody> lines,
    @Schema(
            description = "Sum of the lines' nets, in minor units",
            minimum = "0",
            maximum = "1000000000000")
        @Nullable Long totalMinor,
    @Schema(minLength = 1, maxLength = 64) @Nullable String channel,
    @ArraySchema(maxItems = 50, schema = @Schema(minLength = 1, maxLength = 64))
        @Nullable List<@Nullable String> vouchers,
    @ArraySchema(maxItems = 20, schema = @Schema(format = "uuid"))
        @Nullable List<@Nullable String> redemptions,
    @ArraySchema(
            maxItems = 20,
            arraySchema =
                @Schema(
                    description = "How it is paid; they sum to `totalMinor` and `roundingMinor`"))
        @Nullable List<PurchaseBody.@Nullable PaymentBody> payments,
    @Schema(minimum = "-" + PurchaseBody.ROUNDING_MAX, maximum = PurchaseBody.ROUNDING_MAX)
        @Nullable Long roundingMinor,
    @Schema(maxProperties = 50) @Nullable Map<String, @Nullable Object> attributes,
    @Nullable OffsetDateTime asOf,
    @Nullable MemberFacts memberFacts,
    @ArraySchema(maxItems = Bounds.FILES_MAX) @Nullable List<@Nullable UnsavedFile> files) {

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
      @Schema(example = "gold", minLength = 1, maxLength = 64) @Nullable String tier,
      @ArraySchema(maxItems = 50, schema = @Schema(minLength = 1, maxLength = 64))
          @Nullable List<@Nullable String> tags,
      @ArraySchema(maxItems = 50, schema = @Schema(minLength = 1, maxLength = 64))
          @Nullable List<@Nullable String> plans,
      @Schema(maxProperties = 50) @Nullable Map<String, @Nullable Object> attributes,
      @Nullable LocalDate enrolled,
      @Nullable LocalDate birthday,
      @Schema(minimum = "0", maximum = "1000000000000") @Nullable Long purchases,
      @Nullable LocalDate lastPurchase,
      @ArraySchema(maxItems = 50) @Nullable List<@Nullable Earlier> earlier,
      @Nullable PeriodBefore standing) {}

  private static final String WINDOW = "^(day|week|month|year|ever|last [0-9]{1,4} days)$";

  /**
   * What was bought before in a span.
   *
   * @param in {@code day}, {@code week}, {@code month}, {@code year}, {@code ever} or {@code last
   *     30 days}
   */
  @Schema(name = "EarlierPurchases", requiredProperties = "in")
  record Earlier(
      @Schema(
              description = "`last 30 days` with any number of days",
              example = "month",
              pattern = WINDOW)
          @Nullable String in,
      @Schema(minimum = "0", maximum = "1000000000000") @Nullable Long purchases,
      @Schema(minimum = "0", maximum = "1000000000000") @Nullable Long spentMinor) {}

  /** What a qualification period held. */
  @Schema(name = "PeriodBefore")
  record PeriodBefore(
      @Schema(minimum = "0", maximum = "1000000000000") @Nullable Long points,
      @Schema(minimum = "0", maximum = "1000000000000") @Nullable Long spentMinor,
      @Schema(minimum = "0", maximum = "1000000000000") @Nullable Long purchases) {}

  /** The purchase as a till would post it. */
  PurchaseBody purchase(OffsetDateTime now) {
    OffsetDateTime at = asOf != null ? asOf : occurredAt != null ? occurredAt : now;
    return new PurchaseBody(
        store,
        register,
        receipt,
        at,
        member,
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
