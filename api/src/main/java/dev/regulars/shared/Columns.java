package dev.regulars.shared;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns rows into one array per column, the parameters of a multi-row statement: {@code select *
 * from unnest($1::uuid[], $2::bigint[])}. The arrays travel in PostgreSQL's binary form, so that
 * neither side writes or reads texts of numbers, and nothing is quoted.
 */
public final class Columns<T> {

  private final List<T> rows;
  private final List<SqlArray> arrays = new ArrayList<>();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  /** Columns of these rows. */
  public static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  /** A column of texts, or of what the statement casts from texts. */
  public Columns<T> text(Function<T, @Nullable String> column) {
    return add(SqlArrayWriter.TEXT, column, SqlArrayWriter::text);
  }

  /** A column of JSON documents. */
  public Columns<T> json(Function<T, @Nullable String> column) {
    return add(SqlArrayWriter.JSON, column, SqlArrayWriter::text);
  }

  /** A column of whole numbers, none of them missing. */
  public Columns<T> flag(Predicate<T> column) {
    return add(SqlArrayWriter.BOOL, column::test, SqlArrayWriter::flag);
  }

  public Columns<T> number(ToLongFunction<T> column) {
    SqlArrayWriter array = new SqlArrayWriter(SqlArrayWriter.BIGINT, rows.size());
    for (T row : rows) {
      array.number(column.applyAsLong(row));
    }
    arrays.add(array.array());
    return this;
  }

  /** A column of values that stand beside the rows, in the same order. */
  public Columns<T> numbers(List<Long> values) {
    SqlArrayWriter array = new SqlArrayWriter(SqlArrayWriter.BIGINT, values.size());
    values.forEach(array::number);
    arrays.add(array.array());
    return this;
  }

  public Columns<T> uuid(Function<T, @Nullable UUID> column) {
    return add(SqlArrayWriter.UUID, column, SqlArrayWriter::uuid);
  }

  public Columns<T> instant(Function<T, @Nullable Instant> column) {
    return add(SqlArrayWriter.TIMESTAMPTZ, column, SqlArrayWriter::instant);
  }

  public Columns<T> date(Function<T, @Nullable LocalDate> column) {
    return add(SqlArrayWriter.DATE, column, SqlArrayWriter::date);
  }

  /** Runs the statement with the columns as {@code $1}, {@code $2}, … */
  public Mono<Void> execute(Connection connection, String sql) {
    return update(connection, sql).then();
  }

  /** {@link #execute}, and the number of rows changed. */
  public Mono<Long> update(Connection connection, String sql) {
    return Flux.from(bind(connection, sql).execute())
        .flatMap(Result::getRowsUpdated)
        .reduce(0L, Long::sum);
  }

  /** The rows that the statement gives with the columns as {@code $1}, {@code $2}, … */
  public <R> Flux<R> select(Connection connection, String sql, Function<Readable, R> reading) {
    return Rows.of(bind(connection, sql), reading);
  }

  /** The statement with the columns bound as {@code $1}, {@code $2}, … */
  public Statement bind(Connection connection, String sql) {
    Statement statement = connection.createStatement(sql);
    for (int i = 0; i < arrays.size(); i++) {
      statement.bind(i, arrays.get(i));
    }
    return statement;
  }

  private interface Writing<V> {
    void write(SqlArrayWriter array, V value);
  }

  private <V> Columns<T> add(
      SqlArrayWriter.Element element, Function<T, @Nullable V> column, Writing<V> writing) {
    SqlArrayWriter array = new SqlArrayWriter(element, rows.size());
    for (T row : rows) {
      V value = column.apply(row);
      if (value == null) {
        array.missing();
      } else {
        writing.write(array, value);
      }
    }
    arrays.add(array.array());
    return this;
  }
}
