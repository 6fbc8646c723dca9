package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes one member of two who are the same person.
 *
 * @param into who remains
 * @param reason why; missing where none was given
 * @param memberId who is merged; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 * @param by who asked, for the audit log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MergeMembers(
    UUID into,
    @Nullable String reason,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore Who by)
    implements Command.Alone {

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
