package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.security.Who;
import java.util.UUID;

/**
 * Takes back what an event gave, as a whole.
 *
 * @param reason for the member's history
 * @param memberId the event's member; like what follows not part of the JSON
 * @param by who asked, for the audit log
 */
record ReverseEvent(UUID eventId, String reason, @JsonIgnore UUID memberId, @JsonIgnore Who by)
    implements Command.OfAccount {

  @Override
  public Identity.EventReversal identity() {
    return new Identity.EventReversal(eventId);
  }
}
