package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rulebook without its files.
 *
 * @param id of the draft it was handed in from; the same as {@code draft}
 * @param by who handed it in; the same as {@code submittedBy}
 * @param at when; the same as {@code submittedAt}
 */
@Schema(name = "RulebookVersionOutline")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionOutline(
    int version,
    VersionState state,
    @Nullable UUID id,
    @Nullable UUID draft,
    @Schema(description = "Version whose files it began with") @Nullable Integer from,
    @Schema(description = "Version that it makes live again") @Nullable Integer rollbackOf,
    String note,
    Who by,
    Instant at,
    Who submittedBy,
    Instant submittedAt,
    @Nullable Who decidedBy,
    @Nullable Instant decidedAt,
    @Schema(description = "Why it was rejected") @Nullable String reason,
    @Nullable Who publishedBy,
    @Schema(description = "From when on it decides; may be to come") @Nullable Instant liveFrom,
    @Schema(description = "Until when, where that is known") @Nullable Instant liveUntil) {

  static VersionOutline of(Version version) {
    return new VersionOutline(
        version.number(),
        version.state(),
        version.draft(),
        version.draft(),
        version.basedOn(),
        version.rollbackOf(),
        version.note(),
        version.submittedBy(),
        version.submittedAt(),
        version.submittedBy(),
        version.submittedAt(),
        version.decidedBy(),
        version.decidedAt(),
        version.reason(),
        version.publishedBy(),
        version.liveFrom(),
        version.liveUntil());
  }
}
