package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
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
    @Schema(description = "At most two decimals", example = "10", minimum = "0.01", maximum = "100")
        @Nullable BigDecimal percent,
    @Schema(example = "500", minimum = "1", maximum = AMOUNT_MAX) @Nullable Long amountMinor,
    @Schema(
            description =
                "Off what: `cheapest` or `dearest` (one unit), or an object with a list of codes"
                    + " under `category`, `brand` or `product`; the basket where it is left out",
            oneOf = {OneUnit.class, DiscountCodes.class},
            example = "{\"category\": [\"coffee\"]}")
        @Nullable Object on,
    @Schema(description = "The most that is taken off", minimum = "1", maximum = AMOUNT_MAX)
        @Nullable Long capMinor,
    @Schema(
            description =
                "The most that is taken off one line of the purchase; what is beyond it is not"
                    + " taken off another one",
            minimum = "1",
            maximum = AMOUNT_MAX)
        @Nullable Long lineCapMinor) {

  private static final String AMOUNT_MAX = "1000000000";

  /** A discount that is about one unit; for the API's description. */
  enum OneUnit {
    @JsonProperty("cheapest")
    CHEAPEST,
    @JsonProperty("dearest")
    DEAREST
  }

  /** What a discount is about, in one of these; for the API's description. */
  @Schema(name = "DiscountCodes", description = "Exactly one of these lists")
  record DiscountCodes(
      @ArraySchema(minItems = 1, maxItems = 200, schema = @Schema(minLength = 1, maxLength = 64))
          @Nullable List<String> category,
      @ArraySchema(minItems = 1, maxItems = 200, schema = @Schema(minLength = 1, maxLength = 64))
          @Nullable List<String> brand,
      @ArraySchema(minItems = 1, maxItems = 200, schema = @Schema(minLength = 1, maxLength = 64))
          @Nullable List<String> product) {}
}
