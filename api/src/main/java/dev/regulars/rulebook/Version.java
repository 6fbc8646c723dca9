package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Who;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rulebook. Its files never change.
 *
 * @param draft it was handed in from; null for a rollback and for the starter rulebook
 * @param basedOn the version whose files it began with, null for the starter rulebook
 * @param rollbackOf the version that it makes live again, null where it is no rollback
 * @param decidedBy who approved or rejected it, null where nobody did
 * @param reason why it was rejected, null where it was not
 * @param publishedBy who made it live or set a time for it, null where nobody did
 * @param liveFrom since when or from when on it decides, null where no time is set
 * @param liveUntil until when, null where no end is known
 */
record Version(
    int number,
    VersionState state,
    RuleFiles files,
    @Nullable UUID draft,
    @Nullable Integer basedOn,
    @Nullable Integer rollbackOf,
    String note,
    Who submittedBy,
    Instant submittedAt,
    @Nullable Who decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable Who publishedBy,
    @Nullable Instant liveFrom,
    @Nullable Instant liveUntil) {

  /** Whether it decides purchases of some time, or did. */
  boolean wasLive() {
    return state == VersionState.LIVE || state == VersionState.SUPERSEDED;
  }
}
