package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a draft is in its life. It follows from the version that it was handed in as. */
enum DraftState {
  @JsonProperty("draft")
  DRAFT,
  @JsonProperty("submitted")
  SUBMITTED,
  /** May go live, or will at a set time. */
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("rejected")
  REJECTED,
  /** Was or is live. */
  @JsonProperty("published")
  PUBLISHED,
  @JsonProperty("discarded")
  DISCARDED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DraftState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Whether its files may be changed. */
  boolean isOpen() {
    return this == DRAFT || this == REJECTED;
  }
}
