package dev.regulars.member;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as kept.
 *
 * @param attributes a JSON object
 */
record MemberRow(
    UUID id,
    String memberNumber,
    @Nullable String externalId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable LocalDate birthday,
    String attributes,
    String status,
    Instant enrolledAt,
    List<String> cards,
    List<String> tags) {

  static MemberRow of(Readable row) {
    return new MemberRow(
        Rows.uuid(row, "id"),
        Rows.text(row, "member_number"),
        row.get("external_id", String.class),
        row.get("name", String.class),
        row.get("email", String.class),
        row.get("phone", String.class),
        row.get("birthday", LocalDate.class),
        Rows.json(row, "attributes"),
        Rows.text(row, "status"),
        Rows.instant(row, "enrolled_at"),
        List.of(Rows.get(row, "cards", String[].class)),
        List.of(Rows.get(row, "tags", String[].class)));
  }
}
