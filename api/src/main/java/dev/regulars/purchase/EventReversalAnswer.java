package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the reversal of an event.
 *
 * @param reason as it was given
 * @param balance after the reversal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventReversalAnswer(
    UUID id,
    UUID eventId,
    UUID memberId,
    String reason,
    ReturnAnswer.Points points,
    BalanceView balance,
    @Nullable TierView tier) {}
