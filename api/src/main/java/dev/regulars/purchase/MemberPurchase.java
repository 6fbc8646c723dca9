package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as the member sees it who made it: what was bought, what it gave and what came back.
 * What tills tell each other about it (attributes, words for cashiers) is not there.
 *
 * @param points accrued when it was recorded (or claimed); {@code reversed} since
 */
@Schema(name = "MemberPurchase")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberPurchase(
    UUID id,
    String store,
    String register,
    String receipt,
    OffsetDateTime occurredAt,
    String currency,
    long totalMinor,
    @Nullable String channel,
    PurchaseView.Points points,
    List<PurchaseAnswer.Award> awards,
    List<PurchaseAnswer.VoucherIssued> vouchersIssued,
    List<PurchaseAnswer.Message> messages,
    @Nullable List<PurchaseAnswer.Discount> discounts,
    @Nullable List<PurchaseAnswer.RedeemedOne> redemptions,
    List<PurchaseView.LineView> lines,
    List<PurchaseView.ReturnView> returns) {

  static MemberPurchase of(PurchaseView seen) {
    return new MemberPurchase(
        seen.id(),
        seen.store(),
        seen.register(),
        seen.receipt(),
        seen.occurredAt(),
        seen.currency(),
        seen.totalMinor(),
        seen.channel(),
        seen.points(),
        seen.awards(),
        seen.vouchersIssued(),
        seen.messages().stream().filter(message -> message.to().equals("customer")).toList(),
        seen.discounts(),
        seen.redemptions(),
        seen.lines(),
        seen.returns());
  }
}
