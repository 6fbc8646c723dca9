package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as it is told.
 *
 * @param points in all
 * @param reversedPoints of them given back after it was confirmed; missing for none
 * @param valueMinor what they are worth to the till; missing where that is a thing
 * @param expiresAt when it lapses by itself, unless it is confirmed before
 * @param voucher the code that the member got, of a voucher that was confirmed just now
 * @param balance the member's; missing in lists
 */
@Schema(name = "Redemption")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionView(
    UUID id,
    @Schema(allowableValues = {"reserved", "confirmed", "cancelled", "lapsed", "reversed"})
        String state,
    UUID memberId,
    @Schema(description = "Its code; missing where points were redeemed for their value")
        @Nullable String reward,
    String name,
    @Schema(allowableValues = {"product", "discount", "voucher", "cash", "plan", "donation"})
        String kind,
    long points,
    @Nullable Long reversedPoints,
    @Nullable Long valueMinor,
    @Nullable String store,
    @Nullable String register,
    @Nullable String receipt,
    Instant reservedAt,
    Instant expiresAt,
    @Nullable Instant confirmedAt,
    @Schema(description = "The purchase that it was confirmed with") @Nullable UUID purchaseId,
    @Nullable VoucherCode voucher,
    @Nullable BalanceView balance,
    String currency) {

  /**
   * A voucher that was issued.
   *
   * @param code what the customer shows
   */
  @Schema(name = "RedeemedVoucher")
  public record VoucherCode(String code, String voucher, java.time.LocalDate validUntil) {}

  /** A redemption with a balance, and with the voucher that was just issued. */
  public static RedemptionView of(
      Redemption redemption,
      @Nullable VoucherCode voucher,
      @Nullable BalanceView balance,
      String currency) {
    return new RedemptionView(
        redemption.id(),
        redemption.state().code(),
        redemption.memberId(),
        redemption.reward(),
        redemption.name(),
        redemption.kind().code(),
        redemption.points(),
        redemption.reversed() == 0 ? null : redemption.reversed(),
        redemption.valueMinor(),
        redemption.store(),
        redemption.register(),
        redemption.receipt(),
        redemption.reservedAt(),
        redemption.expiresAt(),
        redemption.confirmedAt(),
        redemption.purchaseId(),
        voucher,
        balance,
        currency);
  }
}
