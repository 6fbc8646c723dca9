package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.account.Merges;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.UUID;

/**
 * Makes two members again of who was merged.
 *
 * @param mergeId which merge is undone
 * @param kept what went over; like what follows not part of the JSON
 * @param key the request's; one of its own where the caller gave none
 * @param by who asked, for the audit log
 */
record UndoMerge(
    UUID mergeId,
    @JsonIgnore Merges.Kept kept,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore Who by)
    implements Command.Alone {

  @Override
  @JsonIgnore
  public UUID memberId() {
    return kept.merge().memberId();
  }

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
