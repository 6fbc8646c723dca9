package dev.regulars.member;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells every {@link AfterEnrolment} of every new member: at once as a rule, and later where the
 * server or the database went away in between. Who was enrolled and is not told of stands in a
 * table, written in the transaction of the enrolment.
 */
@Component
class EnrolmentsToTell {

  private static final Logger log = LoggerFactory.getLogger(EnrolmentsToTell.class);

  /** After which an enrolment is not one that is just being told of. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private static final int AT_ONCE = 200;

  private final DatabaseClient database;
  private final List<AfterEnrolment> listeners;
  private final Clock clock;

  EnrolmentsToTell(DatabaseClient database, List<AfterEnrolment> listeners, Clock clock) {
    this.database = database;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /** Notes, in the connection's transaction, that a member is to be told of. */
  Mono<Void> add(Connection connection, UUID memberId, Instant enrolledAt) {
    return Flux.from(
            connection
                .createStatement("insert into enrolment_to_tell values ($1, $2)")
                .bind(0, memberId)
                .bind(1, enrolledAt)
                .execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }

  /** Tells of a member whose enrolment is committed. Means the same when it is called again. */
  Mono<Void> tell(UUID memberId, Instant enrolledAt) {
    return Flux.fromIterable(listeners)
        .concatMap(listener -> listener.enrolled(memberId, enrolledAt))
        .then(Mono.defer(() -> done(memberId)));
  }

  private Mono<Void> done(UUID memberId) {
    return database
        .sql("delete from enrolment_to_tell where member_id = :member")
        .bind("member", memberId)
        .then();
  }

  private record Late(UUID memberId, Instant enrolledAt) {}

  /** Tells of those who were left over, the oldest first. */
  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT10S")
  Mono<Void> catchUp() {
    return database
        .sql(
            """
            select member_id, enrolled_at
              from enrolment_to_tell
             where enrolled_at < :late
             order by enrolled_at
             limit :most
            """)
        .bind("late", clock.instant().minus(LATE))
        .bind("most", AT_ONCE)
        .map(row -> new Late(Rows.uuid(row, "member_id"), Rows.instant(row, "enrolled_at")))
        .all()
        // All are read before the first is told of: telling takes connections of its own.
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(late -> tell(late.memberId(), late.enrolledAt()).thenReturn(late))
        .count()
        .doOnNext(
            told -> {
              if (told > 0) {
                log.info("Told of {} members whose enrolment had been cut short", told);
              }
            })
        .doOnError(error -> log.warn("Enrolments wait to be told of: {}", error.toString()))
        .onErrorComplete()
        .then();
  }
}
