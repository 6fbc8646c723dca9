package dev.regulars.programme;

import dev.regulars.security.Who;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the settings as it is kept.
 *
 * @param basedOn the version that it changed, null for the first
 * @param state as it is at the moment of reading
 * @param wantedFrom from when on it is wanted, null for at once
 * @param validFrom from when on it holds, null while nobody approved it
 * @param decidedBy who approved it or took it back, null where nobody had to
 */
record ProgrammeRow(
    int number,
    @Nullable Integer basedOn,
    ProgrammeState state,
    Settings settings,
    @Nullable Instant wantedFrom,
    @Nullable Instant validFrom,
    String note,
    Who by,
    Instant at,
    @Nullable Who decidedBy,
    @Nullable Instant decidedAt) {

  String etag() {
    return "\"" + number + "\"";
  }
}
