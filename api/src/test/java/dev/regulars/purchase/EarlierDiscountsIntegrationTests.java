package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Books;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database from before a purchase knew which of its discounts nobody gave. */
class EarlierDiscountsIntegrationTests {

  private static final String BOOKED =
      """
      insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor, points,
                            rulebook_version, content, answer)
      select uuidv7(), uuidv7(), 's', '1', receipt, now(), now(), current_date, 500, 5, 1, content::json, answer::json
        from (values ('plain', '{"totalMinor":5}', '{"text":"\\"foreign\\":true"}'),
                     ('given', '{"redeeming":{"discounts":[{"source":"rule:A","lines":[]}]}}',
                      '{"discounts":[{"source":"rule:A","amountMinor":0,"lines":[],"text":"a \\"foreign\\":true"}]}'),
                     ('mixed', '{"redeeming":{"discounts":[{"source":"rule:A","lines":[]}]}}',
                      '{"discounts":[{"source":"rule:A","amountMinor":0,"lines":[],"text":"a"},'
                      '{"source":"rule:B","amountMinor":7,"lines":[{"line":1,"amountMinor":7}],"text":"b","foreign":true}]}'))
             as booked (receipt, content, answer)
      """;

  @Test
  void thePurchaseKnowsNow() {
    DatabaseAddress address = TestDatabase.empty();
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .locations("classpath:db/migration")
        .target("2801")
        .load()
        .migrate();
    Books books = new Books(address);
    books.run(BOOKED);

    TestDatabase.migrate(address);

    assertThat(
            books.rows(
                """
                select receipt, content #>> '{redeeming,foreign,0,source}', content #>> '{redeeming,foreign,0,lines,0,amountMinor}',
                       json_array_length(content #> '{redeeming,foreign}')
                  from purchase order by receipt
                """))
        .containsExactly("given|null|null|null", "mixed|rule:B|7|1", "plain|null|null|null");
  }
}
