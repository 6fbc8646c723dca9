package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft of the rulebook without its files. */
@Schema(name = "RulebookDraftOutline")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftOutline(
    UUID id,
    @Schema(description = "Version whose files it began with, or was brought up to date with")
        int from,
    DraftState state,
    String note,
    Who by,
    Instant at,
    Who changedBy,
    Instant changedAt,
    @Schema(description = "As which it was submitted last") @Nullable Integer version,
    @Schema(description = "Why it was rejected") @Nullable String reason,
    @Schema(description = "When it goes live") @Nullable Instant publishAt) {

  static DraftOutline of(Draft draft) {
    return new DraftOutline(
        draft.id(),
        draft.basedOn(),
        draft.state(),
        draft.note(),
        draft.by(),
        draft.at(),
        draft.changedBy(),
        draft.changedAt(),
        draft.version(),
        draft.reason(),
        draft.state() == DraftState.APPROVED ? draft.publishAt() : null);
  }
}
