package dev.regulars.referral;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side got.
 *
 * @param round the how many-th time that the referral qualified; 0 for joining
 * @param side {@code referrer} or {@code friend}
 * @param eventId the member's event that gave it; null where nothing could be given
 * @param reason why nothing was, null where something was
 */
record Award(
    UUID referralId,
    int round,
    String side,
    UUID memberId,
    @Nullable UUID eventId,
    long points,
    List<String> vouchers,
    State state,
    @Nullable String reason) {

  /** What became of it. */
  enum State {
    GIVEN,
    /** It would be given now; never kept. */
    WAITING,
    /** The member could get nothing: blocked, say. */
    REFUSED,
    /** The rules give nothing for more friends. */
    LIMIT,
    REVERSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Award of(Readable row) {
    return new Award(
        Rows.uuid(row, "referral_id"),
        Rows.get(row, "round", Integer.class),
        Rows.text(row, "side"),
        Rows.uuid(row, "member_id"),
        row.get("event_id", UUID.class),
        Rows.number(row, "points"),
        List.of(Rows.get(row, "vouchers", String[].class)),
        State.valueOf(Rows.text(row, "state").toUpperCase(Locale.ROOT)),
        row.get("reason", String.class));
  }
}
