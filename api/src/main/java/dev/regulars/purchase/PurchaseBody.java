package dev.regulars.purchase;

import dev.regulars.member.MemberRefBody;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A purchase as a till posts it; checked by {@link PurchaseForm}. */
@Schema(
    name = "Purchase",
    requiredProperties = {
      "store",
      "register",
      "receipt",
      "occurredAt",
      "currency",
      "lines",
      "totalMinor"
    },
    example =
        """
        {"store": "hamburg-1", "register": "3", "receipt": "000123",
         "occurredAt": "2026-11-21T10:15:00+01:00", "member": {"card": "4000123"}, "currency": "EUR",
         "lines": [{"line": 1, "sku": "ESP-1", "name": "Espresso", "category": "coffee",
                    "quantity": 2, "unitPriceMinor": 250}],
         "totalMinor": 500, "channel": "store"}
        """)
record PurchaseBody(
    @Schema(example = "hamburg-1", minLength = 1, maxLength = 64, pattern = StoreCode.PATTERN)
        @Nullable String store,
    @Schema(example = "3", minLength = 1, maxLength = 64) @Nullable String register,
    @Schema(example = "000123", minLength = 1, maxLength = 64) @Nullable String receipt,
    @Schema(example = "2026-11-21T10:15:00+01:00") @Nullable OffsetDateTime occurredAt,
    @Schema(description = "Leave it out for an anonymous purchase") @Nullable MemberRefBody member,
    @Schema(example = "EUR", pattern = CURRENCY) @Nullable String currency,
    @ArraySchema(minItems = 1, maxItems = 1000) @Nullable List<@Nullable LineBody> lines,
    @Schema(
            description = "Sum of the lines' nets, in minor units",
            example = "500",
            minimum = "0",
            maximum = AMOUNT_MAX)
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
        @Nullable List<@Nullable PaymentBody> payments,
    @Schema(
            description =
                "What the whole is rounded by where cash is paid in steps, below zero for down",
            example = "-2",
            minimum = "-" + ROUNDING_MAX,
            maximum = ROUNDING_MAX)
        @Nullable Long roundingMinor,
    @Schema(
            description = "Texts, numbers or booleans by name",
            maxProperties = 50,
            example = "{\"payment\": \"card\"}")
        @Nullable Map<String, @Nullable Object> attributes,
    @Schema(
            description =
                "Of who invited the member, with their first purchase; however it is typed",
            example = "428-K7F-49N",
            minLength = 1,
            maxLength = 40)
        @Nullable String referralCode) {

  /** A currency, as the API's description writes it. */
  static final String CURRENCY = "^[A-Z]{3}$";

  /** The largest amount, as the API's description writes it. */
  static final String AMOUNT_MAX = "1000000000000";

  /** The largest step in which cash is paid in any currency, see {@link PaidForm}. */
  static final String ROUNDING_MAX = "10000";

  /** A part of what is paid. */
  @Schema(
      name = "Payment",
      requiredProperties = {"method", "amountMinor"})
  record PaymentBody(
      @Schema(description = "As rules name it", example = "card", minLength = 1, maxLength = 64)
          @Nullable String method,
      @Schema(
              description = "What was given less what was given back, in minor units",
              example = "500",
              minimum = "0",
              maximum = AMOUNT_MAX)
          @Nullable Long amountMinor,
      @Schema(
              description =
                  "A token of the means of payment, never the number of a card; goes with the"
                      + " member who is erased",
              example = "tok_9f3b21",
              minLength = 1,
              maxLength = 200)
          @Nullable String reference) {}

  /** A line; what is paid for it is {@code quantity × unit price − discountMinor}. */
  @Schema(
      name = "PurchaseLine",
      description =
          "What is paid for it is quantity × unit price − discountMinor, rounded once (half-up). It"
              + " needs `unitPriceMinor` or `unitPrice`; where both are there, the first is the"
              + " second, rounded.",
      requiredProperties = {"sku", "quantity"})
  record LineBody(
      @Schema(description = "1, 2, … where left out", example = "1", minimum = "1")
          @Nullable Integer line,
      @Schema(example = "ESP-1", minLength = 1, maxLength = 64) @Nullable String sku,
      @Schema(example = "Espresso", minLength = 1, maxLength = 200) @Nullable String name,
      @Schema(example = "coffee", minLength = 1, maxLength = 64) @Nullable String category,
      @Schema(example = "House", minLength = 1, maxLength = 64) @Nullable String brand,
      @Schema(
              description = "At most three decimals",
              example = "2",
              minimum = "0.001",
              maximum = "1000000")
          @Nullable BigDecimal quantity,
      @Schema(
              description =
                  "Price of one unit with tax. Below zero only where the `kind` is `deposit`,"
                      + " `coupon` or `return`",
              example = "250",
              minimum = "-" + AMOUNT_MAX,
              maximum = AMOUNT_MAX)
          @Nullable Long unitPriceMinor,
      @Schema(
              description =
                  "The same in major units with up to six digits, for prices finer than a minor"
                      + " unit: petrol at `1.799`; of a net price list the price with tax, such as"
                      + " `8.4034` × 1.19 as `10.000046`",
              pattern = "^" + UNIT_PRICE + "$",
              example = "2.50")
          @Nullable String unitPrice,
      @Schema(example = "0", minimum = "0", maximum = AMOUNT_MAX) @Nullable Long discountMinor,
      @Schema(
              description =
                  "The tax contained in the line's net; below zero where the line is below zero",
              example = "0",
              minimum = "-" + AMOUNT_MAX,
              maximum = AMOUNT_MAX)
          @Nullable Long taxMinor,
      @Schema(
              description =
                  "What it is for, a `product` where it is left out. Units and thresholds of rules"
                      + " leave out charges (`shipping`, `deposit`, `service`, `tip`, `gift-card`)."
                      + " What is taken off the whole receipt is a `coupon` below zero, empties are"
                      + " a `deposit` below zero, goods that came back on the same receipt a"
                      + " `return` below zero",
              allowableValues = {
                "product",
                "shipping",
                "deposit",
                "service",
                "tip",
                "gift-card",
                "coupon",
                "return"
              })
          @Nullable String kind) {

    /** How a unit price is written. */
    static final String UNIT_PRICE = "-?[0-9]{1,13}([.][0-9]{1,6})?";
  }
}
