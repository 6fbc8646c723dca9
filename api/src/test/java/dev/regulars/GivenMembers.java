package dev.regulars;

import dev.regulars.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Members who are enrolled already. The one place to change when enrolling is done another way. */
public final class GivenMembers {

  private static final Instant ENROLLED_AT = Instant.now().minus(400, ChronoUnit.DAYS);

  private final DatabaseAddress address;

  public GivenMembers(DatabaseAddress address) {
    this.address = address;
  }

  /** A member and the keys that name them. */
  public record Someone(UUID id) {

    public String card() {
      return id.toString();
    }

    public String externalId() {
      return "x-" + id;
    }

    public String email() {
      return id + "@example.com";
    }
  }

  /** A new member in the lowest tier, who has been there for more than a year. */
  public Someone enrol() {
    return enrol(1).getFirst();
  }

  /** Several of them. */
  public List<Someone> enrol(int number) {
    List<Someone> people =
        IntStream.range(0, number).mapToObj(i -> new Someone(UUID.randomUUID())).toList();
    try (Connection connection = address.connect();
        var insert =
            connection.prepareStatement(
                """
                with person as (
                  insert into member (id, member_number, external_id, email, referral_code, enrolled_at)
                  select ?::uuid, ?, ?, ?, ?, ?
                ), card as (
                  insert into member_card (card, member_id) select ?, ?::uuid
                )
                insert into member_account (member_id, tier, tier_since, opened_on)
                select id, 'bronze', day, day from (select ?::uuid, ?::date) as given (id, day)
                """)) {
      for (Someone someone : people) {
        insert.setObject(1, someone.id());
        insert.setString(2, "M" + someone.id());
        insert.setString(3, someone.externalId());
        insert.setString(4, someone.email());
        insert.setString(5, "R" + someone.id());
        insert.setObject(6, ENROLLED_AT.atOffset(java.time.ZoneOffset.UTC));
        insert.setString(7, someone.card());
        insert.setObject(8, someone.id());
        insert.setObject(9, someone.id());
        insert.setObject(10, LocalDate.ofInstant(ENROLLED_AT, java.time.ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
      return people;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
