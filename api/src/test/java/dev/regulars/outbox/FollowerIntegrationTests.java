package dev.regulars.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regulars.Books;
import dev.regulars.ServerTest;
import dev.regulars.database.DatabaseAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a follower does is done once, whatever fails, and nothing stops it for good. */
@ServerTest
@TestPropertySource(properties = "test.server=its own, for it counts what is in the outbox")
class FollowerIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final AtomicInteger names = new AtomicInteger();
  private static final String DONE = "insert into follower_test (type) values ($1)";

  @Autowired private Followers followers;
  @Autowired private MeterRegistry meters;
  @Autowired private DatabaseAddress address;

  private Books books;
  private String name;

  @BeforeEach
  void listen() {
    books = new Books(address);
    books.run("create table if not exists follower_test (type text not null)");
    books.run("delete from follower_test");
    books.run("delete from outbox");
    name = "follower-" + names.incrementAndGet();
    books.run("insert into outbox_listener (name) values ('" + name + "')");
  }

  private void happens(String... types) {
    for (String type : types) {
      books.run(
          "insert into outbox (type, source_id, at, payload) values ('%s', gen_random_uuid(),"
                  .formatted(type)
              + " now() - interval '5 minutes', '{}')");
    }
  }

  private Follower follower(int batch, Follower.Work work) {
    return followers.follower(name, Set.of(), batch, PERIOD, work);
  }

  /** Writes each event's type down, in the transaction that moves the place. */
  private static Mono<Void> write(Connection connection, List<OutboxEvent> events) {
    return Flux.fromIterable(events)
        .concatMap(event -> connection.createStatement(DONE).bind(0, event.type()).execute())
        .concatMap(Result::getRowsUpdated)
        .then();
  }

  private List<String> done() {
    return books.rows("select type from follower_test");
  }

  /** Steps until it has read everything that was written, also where old transactions end late. */
  private void catchUp(Follower follower) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              follower.step().block(PATIENCE);
              return waiting() == 0;
            });
  }

  private long waiting() {
    return books.number(
        "select count(*) from outbox, outbox_listener as place where place.name = '"
            + name
            + "' and (outbox.written_by, outbox.id) > (place.written_by, place.id)");
  }

  @Test
  void worksBatchByBatchAndSaysWhetherMoreIsLeft() {
    happens("a", "b", "c");
    List<Integer> sizes = new ArrayList<>();
    Follower follower =
        follower(
            2,
            (connection, events) -> {
              sizes.add(events.size());
              return write(connection, events);
            });
    catchUp(follower);
    assertThat(done()).containsExactly("a", "b", "c");
    assertThat(sizes).allMatch(size -> size <= 2).hasSizeGreaterThan(1);
    assertThat(follower.step().block(PATIENCE)).as("nothing is left").isFalse();
  }

  @Test
  void whatFailsIsTakenBackTogetherWithThePlace() {
    happens("a");
    AtomicInteger failures = new AtomicInteger(2);
    Follower follower =
        follower(
            10,
            (connection, events) ->
                write(connection, events)
                    .then(
                        Mono.defer(
                            () ->
                                failures.getAndDecrement() > 0
                                    ? Mono.error(new IllegalStateException("broken"))
                                    : Mono.empty())));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              follower.step().onErrorReturn(false).block(PATIENCE);
              return waiting() == 0;
            });
    assertThat(done()).containsExactly("a");
    assertThat(failures).hasValue(-1);
  }

  @Test
  void aPoisonedEventIsFoundAndHoldsUpOnlyWhatIsBehindIt() {
    happens("a", "b", "poison", "c");
    AtomicInteger cured = new AtomicInteger();
    Follower follower =
        follower(
            4,
            (connection, events) ->
                cured.get() == 0 && events.stream().anyMatch(one -> one.type().equals("poison"))
                    ? Mono.error(new IllegalStateException("poisoned"))
                    : write(connection, events));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              follower.step().onErrorReturn(false).block(PATIENCE);
              return done().size() == 2;
            });
    assertThat(done()).as("what is before it").containsExactly("a", "b");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 3; i++) {
                follower.step().block(PATIENCE);
              }
            })
        .hasMessageContaining("poisoned");
    cured.set(1);
    catchUp(follower);
    assertThat(done()).containsExactly("a", "b", "poison", "c");
  }

  @Test
  void severalServersDoItOnce() {
    happens("a", "b", "c", "d", "e", "f");
    List<Follower> servers =
        List.of(
            follower(1, FollowerIntegrationTests::write),
            follower(1, FollowerIntegrationTests::write),
            follower(1, FollowerIntegrationTests::write));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Flux.fromIterable(servers).flatMap(Follower::step).blockLast(PATIENCE);
              return waiting() == 0;
            });
    assertThat(done()).containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void ofTypesThatItDoesNotWaitForItSeesNothingAndGoesPastThem() {
    happens("other", "mine", "other");
    Follower follower =
        followers.follower(name, Set.of("mine"), 10, PERIOD, FollowerIntegrationTests::write);
    catchUp(follower);
    assertThat(done()).containsExactly("mine");
  }

  @Test
  void ofFewMembersItIsGivenAsManyAsItTakesAndGoesOnBehindThem() {
    UUID hers = UUID.randomUUID();
    UUID his = UUID.randomUUID();
    for (UUID member : List.of(his, hers, hers, his, hers, his)) {
      happensTo(member, "mine");
    }
    happensTo(hers, "other");
    happens("mine");
    List<List<UUID>> given = new ArrayList<>();
    List<Set<UUID>> asked = new ArrayList<>();
    Follower follower =
        followers.follower(
            name,
            Set.of("mine"),
            2,
            PERIOD,
            (connection, members) -> {
              asked.add(members);
              return Mono.just(Set.of(hers));
            },
            (connection, events) -> {
              given.add(events.stream().map(OutboxEvent::memberId).toList());
              return write(connection, events);
            });
    catchUp(follower);
    assertThat(given.stream().flatMap(List::stream)).containsExactly(hers, hers, hers);
    assertThat(given).allMatch(batch -> batch.size() <= 2);
    assertThat(asked).allMatch(members -> Set.of(his, hers).containsAll(members));
    assertThat(done()).containsExactly("mine", "mine", "mine");
  }

  private void happensTo(UUID memberId, String type) {
    books.run(
        ("insert into outbox (member_id, type, source_id, at, payload)"
                + " values ('%s', '%s', gen_random_uuid(), now(), '{}')")
            .formatted(memberId, type));
  }

  @Test
  void metricsSayHowFarItIsBehind() {
    happens("a", "b");
    Follower follower =
        follower(1, (connection, events) -> Mono.error(new IllegalStateException()));
    follower.step().onErrorReturn(false).block(PATIENCE);
    assertThat(gauge("regulars.follower.waiting")).isEqualTo(2);
    assertThat(gauge("regulars.follower.behind")).isGreaterThan(299).isLessThan(600);
  }

  private double gauge(String metric) {
    return Objects.requireNonNull(meters.find(metric).tag("follower", name).gauge()).value();
  }

  @Test
  void restsFourTimesAsLongAsItWorked() {
    Follower follower = follower(1, FollowerIntegrationTests::write);
    assertThat(follower.restAfter(Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(120));
  }
}
