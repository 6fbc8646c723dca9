package dev.regulars.account;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The tier a member holds.
 *
 * @param code null for none
 * @param since first day, null for none
 * @param until last day, null for no end
 * @param given true where somebody gave it, else null, as in what was kept before tiers said so;
 *     {@link #byHand} asks
 */
public record HeldTier(
    @Nullable String code,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable Boolean given) {

  public HeldTier {
    given = Boolean.TRUE.equals(given) ? given : null;
  }

  /** One that the standing led to. */
  public HeldTier(@Nullable String code, @Nullable LocalDate since, @Nullable LocalDate until) {
    this(code, since, until, null);
  }

  /** Whether somebody gave it: it does not go with a purchase that is returned. */
  public boolean byHand() {
    return given != null;
  }

  /** That of an account's row. */
  static HeldTier of(Readable row) {
    return new HeldTier(
        row.get("tier", String.class),
        row.get("tier_since", LocalDate.class),
        row.get("tier_until", LocalDate.class),
        Rows.is(row, "tier_given"));
  }
}
