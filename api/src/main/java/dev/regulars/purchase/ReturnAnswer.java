package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a return.
 *
 * @param id missing in a quote
 * @param purchaseId the purchase, where it is exactly one that the caller may see
 * @param returnReceipt missing in a quote that had none
 * @param lines what came back, by purchase and line
 * @param unmatched products that no purchase of the member holds any more; of a return without the
 *     purchase only
 * @param vouchersMinor what codes had taken off what came back: a gift card has it again, and it is
 *     no money to give back; missing for nothing
 * @param balance after the return; missing for an anonymous purchase
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnAnswer(
    @Nullable UUID id,
    @Nullable UUID purchaseId,
    @Nullable String returnReceipt,
    Points points,
    long totalMinor,
    List<LineView> lines,
    @Nullable List<Unmatched> unmatched,
    @Nullable Long vouchersMinor,
    @Nullable BalanceView balance,
    @Nullable TierView tier) {

  /** The same as the answer to a quote. */
  ReturnAnswer quoted() {
    return new ReturnAnswer(
        null,
        purchaseId,
        returnReceipt,
        points,
        totalMinor,
        lines,
        unmatched,
        vouchersMinor,
        balance,
        tier);
  }

  /**
   * Points that moved.
   *
   * @param reversed that the purchase had given, taken back
   * @param givenBack that were redeemed with it; missing for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Points(long reversed, @Nullable Long givenBack) {}

  /**
   * A quantity that came back.
   *
   * @param purchaseId missing, as {@code line} is, where the caller may not see the purchase
   * @param amountMinor what had been paid for it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineView(
      @Nullable UUID purchaseId,
      @Nullable Integer line,
      String sku,
      BigDecimal quantity,
      long amountMinor) {

    LineView withoutPurchase() {
      return new LineView(null, null, sku, quantity, amountMinor);
    }

    /** Both together, of one product. */
    LineView plus(LineView other) {
      return new LineView(
          purchaseId, line, sku, quantity.add(other.quantity), amountMinor + other.amountMinor);
    }
  }

  /**
   * A quantity that no purchase holds.
   *
   * @param unitPriceMinor as it was sent; missing where it was not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Unmatched(String sku, BigDecimal quantity, @Nullable Long unitPriceMinor) {}
}
