package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.member.MemberRef;
import dev.regulars.security.Who;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an event gave, as a whole.
 *
 * @param reason for the member's history
 * @param owner the event's member; like what follows not part of the JSON
 * @param by who asked, for the audit log
 */
record ReverseEvent(UUID eventId, String reason, @JsonIgnore UUID owner, @JsonIgnore Who by)
    implements Command {

  /** The event says whose it is. */
  @Override
  @JsonIgnore
  public @Nullable MemberRef member() {
    return null;
  }

  @Override
  @JsonIgnore
  public Identity.EventReversal identity() {
    return new Identity.EventReversal(eventId);
  }

  @Override
  @JsonIgnore
  public int lane() {
    return new MemberRef(MemberRef.Kind.ID, owner.toString()).hashCode();
  }
}
