package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a version is in its life. */
enum VersionState {
  /** Handed in; somebody has to decide. */
  @JsonProperty("submitted")
  SUBMITTED,
  /** May go live. */
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("rejected")
  REJECTED,
  /** Taken back by those who handed it in. */
  @JsonProperty("withdrawn")
  WITHDRAWN,
  /** Goes live by itself at a set time. */
  @JsonProperty("scheduled")
  SCHEDULED,
  /** Decides purchases made now. */
  @JsonProperty("live")
  LIVE,
  /** Was live; decides purchases of its time. */
  @JsonProperty("superseded")
  SUPERSEDED;

  /** As it stands in JSON and in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static VersionState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
