package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that were set aside together.
 *
 * @param expiresOn the last day of the lot that they came from, null for no end
 * @param moving whether activity moves that day on; null for no
 * @param from the member whose points they are, where that is not who spends them; null otherwise
 */
public record HeldPart(
    long points,
    @Nullable LocalDate expiresOn,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean moving,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID from) {

  /** Points of a day that stays. */
  public HeldPart(long points, @Nullable LocalDate expiresOn) {
    this(points, expiresOn, null, null);
  }

  static HeldPart of(Lot lot, long points) {
    return new HeldPart(points, lot.expiresOn, lot.moving ? true : null, null);
  }

  /** The same points, of another member than who spends them. */
  public HeldPart of(UUID member) {
    return new HeldPart(points, expiresOn, moving, member);
  }

  /** Some of the same points. */
  public HeldPart some(long less) {
    return new HeldPart(less, expiresOn, moving, from);
  }

  /** The same points with another last day, which stays. */
  HeldPart until(LocalDate day) {
    return new HeldPart(points, day, null, from);
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
