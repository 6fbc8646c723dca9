package dev.regulars.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is kept.
 *
 * @param mapping as it was sent, JSON
 * @param createdBy name of the caller who sent it
 * @param startedAt null while it waits
 * @param finishedAt when it finished or failed, null before
 * @param runs how often a server began it or went on with it
 * @param failure why it failed, for the person who asked for it
 * @param fileName as it was sent, null where it had none
 */
record ImportJob(
    UUID id,
    State state,
    String mapping,
    String header,
    int chunks,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    int runs,
    Progress progress,
    long membersEnrolled,
    @Nullable String failure,
    @Nullable String fileName) {

  /** Where an import is. */
  enum State {
    QUEUED("queued"),
    RUNNING("running"),
    FINISHED("finished"),
    FAILED("failed");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** As it is kept and shown. */
    String code() {
      return code;
    }

    static State of(String code) {
      for (State state : values()) {
        if (state.code.equals(code)) {
          return state;
        }
      }
      throw new IllegalArgumentException(code);
    }

    /** Whether nothing more will happen. */
    boolean isFinal() {
      return this == FINISHED || this == FAILED;
    }
  }
}
