package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives back points that expired, within the programme's days of grace.
 *
 * @param points at least 1; null for all that can be given back
 * @param until the last day on which they can be spent, null for as long as points given today
 * @param reason for the member's history
 * @param memberId who gets them; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 * @param by who asked, for the audit log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReinstatePoints(
    @Nullable Long points,
    @Nullable LocalDate until,
    String reason,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore Who by)
    implements Command.OfAccount {

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
