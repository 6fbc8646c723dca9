package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is taken off a purchase. */
@Schema(
    name = "RewardDiscount",
    description = "Either a share or an amount, off the basket or a part of it")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscountBody(
    @Schema(description = "Above 0, at most 100", example = "10") @Nullable BigDecimal percent,
    @Schema(example = "500", minimum = "1") @Nullable Long amountMinor,
    @Schema(
            description =
                "Off what: `cheapest` or `dearest` (one unit), or an object with a list of codes"
                    + " under `category`, `brand` or `product`; the basket where it is left out",
            oneOf = {String.class, DiscountCodes.class},
            example = "{\"category\": [\"coffee\"]}")
        @Nullable Object on,
    @Schema(description = "The most that is taken off", minimum = "1") @Nullable Long capMinor) {

  /** What a discount is about, in one of these; for the API's description. */
  @Schema(name = "DiscountCodes", description = "Exactly one of these lists")
  record DiscountCodes(
      @Nullable List<String> category,
      @Nullable List<String> brand,
      @Nullable List<String> product) {}
}
