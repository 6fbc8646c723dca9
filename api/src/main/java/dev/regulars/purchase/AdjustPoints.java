package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.UUID;

/**
 * Puts a balance right by hand, or asks for it where that is more than one may do alone.
 *
 * @param points to add, or to take where negative; not 0
 * @param reason for the member's history
 * @param memberId whose balance; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 * @param by who asked
 * @param limit what they may do alone
 */
record AdjustPoints(
    long points,
    String reason,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore Who by,
    @JsonIgnore AdjustmentSettings.Limit limit)
    implements Command.OfAccount {

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
