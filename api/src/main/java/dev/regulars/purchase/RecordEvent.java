package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.member.MemberRef;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event other than a purchase.
 *
 * @param key see {@link Identity.EventKey}
 * @param member not part of the JSON, which is kept and must not hold personal data
 * @param name such as {@code enrolment} or {@code review}
 */
record RecordEvent(
    @JsonIgnore String key,
    @JsonIgnore MemberRef member,
    String name,
    OffsetDateTime occurredAt,
    Map<String, String> attributes)
    implements Recording {

  @Override
  @JsonIgnore
  public @Nullable String store() {
    return null;
  }

  @Override
  public Identity.EventKey identity() {
    return new Identity.EventKey(key);
  }

  @Override
  public int lane() {
    return member.hashCode();
  }
}
