package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reward as a marketer writes it; checked by {@link RewardForm}. Kept as it is. */
@Schema(
    name = "RewardRequest",
    requiredProperties = {"name", "kind"},
    example =
        """
        {"name": "Free coffee", "kind": "product", "points": 100, "pointsByTier": {"gold": 80},
         "stock": 500, "limitPerMember": {"times": 1, "per": "day"}, "state": "active"}
        """)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RewardBody(
    @Schema(example = "Free coffee", minLength = 1, maxLength = 200) @Nullable String name,
    @Schema(example = "Any size, until noon", minLength = 1, maxLength = 1000)
        @Nullable String description,
    @Schema(allowableValues = {"product", "discount", "voucher", "cash", "plan", "donation"})
        @Nullable String kind,
    @Schema(
            description = "Its price; of cash it stands under `cash`",
            example = "100",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Long points,
    @Schema(
            description = "Prices of tiers, in place of `points`",
            maxProperties = 50,
            example = "{\"gold\": 80}")
        @Nullable Map<String, @Nullable Long> pointsByTier,
    @Nullable VoucherBody voucher,
    @Nullable CashBody cash,
    @Nullable DiscountBody discount,
    @Schema(
            description = "Code of the plan that a term is given of",
            example = "prime",
            minLength = 1,
            maxLength = 64)
        @Nullable String plan,
    @Schema(
            description =
                "Pieces there are in all, those handed out included; leave it out for any number",
            example = "500",
            minimum = "0",
            maximum = "1000000000")
        @Nullable Long stock,
    @Nullable LimitBody limitPerMember,
    @Schema(
            description = "Only in a purchase of so much, in minor units",
            example = "1000",
            minimum = "1",
            maximum = "1000000000000")
        @Nullable Long minimumSpendMinor,
    @Schema(
            description =
                "First day, in the programme's zone, or first moment, as an RFC 3339 time with"
                    + " offset",
            example = "2026-12-01",
            pattern = Validity.PATTERN)
        @Nullable String validFrom,
    @Schema(
            description = "Last day, included, or the moment at which it ends",
            example = "2026-12-24",
            pattern = Validity.PATTERN)
        @Nullable String validUntil,
    @ArraySchema(
            maxItems = 1000,
            schema = @Schema(minLength = 1, maxLength = 64, pattern = StoreCode.PATTERN),
            arraySchema =
                @Schema(description = "Codes of the stores that have it; leave it out for all"))
        @Nullable List<@Nullable String> stores,
    @ArraySchema(
            minItems = 1,
            maxItems = 20,
            schema = @Schema(minLength = 1, maxLength = 64, example = "app"),
            arraySchema =
                @Schema(
                    description =
                        "Channels of purchases and redemptions through which it can be had, `me`"
                            + " for the members' own page; leave it out for all"))
        @Nullable List<@Nullable String> channels,
    @ArraySchema(
            minItems = 1,
            maxItems = 20,
            arraySchema =
                @Schema(
                    description =
                        "When it can be had: in a purchase by its time and its store's zone, else"
                            + " by the programme's. Leave it out for any time"))
        @Nullable List<@Nullable HoursBody> hours,
    @Schema(
            description = "`draft` where it is left out: nobody can have it yet",
            allowableValues = {"draft", "active", "retired"})
        @Nullable String state) {

  /** The voucher that a member gets. */
  @Schema(
      name = "RewardVoucher",
      requiredProperties = {"name", "days"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoucherBody(
      @Schema(example = "5 EUR off", minLength = 1, maxLength = 100) @Nullable String name,
      @Schema(
              description = "Days it is valid, that of its issue included",
              example = "30",
              minimum = "1",
              maximum = "3660")
          @Nullable Integer days) {}

  /** What points are worth: {@code points} are worth {@code valueMinor}. */
  @Schema(
      name = "RewardCash",
      requiredProperties = {"points", "valueMinor"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CashBody(
      @Schema(example = "100", minimum = "1", maximum = "1000000000") @Nullable Long points,
      @Schema(example = "100", minimum = "1", maximum = "1000000000") @Nullable Long valueMinor,
      @Schema(
              description = "Multiples that can be redeemed; `points` where it is left out",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long stepPoints,
      @Schema(
              description = "Least points at once; one step where it is left out",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long minPoints,
      @Schema(
              description = "Most points at once; any number where it is left out",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long maxPoints) {}

  /** A part of some days. */
  @Schema(
      name = "RewardHours",
      requiredProperties = {"from", "until"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HoursBody(
      @ArraySchema(
              minItems = 1,
              maxItems = 7,
              schema =
                  @Schema(
                      allowableValues = {
                        "monday",
                        "tuesday",
                        "wednesday",
                        "thursday",
                        "friday",
                        "saturday",
                        "sunday"
                      }),
              arraySchema = @Schema(description = "Every day where it is left out"))
          @Nullable List<@Nullable String> days,
      @Schema(example = "14:00", pattern = RewardHoursForm.TIME) @Nullable String from,
      @Schema(
              description = "The first minute at which it cannot be had; `24:00` for the day's end",
              example = "17:00",
              pattern = RewardHoursForm.TIME)
          @Nullable String until) {}

  /** How often a member may have it. */
  @Schema(
      name = "RewardLimit",
      requiredProperties = {"times", "per"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LimitBody(
      @Schema(example = "1", minimum = "1", maximum = "1000000") @Nullable Integer times,
      @Schema(
              allowableValues = {"day", "week", "month", "year", "ever"},
              example = "day")
          @Nullable String per) {}
}
