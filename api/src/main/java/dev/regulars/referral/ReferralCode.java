package dev.regulars.referral;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that friends join with.
 *
 * @param code as it is compared
 * @param shown as it is printed
 * @param memberId who invites with it, null for nobody
 * @param name what a named code is for, null for a member's own
 * @param validFrom its first day, null for any
 * @param validUntil its last day, null for none
 * @param maxFriends how many may join with it, null for any number
 */
record ReferralCode(
    String code,
    String shown,
    @Nullable UUID memberId,
    @Nullable String name,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable Long maxFriends) {

  static ReferralCode of(Readable row) {
    return new ReferralCode(
        Rows.text(row, "code"),
        Rows.text(row, "shown"),
        row.get("member_id", UUID.class),
        row.get("name", String.class),
        row.get("valid_from", LocalDate.class),
        row.get("valid_until", LocalDate.class),
        row.get("max_friends", Long.class));
  }

  /** Whether friends may join with it on a day. */
  boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validUntil == null || !day.isAfter(validUntil));
  }
}
