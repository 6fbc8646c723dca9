package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Books;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database from before anybody counted: what it holds will be counted, too, and once. */
class EarlierBooksIntegrationTests {

  private static final String BOOKED =
      """
      insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor, points,
                            rulebook_version, content, answer, claim_answer, claimed_at)
      values (uuidv7(), '00000000-0000-7000-8000-000000000001', 's', '1', '1', now(), now(), current_date, 500, 5, 1,
              '{}', '{}', '{}', now());
      insert into outbox (member_id, type, source_id, at, payload)
      values (null, 'purchase.recorded', '00000000-0000-7000-8000-000000000001', now(), '{"points": 0}'),
             (uuidv7(), 'purchase.recorded', '00000000-0000-7000-8000-000000000001', now(), '{"points": 5}'),
             (uuidv7(), 'purchase.returned', '00000000-0000-7000-8000-000000000011', now(),
              '{"purchaseId": "00000000-0000-7000-8000-000000000001", "points": 2}');
      insert into purchase_return (member_id, id, store, return_receipt, purchase_id, occurred_at, recorded_at, day,
                                   total_minor, points, lines, given_back)
      select uuidv7(), ('00000000-0000-7000-8000-00000000001' || n)::uuid, 's', 'R' || n,
             '00000000-0000-7000-8000-000000000001', now(), now(), current_date, 100, 0, '[]', '{}'
        from generate_series(1, 2) as n;
      insert into transfer (member_id, id, at, kind, debit, credit, points, debit_lot, credit_lot, balance_after,
                            source_id, text)
      select '00000000-0000-7000-8000-00000000000a', uuidv7(), '2026-01-01', kind, debit, credit, points,
             case when debit = 'available' or debit = 'pending' then uuidv7() end,
             case when credit = 'available' or credit = 'pending' then uuidv7() end, 0, source::uuid, ''
        from (values ('accrual', 'issued', 'available', 7, '00000000-0000-7000-8000-000000000001'),
                     ('adjustment', 'available', 'adjusted', 3, '00000000-0000-7000-8000-000000000021'),
                     ('adjustment', 'available', 'adjusted', 4, '00000000-0000-7000-8000-000000000021'),
                     ('adjustment', 'adjusted', 'available', 9, '00000000-0000-7000-8000-000000000022'),
                     ('transfer', 'pending', 'available', 5, null))
             as given (kind, debit, credit, points, source)
      """;

  @Test
  void whatDidNotTellOfItselfThenDoesNow() {
    DatabaseAddress address = TestDatabase.empty();
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .locations("classpath:db/migration")
        .target("901")
        .load()
        .migrate();
    Books books = new Books(address);
    books.run(BOOKED);

    TestDatabase.migrate(address);

    assertThat(
            books.rows(
                """
                select type, right(source_id::text, 2), payload ->> 'account', payload ->> 'points'
                  from outbox order by type, source_id, id
                """))
        .containsExactly(
            "points.moved|21|adjusted|-7",
            "points.moved|22|adjusted|9",
            "purchase.claimed|01|null|5",
            "purchase.recorded|01|null|0",
            "purchase.returned|11|null|2",
            "purchase.returned|12|null|0");
    assertThat(books.rows("select written_by, id from outbox_listener where name = 'insight'"))
        .containsExactly("0|0");
  }
}
