package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to an event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventAnswer(
    UUID id,
    UUID memberId,
    String name,
    OffsetDateTime occurredAt,
    int rulebookVersion,
    PurchaseAnswer.Points points,
    List<PurchaseAnswer.Award> awards,
    List<PurchaseAnswer.VoucherIssued> vouchersIssued,
    List<PurchaseAnswer.Message> messages,
    BalanceView balance,
    @Nullable TierView tier) {}
