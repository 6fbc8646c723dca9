package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Idempotency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds points for something, until it is confirmed or cancelled.
 *
 * @param reward the code that was asked for, null where only points were
 * @param points to redeem, null for the reward's price
 * @param store where, null for nowhere
 * @param channel through which, null where nobody said
 * @param seconds until it lapses by itself
 * @param code of the reward that it is, null for what the programme says points are worth; like
 *     what follows not part of the JSON, for another one may be found by a retry
 * @param key the request's; one of its own where the caller gave none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReserveRedemption(
    UUID memberId,
    @Nullable String reward,
    @Nullable Long points,
    @Nullable String store,
    @Nullable String register,
    @Nullable String receipt,
    @Nullable String channel,
    long seconds,
    @JsonIgnore @Nullable String code,
    @JsonIgnore Idempotency.Request key)
    implements Command.OfAccount {

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
