package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as it stands now.
 *
 * @param points accrued when it was recorded (or claimed); {@code reversed} since
 * @param discounts what was taken off; missing in purchases of earlier versions that took nothing
 *     off
 * @param redemptions what was redeemed with it
 * @param payments how it was paid, missing where it was not said
 * @param roundingMinor what the whole was rounded by, missing for nothing
 * @param returns newest last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseView(
    UUID id,
    String store,
    String register,
    String receipt,
    @Nullable UUID memberId,
    OffsetDateTime occurredAt,
    String currency,
    long totalMinor,
    @Nullable String channel,
    int rulebookVersion,
    Points points,
    List<PurchaseAnswer.Award> awards,
    List<PurchaseAnswer.VoucherIssued> vouchersIssued,
    List<PurchaseAnswer.Message> messages,
    @Nullable List<PurchaseAnswer.Discount> discounts,
    @Nullable List<PurchaseAnswer.RedeemedOne> redemptions,
    List<LineView> lines,
    @Nullable List<PaymentView> payments,
    @Nullable Long roundingMinor,
    List<ReturnView> returns,
    @Schema(description = "As they were sent: texts, numbers or booleans by name")
        Map<String, Object> attributes) {

  /** Points of the purchase. */
  record Points(long accrued, long pending, long available, long reversed) {}

  /** A line, with what has been returned of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineView(
      int line,
      String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      long unitPriceMinor,
      @Schema(description = "In major units, exact", example = "1.799") String unitPrice,
      long discountMinor,
      long taxMinor,
      long netMinor,
      @Schema(example = "product") String kind,
      BigDecimal returnedQuantity) {}

  /**
   * A part of what was paid.
   *
   * @param reference missing where there was none, or where the member was erased
   */
  @Schema(name = "PaidPart")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PaymentView(
      @Schema(example = "card") String method,
      @Schema(example = "500") long amountMinor,
      @Schema(description = "A token", example = "tok_9f3b21") @Nullable String reference) {}

  /** A return of some of it. */
  record ReturnView(UUID id, String returnReceipt, OffsetDateTime occurredAt, long reversed) {}
}
