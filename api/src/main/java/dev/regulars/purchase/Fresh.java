package dev.regulars.purchase;

import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that was not there yet when its batch began.
 *
 * @param memberId whom it names, null where it names nobody or somebody unknown
 * @param candidate what rules may award, null for what they don't
 */
record Fresh(Prepared prepared, @Nullable UUID memberId, @Nullable Candidate candidate) {

  static Fresh of(Prepared prepared, @Nullable UUID memberId, ZoneId programmeZone) {
    Candidate candidate =
        prepared.command() instanceof Recording command
            ? Candidate.of(
                prepared.id(),
                command,
                Objects.requireNonNull(prepared.rulebook()),
                memberId,
                prepared.store(),
                programmeZone)
            : null;
    return new Fresh(prepared, memberId, candidate);
  }

  UUID id() {
    return prepared.id();
  }

  Command command() {
    return prepared.command();
  }

  /** What rules may award. */
  Candidate happened() {
    return Objects.requireNonNull(candidate);
  }
}
