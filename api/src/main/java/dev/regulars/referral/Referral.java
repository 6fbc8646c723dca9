package dev.regulars.referral;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who invited whom.
 *
 * @param referrerId null where the code is nobody's
 * @param code as it is compared
 * @param rulebookVersion by which what was promised is given; null where nothing was promised
 * @param promise what was promised, in the words of the rules
 */
record Referral(
    UUID id,
    UUID friendId,
    @Nullable UUID referrerId,
    String code,
    Instant joinedAt,
    JoinedBy joinedBy,
    @Nullable Integer rulebookVersion,
    String promise,
    ReferralState state) {

  /** How the friend came by it. */
  enum JoinedBy {
    ENROLMENT,
    CLAIM,
    PURCHASE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final String COLUMNS =
      """
      id, friend_id, referrer_id, code, joined_at, joined_by, rulebook_version, promise, state
      """;

  static Referral of(Readable row) {
    return new Referral(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "friend_id"),
        row.get("referrer_id", UUID.class),
        Rows.text(row, "code"),
        Rows.instant(row, "joined_at"),
        JoinedBy.valueOf(Rows.text(row, "joined_by").toUpperCase(Locale.ROOT)),
        row.get("rulebook_version", Integer.class),
        Rows.text(row, "promise"),
        ReferralState.valueOf(Rows.text(row, "state").toUpperCase(Locale.ROOT)));
  }
}
