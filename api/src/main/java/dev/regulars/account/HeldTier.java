package dev.regulars.account;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The tier a member holds.
 *
 * @param code null for none
 * @param since first day, null for none
 * @param until last day, null for no end
 */
public record HeldTier(
    @Nullable String code, @Nullable LocalDate since, @Nullable LocalDate until) {

  /** That of an account's row. */
  static HeldTier of(Readable row) {
    return new HeldTier(
        row.get("tier", String.class),
        row.get("tier_since", LocalDate.class),
        row.get("tier_until", LocalDate.class));
  }
}
