package dev.regulars.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Books;
import dev.regulars.ServerTest;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.outbox.OutboxReader.Place;
import dev.regulars.outbox.OutboxReader.Span;
import dev.regulars.shared.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/** Every event once, whatever order transactions begin and end in. */
@ServerTest
@TestPropertySource(properties = "test.server=its own, for it counts what is in the outbox")
class OutboxReaderIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String EVENT =
      "insert into outbox (type, source_id, at, payload) values ('%s', gen_random_uuid(), now(),"
          + " '{}')";

  @Autowired private OutboxReader reader;
  @Autowired private Transactions transactions;
  @Autowired private DatabaseAddress address;

  private Books books;

  @BeforeEach
  void listen() {
    books = new Books(address);
    books.run("delete from outbox");
    books.run("delete from outbox_listener where name = 'test'");
    books.run("insert into outbox_listener (name) values ('test')");
  }

  /** Reads on once the transactions of other tests' servers are through, too. */
  private List<String> read() {
    return await().atMost(PATIENCE).until(this::readOnce, read -> !read.isEmpty());
  }

  /** Reads on, and tells the types of what was read. */
  private List<String> readOnce() {
    return step(place -> connection -> reader.next(connection, place, 100));
  }

  private List<String> step(
      Function<Place, Function<io.r2dbc.spi.Connection, Mono<Span>>> reading) {
    return transactions
        .keep(
            connection ->
                reader
                    .take(connection, "test")
                    .flatMap(place -> reading.apply(place).apply(connection))
                    .delayUntil(span -> reader.move(connection, "test", span.end()))
                    .map(span -> span.events().stream().map(OutboxEvent::type).toList())
                    .defaultIfEmpty(List.of()))
        .block(PATIENCE);
  }

  private void write(Connection connection, String type) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(EVENT.formatted(type));
    }
  }

  @Test
  void readsEachEventOnceInOrder() {
    books.run(EVENT.formatted("a"));
    books.run(EVENT.formatted("b"));
    assertThat(read()).containsExactly("a", "b");
    assertThat(readOnce()).isEmpty();
    books.run(EVENT.formatted("c"));
    assertThat(read()).containsExactly("c");
  }

  @Test
  void doesNotSkipATransactionThatBeganEarlierAndCommitsLater() throws SQLException {
    try (Connection slow = address.connect();
        Connection fast = address.connect()) {
      slow.setAutoCommit(false);
      fast.setAutoCommit(false);
      write(slow, "slow 1");
      write(fast, "fast 1");
      write(slow, "slow 2");
      write(fast, "fast 2");
      fast.commit();

      assertThat(readOnce()).as("what began later has to wait").isEmpty();
      slow.commit();
      assertThat(read()).containsExactly("slow 1", "slow 2", "fast 1", "fast 2");
    }
  }

  @Test
  void whatWasRolledBackIsNotWaitedFor() throws SQLException {
    try (Connection given = address.connect()) {
      given.setAutoCommit(false);
      write(given, "taken back");
      books.run(EVENT.formatted("kept"));
      assertThat(readOnce()).isEmpty();
      given.rollback();
    }
    assertThat(read()).containsExactly("kept");
  }

  @Test
  void oneTransactionAtATimeReadsForAListener() {
    books.run(EVENT.formatted("a"));
    Mono<Boolean> both =
        transactions.discard(
            first ->
                reader
                    .take(first, "test")
                    .flatMap(
                        taken ->
                            transactions.discard(
                                second -> reader.take(second, "test").hasElement())));
    assertThat(both.block(PATIENCE)).isFalse();
    assertThat(read()).containsExactly("a");
  }

  @Test
  void looksThroughManyAndReadsThoseOfItsTypes() {
    for (String type : List.of("a", "b", "b", "a", "a", "b")) {
      books.run(EVENT.formatted(type));
    }
    List<List<String>> read = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<String> next =
                  step(place -> connection -> lookThrough(connection, place, 4, "a"));
              if (!next.isEmpty()) {
                read.add(next);
              }
              return reader.lag("test").block(PATIENCE).events() == 0;
            });
    assertThat(read).containsExactly(List.of("a", "a"), List.of("a"));
  }

  private Mono<Span> lookThrough(
      io.r2dbc.spi.Connection connection, Place place, int many, String... types) {
    return reader
        .look(connection, place, Set.of(types), many)
        .flatMap(
            look ->
                reader
                    .read(connection, look.headings())
                    .map(events -> new Span(events, look.end(), look.more())));
  }

  @Test
  void knowsHowMuchWaits() {
    assertThat(reader.lag("test").block(PATIENCE).events()).isZero();
    assertThat(reader.lag("test").block(PATIENCE).oldest()).isNull();
    books.run(EVENT.formatted("a"));
    books.run(EVENT.formatted("b"));
    assertThat(reader.lag("test").block(PATIENCE).events()).isEqualTo(2);
    assertThat(reader.lag("test").block(PATIENCE).oldest()).isNotNull();
    assertThat(reader.lag("nobody").block(PATIENCE)).isNull();
  }

  @Test
  void knowsSinceWhenSomethingWaits() {
    assertThat(reader.waitingSince("test").block(PATIENCE)).isNull();
    books.run(EVENT.formatted("a"));
    assertThat(reader.waitingSince("test").block(PATIENCE)).isNotNull();
    read();
    assertThat(reader.waitingSince("test").block(PATIENCE)).isNull();
  }

  @Test
  void aDumpRestoredIntoAnotherClusterGoesOnWhereItWas() {
    // As after years of transactions, which the other cluster has yet to number.
    books.run("insert into outbox_listener (name) values ('other') on conflict do nothing");
    String old =
        "insert into outbox (written_by, type, source_id, at, payload) values ('%d', '%s',"
            + " gen_random_uuid(), now(), '{}')";
    List<Long> ids = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      books.run(old.formatted(9_000_000_000L + i / 2, "old " + i));
      ids.add(books.number("select id from outbox where type = 'old " + i + "'"));
    }
    books.run(place("test", 9_000_000_001L, ids.get(2)));
    books.run(place("other", 9_000_000_002L, ids.get(3)));

    TestDatabase.migrate(address);
    books.run(EVENT.formatted("new"));

    assertThat(read()).containsExactly("old 4", "old 5", "old 6", "new");
    assertThat(
            transactions
                .discard(
                    connection ->
                        reader
                            .take(connection, "other")
                            .flatMap(place -> reader.next(connection, place, 100)))
                .block(PATIENCE)
                .events())
        .extracting(OutboxEvent::type)
        .containsExactly("old 5", "old 6", "new");
    List<String> before = books.rows("select * from outbox order by written_by, id");
    TestDatabase.migrate(address);
    assertThat(books.rows("select * from outbox order by written_by, id")).isEqualTo(before);
    books.run("delete from outbox_listener where name = 'other'");
  }

  private static String place(String listener, long writtenBy, long id) {
    Place place = new Place(String.valueOf(writtenBy), id);
    return "update outbox_listener set written_by = '%s', id = %d where name = '%s'"
        .formatted(place.writtenBy(), place.id(), listener);
  }
}
