package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.UUID;

/**
 * Makes one member of two who are the same person.
 *
 * @param into who remains
 * @param memberId who is merged; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 * @param by who asked, for the audit log
 */
record MergeMembers(
    UUID into, @JsonIgnore UUID memberId, @JsonIgnore Idempotency.Request key, @JsonIgnore Who by)
    implements Command.Alone {

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
