package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.regulars.security.Who;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that somebody gave or took by hand, or wants to.
 *
 * @param points to add, or to take where negative; not 0
 * @param reason for the member's history
 * @param by who asked
 * @param day the programme's day on which they did
 * @param alone whether it needed nobody else
 * @param transferId the first of its movements, null while nothing is booked
 * @param settled who approved, rejected or cancelled it, null where nobody did
 * @param answer to its last step, as JSON, for who repeats it
 */
public record Adjustment(
    UUID memberId,
    UUID id,
    long points,
    String reason,
    State state,
    Who by,
    LocalDate day,
    Instant at,
    boolean alone,
    @Nullable UUID transferId,
    @Nullable Settled settled,
    String answer) {

  /** How far it is. */
  public enum State {
    /** Somebody else has to approve it; nothing is booked. */
    PENDING,
    BOOKED,
    REJECTED,
    /** Taken back, or withdrawn before it was booked. */
    CANCELLED;

    /** The name in the database and in answers. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Who settled it, and why where they said so. */
  public record Settled(Who by, Instant at, @Nullable String reason) {}

  /** The same after a step. */
  public Adjustment settled(
      State next, Settled settling, @Nullable UUID transfer, String stepAnswer) {
    return new Adjustment(
        memberId, id, points, reason, next, by, day, at, alone, transfer, settling, stepAnswer);
  }

  /** What it takes of what the person may do in a day. */
  public long counts() {
    return alone ? Math.abs(points) : 0;
  }
}
