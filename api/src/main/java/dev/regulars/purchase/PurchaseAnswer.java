package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a purchase or a quote.
 *
 * @param id missing in a quote
 * @param register empty where rules were tried without one
 * @param receipt missing in a quote that had none
 * @param memberId missing for an anonymous purchase
 * @param rulebookVersion 0 where a draft was tried
 * @param balance after the purchase; missing for an anonymous one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseAnswer(
    @Nullable UUID id,
    String store,
    String register,
    @Nullable String receipt,
    @Nullable UUID memberId,
    OffsetDateTime occurredAt,
    String currency,
    long totalMinor,
    int rulebookVersion,
    Points points,
    List<Award> awards,
    List<VoucherIssued> vouchersIssued,
    List<Message> messages,
    @Nullable BalanceView balance,
    @Nullable TierView tier) {

  /** The same for a purchase of which only what was left was decided. */
  PurchaseAnswer ofWhole(RecordPurchase purchase) {
    return new PurchaseAnswer(
        id,
        store,
        register,
        receipt,
        memberId,
        occurredAt,
        currency,
        purchase.totalMinor(),
        rulebookVersion,
        points,
        awards,
        vouchersIssued,
        messages,
        balance,
        tier);
  }

  /**
   * The same as the answer to a quote: nothing is kept, so there is no id and no voucher's code.
   */
  PurchaseAnswer quoted() {
    return quoted(memberId, balance, tier);
  }

  /** The same for somebody who is only described: there is no member, and so no balance. */
  PurchaseAnswer ofNobody() {
    return quoted(null, null, tier);
  }

  /** The same for those who may not know what the member has: neither balance nor tier. */
  PurchaseAnswer ofSomebody() {
    return quoted(memberId, null, null);
  }

  private PurchaseAnswer quoted(
      @Nullable UUID member, @Nullable BalanceView shown, @Nullable TierView held) {
    return new PurchaseAnswer(
        null,
        store,
        register,
        receipt,
        member,
        occurredAt,
        currency,
        totalMinor,
        rulebookVersion,
        points,
        awards,
        vouchersIssued.stream().map(VoucherIssued::quoted).toList(),
        messages,
        shown,
        held);
  }

  /** Points of this purchase: all, and of them those that wait and those that can be spent. */
  record Points(long accrued, long pending, long available) {

    static final Points NONE = new Points(0, 0, 0);
  }

  /** Points that one rule gave, with the lines they came from and the reason. */
  record Award(String rule, long points, List<AwardLine> lines, String text) {}

  /** Points that came from a line. */
  record AwardLine(int line, long points) {}

  /**
   * A voucher.
   *
   * @param code what the customer shows; missing in a quote, which issues none
   * @param voucher the voucher's type
   * @param validUntil last day on which it can be used
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoucherIssued(
      @Schema(description = "What the customer shows; missing in a quote, which issues none")
          @Nullable String code,
      String voucher,
      String rule,
      LocalDate validFrom,
      LocalDate validUntil) {

    private VoucherIssued quoted() {
      return new VoucherIssued(null, voucher, rule, validFrom, validUntil);
    }
  }

  /**
   * A line to show.
   *
   * @param to {@code customer} or {@code cashier}
   */
  record Message(String to, String text) {}
}
