package dev.regulars.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** Where a version of the settings stands. */
@Schema(name = "ProgrammeState")
enum ProgrammeState {
  /** Somebody else has to approve it. */
  @JsonProperty("waiting")
  WAITING,
  /** Approved; its time is to come. */
  @JsonProperty("scheduled")
  SCHEDULED,
  @JsonProperty("in-force")
  IN_FORCE,
  /** Another version came after it. */
  @JsonProperty("superseded")
  SUPERSEDED,
  /** Taken back before its time had come. */
  @JsonProperty("withdrawn")
  WITHDRAWN;

  /** As it stands in JSON. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ProgrammeState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
