package dev.regulars.programme;

import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the settings as it is shown.
 *
 * @param validFrom from when on it holds, or is wanted; null while it waits for approval and is
 *     wanted at once
 * @param basedOn the version that it changed, null for the first
 * @param decidedBy who approved it or took it back
 */
@Schema(name = "ProgrammeVersion")
record ProgrammeView(
    int version,
    ProgrammeState state,
    @Nullable Instant validFrom,
    Who by,
    Instant at,
    String note,
    @Nullable Integer basedOn,
    @Nullable Who decidedBy,
    @Nullable Instant decidedAt,
    Settings settings) {

  static ProgrammeView of(ProgrammeRow row) {
    return new ProgrammeView(
        row.number(),
        row.state(),
        row.validFrom() == null ? row.wantedFrom() : row.validFrom(),
        row.by(),
        row.at(),
        row.note(),
        row.basedOn(),
        row.decidedBy(),
        row.decidedAt(),
        row.settings());
  }
}
