package dev.regulars.shared;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads rows, and of them columns that are declared {@code not null}; for others there is {@link
 * Readable#get}.
 */
public final class Rows {

  private Rows() {}

  /** Runs a statement that gives no rows. */
  public static Mono<Void> run(Statement statement) {
    return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
  }

  /** The rows that a statement gives, each read as it arrives. */
  public static <T> Flux<T> of(Statement statement, Function<Readable, T> reading) {
    return Flux.from(statement.execute()).flatMap(result -> result.map(reading));
  }

  /**
   * A column's value.
   *
   * @throws IllegalStateException where it is null, which the schema excludes
   */
  public static <T> T get(Readable row, String column, Class<T> type) {
    T value = row.get(column, type);
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }

  public static String text(Readable row, String column) {
    return get(row, column, String.class);
  }

  /**
   * The document in a {@code jsonb} column, as text; read as a String, its version would stand
   * before it.
   */
  public static String json(Readable row, String column) {
    return get(row, column, Json.class).asString();
  }

  public static UUID uuid(Readable row, String column) {
    return get(row, column, UUID.class);
  }

  public static long number(Readable row, String column) {
    return get(row, column, Long.class);
  }

  public static boolean is(Readable row, String column) {
    return get(row, column, Boolean.class);
  }

  public static Instant instant(Readable row, String column) {
    return get(row, column, Instant.class);
  }
}
