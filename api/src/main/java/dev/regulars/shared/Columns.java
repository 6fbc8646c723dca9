package dev.regulars.shared;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns rows into one array per column, the parameters of a multi-row statement: {@code select *
 * from unnest($1::uuid[], $2::bigint[])}. Everything but numbers travels as text and is cast by the
 * statement.
 */
public final class Columns<T extends @Nullable Object> {

  private final List<T> rows;
  private final List<Object> arrays = new ArrayList<>();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  /** Columns of these rows. */
  public static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  public Columns<T> text(Function<T, @Nullable String> column) {
    @Nullable String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    arrays.add(values);
    return this;
  }

  public Columns<T> number(ToLongFunction<T> column) {
    Long[] values = new Long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.applyAsLong(rows.get(i));
    }
    arrays.add(values);
    return this;
  }

  /** A column of values that stand beside the rows, in the same order. */
  public Columns<T> numbers(List<Long> values) {
    arrays.add(values.toArray(Long[]::new));
    return this;
  }

  public Columns<T> uuid(Function<T, @Nullable UUID> column) {
    return written(column);
  }

  public Columns<T> instant(Function<T, @Nullable Instant> column) {
    return written(column);
  }

  public Columns<T> date(Function<T, @Nullable LocalDate> column) {
    return written(column);
  }

  /**
   * Runs the statement with the columns as {@code $1}, {@code $2}, … and gives the number of rows
   * changed.
   */
  public Mono<Long> update(Connection connection, String sql) {
    return Flux.from(bind(connection, sql).execute())
        .flatMap(Result::getRowsUpdated)
        .reduce(0L, Long::sum);
  }

  /** {@link #update} for those who don't want the number. */
  public Mono<Void> execute(Connection connection, String sql) {
    return update(connection, sql).then();
  }

  /** The statement with the columns bound as {@code $1}, {@code $2}, … */
  public Statement bind(Connection connection, String sql) {
    Statement statement = connection.createStatement(sql);
    for (int i = 0; i < arrays.size(); i++) {
      statement.bind(i, arrays.get(i));
    }
    return statement;
  }

  private Columns<T> written(Function<T, ? extends @Nullable Object> column) {
    return text(
        row -> {
          Object value = column.apply(row);
          return value == null ? null : value.toString();
        });
  }
}
