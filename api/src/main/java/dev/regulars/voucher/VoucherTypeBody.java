package dev.regulars.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.reward.DiscountBody;
import dev.regulars.reward.Validity;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of vouchers as a marketer writes it; checked by {@link VoucherTypeForm}. Kept as it is.
 */
@Schema(
    name = "VoucherTypeRequest",
    requiredProperties = {"kind"},
    example =
        """
        {"kind": "discount", "discount": {"amountMinor": 500}, "minimumSpendMinor": 2500, "days": 30,
         "uses": 1, "usesPerMember": 2}
        """)
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoucherTypeBody(
    @Schema(
            description =
                "`discount` takes money off a purchase; `product` is handed out, or takes the price"
                    + " of one unit of what `discount` is `on` off the purchase; `balance` is a"
                    + " gift card that is spent in parts; `points` gives points",
            allowableValues = {"discount", "product", "balance", "points"})
        @Nullable String kind,
    @Schema(description = "Of a product the share may be left out: then the unit is free")
        @Nullable DiscountBody discount,
    @Schema(
            description = "What a code of kind `points` gives",
            example = "100",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Long points,
    @Schema(
            description = "What a code of kind `balance` begins with",
            example = "2500",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Long valueMinor,
    @Schema(
            description =
                "Days a code is valid for, that of its issue included; without end where it is left"
                    + " out. A rule or reward that issues one says its own",
            example = "30",
            minimum = "1",
            maximum = "3660")
        @Nullable Integer days,
    @Schema(
            description =
                "How often each code can be used; once where it is left out, a `generic` one any"
                    + " number of times. A balance can be used until nothing is left",
            example = "1",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Integer uses,
    @Schema(
            description = "How often a member can use codes of this type",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Integer usesPerMember,
    @Schema(
            description = "How often codes of this type can be used on one day, by all together",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Integer usesPerDay,
    @Schema(
            description = "Only in a purchase of so much, in minor units",
            example = "1000",
            minimum = "1",
            maximum = "1000000000")
        @Nullable Long minimumSpendMinor,
    @Schema(
            description = "The one code that everybody knows",
            example = "SUMMER26",
            minLength = 1,
            maxLength = 64)
        @Nullable String generic,
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
                @Schema(description = "Codes of the stores that take it; leave it out for all"))
        @Nullable List<@Nullable String> stores,
    @Schema(
            description =
                "`false` where no other voucher may be used in the same purchase; gift cards always"
                    + " may")
        @Nullable Boolean combinable) {}
