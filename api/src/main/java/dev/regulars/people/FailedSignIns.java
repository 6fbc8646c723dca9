package dev.regulars.people;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to sign in as somebody that failed since they last did.
 *
 * @param count at least 1
 * @param since when the first of them was
 */
@Schema(name = "FailedSignIns")
record FailedSignIns(int count, Instant since) {

  /** As it stands in a row; null for none. */
  static @Nullable FailedSignIns of(Readable row) {
    int count = Objects.requireNonNullElse(row.get("failed_attempts", Integer.class), 0);
    Instant since = row.get("failed_since", Instant.class);
    return count == 0 || since == null ? null : new FailedSignIns(count, since);
  }
}
