package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** What PostgreSQL reads from columns is what was written into them. */
@ServerTest
class ColumnsIntegrationTests {

  private static final String ROWS =
      """
      select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::date[], $5::bigint[], $6::json[])
        with ordinality as given (id, text, at, day, number, document, i) order by i
      """;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "NULL",
          "{\"a\":[1,\"\\\\\"]}",
          "a,b;{}\"'\\",
          "Überraschung\n\t☕️😀",
          "x".repeat(70_000));

  @Autowired private ConnectionFactory connections;

  /** The driver reads what is before the Gregorian calendar by the Julian one. */
  private static final Instant EARLIEST = Instant.parse("1583-01-01T00:00:00Z");

  private record Row(
      @Nullable UUID id,
      @Nullable String text,
      @Nullable Instant at,
      @Nullable LocalDate day,
      long number,
      @Nullable String document) {}

  private List<Row> read(List<Row> rows) {
    return Flux.usingWhen(
            connections.create(),
            connection ->
                Flux.from(columns(rows).bind(connection, ROWS).execute())
                    .flatMap(result -> result.map(ColumnsIntegrationTests::row)),
            Connection::close)
        .collectList()
        .blockOptional()
        .orElseThrow();
  }

  private static Columns<Row> columns(List<Row> rows) {
    return Columns.of(rows)
        .uuid(Row::id)
        .text(Row::text)
        .instant(Row::at)
        .date(Row::day)
        .number(Row::number)
        .json(Row::document);
  }

  private static Row row(Readable row) {
    Long number = row.get("number", Long.class);
    assertThat(number).isNotNull();
    return new Row(
        row.get("id", UUID.class),
        row.get("text", String.class),
        row.get("at", Instant.class),
        row.get("day", LocalDate.class),
        number,
        row.get("document", String.class));
  }

  @Test
  void nothingIsNothing() {
    assertThat(read(List.of())).isEmpty();
  }

  @Test
  void whatIsMissingIsMissing() {
    Row missing = new Row(null, null, null, null, 0, null);
    assertThat(read(List.of(missing))).containsExactly(missing);
  }

  @Test
  void theEndsOfEachTypeArrive() {
    List<Row> rows =
        List.of(
            new Row(
                new UUID(0, 0),
                "",
                EARLIEST,
                LocalDate.ofInstant(EARLIEST, ZoneOffset.UTC),
                Long.MIN_VALUE,
                "null"),
            new Row(
                new UUID(-1, -1),
                "\uFFFD",
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                LocalDate.of(9999, 12, 31),
                Long.MAX_VALUE,
                "{\"é\": [1.50, true]}"),
            new Row(
                UUID.randomUUID(),
                "1999",
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                LocalDate.of(1999, 12, 31),
                -1,
                "\"\\u0041\""));
    assertThat(read(rows)).containsExactlyElementsOf(rows);
  }

  /** PostgreSQL rounds texts so; a time is the same whether a column or a parameter brought it. */
  @Test
  void timesAreRoundedToTheNearestMicrosecond() {
    Instant at = Instant.parse("2026-11-28T10:15:00.123456Z");
    Function<Instant, Row> row = time -> new Row(null, null, time, null, 0, null);
    assertThat(read(List.of(row.apply(at.plusNanos(499)), row.apply(at.plusNanos(500)))))
        .containsExactly(row.apply(at), row.apply(at.plus(1, ChronoUnit.MICROS)));
  }

  @Test
  void rowsOfAnyKindComeBackInTheirOrder() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Row> rows = new ArrayList<>();
      for (int i = random.nextInt(300); i >= 0; i--) {
        rows.add(random(random));
      }
      assertThat(read(rows)).as("seed " + seed).containsExactlyElementsOf(rows);
    }
  }

  private static Row random(Random random) {
    String text =
        TEXTS.get(random.nextInt(random.nextInt(100) == 0 ? TEXTS.size() : TEXTS.size() - 1));
    return new Row(
        random.nextBoolean() ? null : new UUID(random.nextLong(), random.nextLong()),
        random.nextBoolean() ? null : text,
        random.nextBoolean()
            ? null
            : Instant.ofEpochSecond(
                random.nextLong(EARLIEST.getEpochSecond(), 250_000_000_000L),
                random.nextInt(1_000_000) * 1_000L),
        random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(-141_000, 2_900_000)),
        random.nextLong(),
        random.nextBoolean() ? null : "{\"n\": " + random.nextInt() + "}");
  }
}
