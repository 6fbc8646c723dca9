package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Points that were set aside together.
 *
 * @param expiresOn the last day of the lot that they came from, null for no end
 * @param moving whether activity moves that day on; null for no
 */
public record HeldPart(
    long points,
    @Nullable LocalDate expiresOn,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean moving) {

  /** Points of a day that stays. */
  public HeldPart(long points, @Nullable LocalDate expiresOn) {
    this(points, expiresOn, null);
  }

  static HeldPart of(Lot lot, long points) {
    return new HeldPart(points, lot.expiresOn, lot.moving ? true : null);
  }

  /** Some of the same points. */
  public HeldPart some(long less) {
    return new HeldPart(less, expiresOn, moving);
  }

  /** The same points with another last day, which stays. */
  HeldPart until(LocalDate day) {
    return new HeldPart(points, day, null);
  }

  /** Whether their last day lies before {@code today}. */
  boolean isOver(LocalDate today) {
    return expiresOn != null && expiresOn.isBefore(today);
  }

  /** The terms of what can be spent. */
  Terms terms() {
    return new Terms(null, expiresOn, moving != null, null);
  }
}
