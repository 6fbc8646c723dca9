package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the document says of the answers to events: {@link EventAnswer}, {@link OrderEventAnswer} or
 * {@link ReturnAnswer}, by what the event is about. They are one object there, whose parts may be
 * missing, since clients that are generated from a choice of objects cannot read it.
 *
 * @param memberId of an event of a member
 * @param purchaseId of news of an order
 * @param lines of news of an order
 * @param totalMinor what had been paid for what was cancelled
 */
@Schema(
    name = "EventAnswer",
    description =
        "Of an event of a member: what it was awarded. Of an order that was fulfilled: what of it,"
            + " and what was released. Of one that was cancelled: what a return answers.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventTaken(
    UUID id,
    @Nullable UUID memberId,
    @Nullable UUID purchaseId,
    @Nullable String name,
    @Nullable OffsetDateTime occurredAt,
    @Nullable Integer rulebookVersion,
    Points points,
    @Nullable List<PurchaseAnswer.Award> awards,
    @Nullable List<PurchaseAnswer.VoucherIssued> vouchersIssued,
    @Nullable List<PurchaseAnswer.Message> messages,
    @Nullable String returnReceipt,
    @Nullable Long totalMinor,
    @Nullable Long vouchersMinor,
    @Nullable List<Line> lines,
    @Nullable BalanceView balance,
    @Nullable TierView tier) {

  /** Points that moved. */
  @Schema(name = "EventPoints")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Points(
      @Nullable Long accrued,
      @Nullable Long pending,
      @Nullable Long available,
      @Nullable Long redeemed,
      @Nullable Long released,
      @Nullable Long reversed,
      @Nullable Long givenBack) {}

  /** A line of an order: its number where it was fulfilled, and what came back of it. */
  @Schema(name = "EventLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      @Nullable Integer line,
      @Nullable UUID purchaseId,
      @Nullable String sku,
      @Nullable BigDecimal quantity,
      @Nullable Long amountMinor) {}
}
