package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Idempotency;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that lines of an order were fulfilled: what waited for them can be spent.
 *
 * @param lines empty for all that are left
 * @param occurredAt when it was fulfilled, null for when it is booked
 * @param memberId whose purchase it is; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FulfilPurchase(
    UUID purchaseId,
    List<Integer> lines,
    @Nullable OffsetDateTime occurredAt,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key)
    implements Command.OfAccount {

  FulfilPurchase {
    lines = List.copyOf(lines);
  }

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
