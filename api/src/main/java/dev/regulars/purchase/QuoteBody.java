package dev.regulars.purchase;

import dev.regulars.member.MemberRefBody;
import dev.regulars.purchase.PurchaseBody.LineBody;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A purchase that is only asked about, often before it has a receipt. */
@Schema(
    name = "PurchaseQuote",
    requiredProperties = {"store", "register", "occurredAt", "currency", "lines", "totalMinor"},
    example =
        """
        {"store": "hamburg-1", "register": "3", "occurredAt": "2026-11-21T10:15:00+01:00",
         "member": {"card": "4000123"}, "currency": "EUR",
         "lines": [{"sku": "ESP-1", "category": "coffee", "quantity": 2, "unitPriceMinor": 250}],
         "totalMinor": 500}
        """)
record QuoteBody(
    @Schema(example = "hamburg-1", minLength = 1, maxLength = 64, pattern = StoreCode.PATTERN)
        @Nullable String store,
    @Schema(example = "3", minLength = 1, maxLength = 64) @Nullable String register,
    @Schema(description = "May be left out: nothing is kept", minLength = 1, maxLength = 64)
        @Nullable String receipt,
    @Schema(example = "2026-11-21T10:15:00+01:00") @Nullable OffsetDateTime occurredAt,
    @Schema(description = "Leave it out for an anonymous purchase") @Nullable MemberRefBody member,
    @Schema(example = "EUR", pattern = PurchaseBody.CURRENCY) @Nullable String currency,
    @ArraySchema(minItems = 1, maxItems = 1000) @Nullable List<@Nullable LineBody> lines,
    @Schema(
            description = "Sum of the lines' nets, in minor units",
            example = "500",
            minimum = "0",
            maximum = PurchaseBody.AMOUNT_MAX)
        @Nullable Long totalMinor,
    @Schema(example = "store", minLength = 1, maxLength = 64) @Nullable String channel,
    @ArraySchema(
            maxItems = 50,
            schema = @Schema(minLength = 1, maxLength = 64),
            arraySchema = @Schema(description = "Codes that were presented"))
        @Nullable List<@Nullable String> vouchers,
    @ArraySchema(
            maxItems = 20,
            schema = @Schema(format = "uuid"),
            arraySchema =
                @Schema(description = "Ids of redemptions that are held, to be confirmed"))
        @Nullable List<@Nullable String> redemptions,
    @ArraySchema(
            maxItems = 20,
            arraySchema = @Schema(description = "What is wanted for points, in the same step"))
        @Nullable List<RedeemingBody.@Nullable RedeemBody> redeem,
    @ArraySchema(
            maxItems = 20,
            arraySchema =
                @Schema(
                    description =
                        "What was taken off for points, as the quote gave it; `totalMinor` is less"
                            + " by it"))
        @Nullable List<RedeemingBody.@Nullable DiscountBody> discounts,
    @ArraySchema(
            maxItems = 20,
            arraySchema =
                @Schema(
                    description =
                        "How it is paid; they sum to `totalMinor` and `roundingMinor`. Left out"
                            + " where the till does not say"))
        @Nullable List<PurchaseBody.@Nullable PaymentBody> payments,
    @Schema(
            description =
                "What the whole is rounded by where cash is paid in steps, below zero for down",
            example = "-2",
            minimum = "-" + PurchaseBody.ROUNDING_MAX,
            maximum = PurchaseBody.ROUNDING_MAX)
        @Nullable Long roundingMinor,
    @Schema(
            description = "Texts, numbers or booleans by name",
            maxProperties = 50,
            example = "{\"payment\": \"card\"}")
        @Nullable Map<String, @Nullable Object> attributes,
    @Schema(
            description = "To look whether the member may join with it; nobody does yet",
            example = "428-K7F-49N",
            minLength = 1,
            maxLength = 40)
        @Nullable String referralCode) {

  /** The purchase as a till would post it. */
  PurchaseBody purchase() {
    return new PurchaseBody(
        store,
        register,
        receipt,
        occurredAt,
        member,
        currency,
        lines,
        totalMinor,
        channel,
        vouchers,
        redemptions,
        redeem,
        discounts,
        payments,
        roundingMinor,
        attributes,
        referralCode);
  }
}
