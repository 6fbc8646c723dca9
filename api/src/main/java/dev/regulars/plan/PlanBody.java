package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is written.
 *
 * @param sku the product by which it is bought, null for none
 * @param benefits what members are told they have of it
 * @param noticeDays how many days before its end that is told; 7 where missing
 * @param state {@code active} where missing
 */
@Schema(
    name = "PlanRequest",
    requiredProperties = {"name", "priceMinor", "term"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanBody(
    @Schema(example = "Prime", minLength = 1, maxLength = 100) @Nullable String name,
    @Schema(minLength = 1, maxLength = 1000) @Nullable String description,
    @Schema(
            description = "Of a term, in minor units",
            minimum = "0",
            maximum = PRICE_MAX,
            example = "2900")
        @Nullable Long priceMinor,
    @Nullable PlanTerm term,
    @Schema(
            description = "Days that come before the first term, once for each member",
            minimum = "0",
            maximum = "366")
        @Nullable Integer trialDays,
    @Schema(minLength = 1, maxLength = 64, example = "PRIME-12") @Nullable String sku,
    @ArraySchema(maxItems = 20, schema = @Schema(minLength = 1, maxLength = 200))
        @Nullable List<@Nullable String> benefits,
    @ArraySchema(maxItems = 5, schema = @Schema(minimum = "1", maximum = "366"))
        @Nullable List<@Nullable Integer> noticeDays,
    @Schema(allowableValues = {"draft", "active", "retired"}) @Nullable String state) {

  /** The largest price, as the API's description writes it. */
  static final String PRICE_MAX = "1000000000000";
}
