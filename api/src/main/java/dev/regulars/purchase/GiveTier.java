package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a member into a tier by hand, whatever their standing.
 *
 * @param tier code of the tier
 * @param until the last day on which it is held, null for no end
 * @param reason for the audit log
 * @param memberId who gets it; like what follows not part of the JSON
 * @param key the request's
 * @param by who asked, for the audit log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GiveTier(
    String tier,
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
