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
 * from unnest($1::uuid[], $2::bigint[])}. Each array travels as the text of its literal (PostgreSQL
 * manual, "Array Input and Output Syntax") and is cast by the statement: the driver would write the
 * same, several times slower.
 */
public final class Columns<T> {

  private static final String NULL = "NULL";
  private static final int ROUGH_LENGTH = 40;

  private final List<T> rows;
  private final List<String> arrays = new ArrayList<>();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  /** Columns of these rows. */
  public static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  /** A column of texts; JSON is one too. */
  public Columns<T> text(Function<T, @Nullable String> column) {
    StringBuilder array = open();
    for (T row : rows) {
      quote(array, column.apply(row));
      array.append(',');
    }
    return close(array);
  }

  public Columns<T> number(ToLongFunction<T> column) {
    StringBuilder array = open();
    for (T row : rows) {
      array.append(column.applyAsLong(row)).append(',');
    }
    return close(array);
  }

  /** A column of values that stand beside the rows, in the same order. */
  public Columns<T> numbers(List<Long> values) {
    StringBuilder array = open();
    for (long value : values) {
      array.append(value).append(',');
    }
    return close(array);
  }

  public Columns<T> uuid(Function<T, @Nullable UUID> column) {
    return plain(column);
  }

  public Columns<T> instant(Function<T, @Nullable Instant> column) {
    return plain(column);
  }

  public Columns<T> date(Function<T, @Nullable LocalDate> column) {
    return plain(column);
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

  /** The statement with the columns bound as {@code $1}, {@code $2}, … */
  public Statement bind(Connection connection, String sql) {
    Statement statement = connection.createStatement(sql);
    for (int i = 0; i < arrays.size(); i++) {
      statement.bind(i, arrays.get(i));
    }
    return statement;
  }

  /** Values whose text has nothing in it that an array's text would need quoted. */
  private Columns<T> plain(Function<T, ? extends @Nullable Object> column) {
    StringBuilder array = open();
    for (T row : rows) {
      Object value = column.apply(row);
      array.append(value == null ? NULL : value.toString()).append(',');
    }
    return close(array);
  }

  private StringBuilder open() {
    return new StringBuilder(rows.size() * ROUGH_LENGTH + 2).append('{');
  }

  private Columns<T> close(StringBuilder array) {
    int last = array.length() - 1;
    if (array.charAt(last) == ',') {
      array.setCharAt(last, '}');
    } else {
      array.append('}');
    }
    arrays.add(array.toString());
    return this;
  }

  private static void quote(StringBuilder array, @Nullable String text) {
    if (text == null) {
      array.append(NULL);
      return;
    }
    array.append('"');
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        array.append(text, start, i).append('\\');
        start = i;
      }
    }
    array.append(text, start, text.length()).append('"');
  }
}
