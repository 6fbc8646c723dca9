package dev.regulars.shared;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the database from taking changes, by PostgreSQL's error codes (its documentation,
 * appendix A). All of it passes, by itself or by an operator's hand.
 */
public enum DatabaseTrouble {

  /** 53100. */
  STORAGE_FULL(
      "storage-full",
      "Storage full",
      "The database has no space left, so nothing can be booked. Make room on its disk; then repeat"
          + " the request.",
      10),

  /** 25006: a standby, or one that was set so. */
  READ_ONLY(
      "database-read-only",
      "Database is read-only",
      "The database takes no changes just now, so nothing can be booked. Point the server to the"
          + " one that does; then repeat the request.",
      5),

  /** 53200. */
  OUT_OF_MEMORY("busy", "Try again soon", "The database is out of memory. Repeat the request.", 1),

  /** 53300, 53400 and what else is short. */
  OVERCOMMITTED(
      "busy",
      "Try again soon",
      "The database has reached a limit of its own, such as that of connections. Repeat the"
          + " request.",
      1),

  /** 57P01 to 57P05: shutting down, starting, crashed. */
  RESTARTING("busy", "Try again soon", "The database is being restarted. Repeat the request.", 1),

  /** It cannot be reached. */
  AWAY("busy", "Try again soon", "The database cannot be reached just now. Repeat the request.", 1);

  private final Problem problem;

  DatabaseTrouble(String slug, String title, String detail, int retryAfterSeconds) {
    this.problem =
        new Problem(
            slug, title, 503, detail, List.of(), Map.of(), Duration.ofSeconds(retryAfterSeconds));
  }

  /** 503, for whoever wanted to change something. */
  public Problem problem() {
    return problem;
  }

  /** Whether nothing can be written although everything can be read. */
  public boolean isAboutWriting() {
    return this == STORAGE_FULL || this == READ_ONLY;
  }

  /** What PostgreSQL says with an error code; null for codes that are about the statement. */
  static @Nullable DatabaseTrouble of(@Nullable String sqlState) {
    if (sqlState == null) {
      return null;
    }
    return switch (sqlState) {
      case "53100" -> STORAGE_FULL;
      case "25006" -> READ_ONLY;
      case "53200" -> OUT_OF_MEMORY;
      default ->
          sqlState.startsWith("53")
              ? OVERCOMMITTED
              : sqlState.startsWith("57P") ? RESTARTING : sqlState.startsWith("08") ? AWAY : null;
    };
  }

  /** The trouble that a failure comes from; null where PostgreSQL gave no such reason. */
  static @Nullable DatabaseTrouble of(Throwable failure) {
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 20; depth++, current = current.getCause()) {
      if (current instanceof R2dbcException database) {
        return of(database.getSqlState());
      }
    }
    return null;
  }
}
