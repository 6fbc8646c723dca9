package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.Books;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** A database from before movements kept when and where they happened: they know it now. */
class EarlierMovementsIntegrationTests {

  private static final String BOOKED =
      """
      insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor, points,
                            rulebook_version, content, answer)
      values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 'hamburg', '1', '1',
              '2026-01-01T10:00Z', now(), '2026-01-01', 500, 5, 1, '{}', '{}');
      insert into member_event (member_id, id, key, name, occurred_at, recorded_at, content, points, rulebook_version,
                                answer)
      values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 'k', 'review',
              '2026-01-02T10:00Z', now(), '{}', 3, 1, '{}');
      insert into purchase_return (member_id, id, store, return_receipt, purchase_id, occurred_at, recorded_at, day,
                                   total_minor, points, lines, given_back)
      values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000003', 'berlin', 'R1',
              '00000000-0000-7000-8000-000000000001', '2026-01-03T10:00Z', now(), '2026-01-01', 500, 5, '[]', '{}');
      insert into transfer (member_id, id, at, kind, debit, credit, points, debit_lot, credit_lot, balance_after,
                            source_id, purchase_id, text)
      select '00000000-0000-7000-8000-00000000000a', uuidv7(), '2026-02-01', kind, debit, credit, points,
             case when debit = 'available' then uuidv7() end, case when credit = 'available' then uuidv7() end, 0,
             source::uuid, bought::uuid, ''
        from (values ('accrual', 'issued', 'available', 5, '00000000-0000-7000-8000-000000000001',
                      '00000000-0000-7000-8000-000000000001'),
                     ('accrual', 'issued', 'available', 3, '00000000-0000-7000-8000-000000000002', null),
                     ('return', 'available', 'issued', 5, '00000000-0000-7000-8000-000000000003',
                      '00000000-0000-7000-8000-000000000001'),
                     ('adjustment', 'adjusted', 'available', 9, '00000000-0000-7000-8000-000000000004', null),
                     ('expiry', 'available', 'expired', 1, null, null))
             as given (kind, debit, credit, points, source, bought);
      delete from flyway_schema_history where version = '706'
      """;

  @Test
  void eachKnowsWhenAndWhereItHappened() {
    DatabaseAddress address = TestDatabase.fresh();
    Books books = new Books(address);
    books.run(BOOKED);

    TestDatabase.migrate(address);

    assertThat(
            books.rows(
                """
                select kind, right(source_id::text, 2), occurred_at at time zone 'UTC', store
                  from transfer order by id
                """))
        .containsExactly(
            "accrual|01|2026-01-01 10:00:00|hamburg",
            "accrual|02|2026-01-02 10:00:00|null",
            "return|03|2026-01-03 10:00:00|berlin",
            "adjustment|04|null|null",
            "expiry|null|null|null");
    assertThatThrownBy(() -> books.run("update transfer set store = null"))
        .hasMessageContaining("rows of transfer are only ever added");
  }

  private static final String ADJUSTED =
      """
      insert into adjustment (member_id, id, points, reason, state, by_name, by_kind, day, at, alone, transfer_id, answer)
      values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000005', 5, 'Voucher of mine', 'booked',
              'Ada', 'person', '2026-02-01', now(), true, '00000000-0000-7000-8000-000000000006', '{}');
      insert into transfer (member_id, id, at, kind, debit, credit, points, credit_lot, balance_after, text)
      values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000006', now(), 'adjustment',
              'adjusted', 'available', 5, uuidv7(), 5, 'Voucher of mine'),
             ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000007', now(), 'adjustment',
              'adjusted', 'available', 5, uuidv7(), 10, 'Voucher 12');
      alter table transfer drop column saying;
      delete from flyway_schema_history where version = '3001'
      """;

  @Test
  void reasonsOfPeopleAreKnownAsTheirs() {
    DatabaseAddress address = TestDatabase.fresh();
    Books books = new Books(address);
    books.run(ADJUSTED);

    TestDatabase.migrate(address);

    assertThat(books.rows("select text, saying from transfer order by id"))
        .containsExactly("Voucher of mine|own", "Voucher 12|null");
  }
}
