package dev.regulars.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Books;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database from when enrolments had an outbox of their own: who was left in it is told of. */
class EarlierEnrolmentsIntegrationTests {

  @Test
  void whoIsToBeToldOfIsAnEventBehindTheFollowersPlace() {
    DatabaseAddress address = TestDatabase.empty();
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .locations("classpath:db/migration")
        .target("802")
        .load()
        .migrate();
    Books books = new Books(address);
    books.run(
        "insert into outbox (type, source_id, at, payload) values ('purchase.recorded',"
            + " gen_random_uuid(), now(), '{}')");
    books.run(
        "insert into enrolment_to_tell values ('00000000-0000-7000-8000-000000000001',"
            + " '2026-11-29T10:00:00Z')");

    TestDatabase.migrate(address);

    assertThat(
            books.rows(
                """
                select type, right(member_id::text, 2), right(source_id::text, 2), at = '2026-11-29T10:00:00Z'
                  from outbox
                 where (written_by, id) > (select written_by, id from outbox_listener where name = 'enrolments')
                """))
        .containsExactly("member.enrolled|01|01|t");
  }
}
