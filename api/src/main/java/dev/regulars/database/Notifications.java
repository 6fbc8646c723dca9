package dev.regulars.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears what PostgreSQL's {@code notify} tells, on a connection of its own: one from the pool would
 * never come back, and a full pool would make the server deaf.
 *
 * <p>A connection that died without a word is noticed late, and one through a pooler between hears
 * nothing at all: whoever listens also has to look from time to time.
 */
public final class Notifications {

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);
  private static final Duration PAUSE_MIN = Duration.ofMillis(200);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,60}");

  private final PostgresqlConnectionFactory connections;

  Notifications(PostgresqlConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * What is told on a channel, for ever: a lost connection is made again. An empty text says that
   * it listens from now on, so whatever happened before has to be looked up.
   *
   * @param channel lower-case letters and underscores
   */
  public Flux<String> on(String channel) {
    if (!CHANNEL.matcher(channel).matches()) {
      throw new IllegalArgumentException("not a channel: " + channel);
    }
    return Flux.usingWhen(
            connections.create(),
            connection -> listen(connection, channel),
            PostgresqlConnection::close,
            (connection, error) -> connection.close().onErrorComplete(),
            connection -> connection.close().onErrorComplete())
        // It ends only with its connection.
        .concatWith(Mono.error(() -> new IllegalStateException("the connection was closed")))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, PAUSE_MIN)
                .maxBackoff(PAUSE_MAX)
                .transientErrors(true)
                .doBeforeRetry(
                    lost ->
                        log.warn("Does not hear '{}' for now: {}", channel, text(lost.failure()))));
  }

  /** The same for a background job. */
  public Told toldOn(String channel) {
    return new Told(on(channel));
  }

  private static Flux<String> listen(PostgresqlConnection connection, String channel) {
    Mono<String> listening =
        connection
            .createStatement("listen " + channel)
            .execute()
            .flatMap(PostgresqlResult::getRowsUpdated)
            .then(Mono.just(""));
    return connection
        .getNotifications()
        .map(told -> Objects.requireNonNullElse(told.getParameter(), ""))
        .mergeWith(listening);
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
