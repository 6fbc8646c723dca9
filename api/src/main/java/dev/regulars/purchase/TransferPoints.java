package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives points of one member to another; they keep the day on which they expire.
 *
 * @param to who gets them
 * @param points at least 1
 * @param reason for both histories, null for none
 * @param memberId who gives them; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 * @param by who asked, for the audit log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferPoints(
    UUID to,
    long points,
    @Nullable String reason,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore Who by)
    implements Command.OfAccount {

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
