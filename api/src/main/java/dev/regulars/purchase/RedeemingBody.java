package dev.regulars.purchase;

import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a purchase's body that say what it takes for points. */
final class RedeemingBody {

  private RedeemingBody() {}

  /** Something that is wanted for points. */
  @Schema(name = "Redeem")
  record RedeemBody(
      @Schema(
              description = "Code of a reward",
              example = "FREE-COFFEE",
              minLength = 1,
              maxLength = 64,
              pattern = StoreCode.PATTERN)
          @Nullable String reward,
      @Schema(
              description = "How many, of cash or, without a reward, for their value",
              example = "500",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long points) {}

  /** What was taken off, as the quote gave it. */
  @Schema(
      name = "TakenDiscount",
      requiredProperties = {"source", "lines"})
  record DiscountBody(
      @Schema(example = "points", minLength = 1, maxLength = 200) @Nullable String source,
      @ArraySchema(maxItems = 1000) @Nullable List<@Nullable DiscountLineBody> lines) {}

  /** What was taken off a line, in minor units. */
  @Schema(
      name = "TakenDiscountLine",
      requiredProperties = {"line", "amountMinor"})
  record DiscountLineBody(
      @Schema(example = "1", minimum = "1") @Nullable Integer line,
      @Schema(example = "250", minimum = "1", maximum = PurchaseBody.AMOUNT_MAX)
          @Nullable Long amountMinor) {}
}
