package dev.regulars.account;

import dev.regulars.account.Adjustment.Settled;
import dev.regulars.account.Adjustment.State;
import dev.regulars.security.Who;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What people put right by hand. Who decides about one has locked it, and whom it is counted for.
 */
@Component
public class Adjustments {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private static final String COLUMNS =
      """
      select member_id, id, points, reason, state, by_id, by_name, by_kind, day, at, alone, transfer_id,
             settled_by_id, settled_name, settled_kind, settled_at, settled_reason, answer
        from adjustment
      """;

  private static final String FIND = COLUMNS + " where id = any($1::uuid[])";

  private static final String DONE_ALONE =
      """
      select by_id, sum(abs(points))::bigint as points
        from adjustment
       where by_id = any($1::uuid[])
         and day = $2
         and alone
       group by by_id
      """;

  private static final String LIST =
      COLUMNS
          + """
           where ($1::text is null or state = $1)
             and ($2::uuid is null or member_id = $2)
             and id < $3
           order by id desc
           limit $4
          """;

  private static final String WRITE =
      """
      insert into adjustment (member_id, id, points, reason, state, by_id, by_name, by_kind, day, at, alone, transfer_id,
                              settled_by_id, settled_name, settled_kind, settled_at, settled_reason, answer)
      select member_id, id, points, reason, state, by_id, by_name, by_kind, day, at, alone::boolean, transfer_id,
             settled_by_id, settled_name, settled_kind, settled_at, settled_reason, answer
        from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[],
                    $9::date[], $10::timestamptz[], $11::text[], $12::uuid[], $13::uuid[], $14::text[], $15::text[],
                    $16::timestamptz[], $17::text[], $18::text[])
             as given (member_id, id, points, reason, state, by_id, by_name, by_kind, day, at, alone, transfer_id,
                       settled_by_id, settled_name, settled_kind, settled_at, settled_reason, answer)
          on conflict (member_id, id) do update
         set state          = excluded.state,
             transfer_id    = excluded.transfer_id,
             settled_by_id  = excluded.settled_by_id,
             settled_name   = excluded.settled_name,
             settled_kind   = excluded.settled_kind,
             settled_at     = excluded.settled_at,
             settled_reason = excluded.settled_reason,
             answer         = excluded.answer
      """;

  private final DatabaseClient database;

  Adjustments(DatabaseClient database) {
    this.database = database;
  }

  /** Those of these ids that there are. */
  public Flux<Adjustment> find(Connection connection, Collection<UUID> ids) {
    return Rows.of(
        connection.createStatement(FIND).bind(0, ids.toArray(UUID[]::new)),
        Adjustments::adjustment);
  }

  /** How many points these people gave and took alone on a day. */
  public Mono<Map<UUID, Long>> doneAlone(
      Connection connection, Collection<UUID> people, LocalDate day) {
    return Rows.of(
            connection
                .createStatement(DONE_ALONE)
                .bind(0, people.toArray(UUID[]::new))
                .bind(1, day),
            row -> Map.entry(Rows.uuid(row, "by_id"), Rows.number(row, "points")))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** A page of them, newest first. */
  public Mono<Page<Adjustment>> list(
      @Nullable State state, @Nullable UUID memberId, PageRequest request) {
    UUID before = request.after() == null ? AFTER_ALL : Cursor.read(request.after(), 1).uuid(0);
    return database
        .inConnectionMany(
            connection ->
                Rows.of(
                    connection
                        .createStatement(LIST)
                        .bind(
                            0,
                            Parameters.in(R2dbcType.VARCHAR, state == null ? null : state.code()))
                        .bind(1, memberId == null ? Parameters.in(UUID.class) : memberId)
                        .bind(2, before)
                        .bind(3, request.fetch()),
                    Adjustments::adjustment))
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.id())));
  }

  /** Keeps them as they are now. */
  public Mono<Void> write(Connection connection, List<Adjustment> changed) {
    if (changed.isEmpty()) {
      return Mono.empty();
    }
    Map<UUID, Adjustment> last = new LinkedHashMap<>();
    changed.forEach(one -> last.put(one.id(), one));
    return Columns.of(List.copyOf(last.values()))
        .uuid(Adjustment::memberId)
        .uuid(Adjustment::id)
        .number(Adjustment::points)
        .text(Adjustment::reason)
        .text(one -> one.state().code())
        .uuid(one -> one.by().id())
        .text(one -> one.by().name())
        .text(one -> one.by().kind().code())
        .date(Adjustment::day)
        .instant(Adjustment::at)
        .flag(one -> one.alone())
        .uuid(Adjustment::transferId)
        .uuid(one -> one.settled() == null ? null : one.settled().by().id())
        .text(one -> one.settled() == null ? null : one.settled().by().name())
        .text(one -> one.settled() == null ? null : one.settled().by().kind().code())
        .instant(one -> one.settled() == null ? null : one.settled().at())
        .text(one -> one.settled() == null ? null : one.settled().reason())
        .text(Adjustment::answer)
        .execute(connection, WRITE);
  }

  private static Adjustment adjustment(Readable row) {
    Instant settledAt = row.get("settled_at", Instant.class);
    return new Adjustment(
        Rows.uuid(row, "member_id"),
        Rows.uuid(row, "id"),
        Rows.number(row, "points"),
        Rows.text(row, "reason"),
        State.of(Rows.text(row, "state")),
        new Who(
            row.get("by_id", UUID.class),
            Rows.text(row, "by_name"),
            Who.Kind.of(Rows.text(row, "by_kind"))),
        Rows.get(row, "day", LocalDate.class),
        Rows.instant(row, "at"),
        Rows.is(row, "alone"),
        row.get("transfer_id", UUID.class),
        settledAt == null
            ? null
            : new Settled(
                new Who(
                    row.get("settled_by_id", UUID.class),
                    Rows.text(row, "settled_name"),
                    Who.Kind.of(Rows.text(row, "settled_kind"))),
                settledAt,
                row.get("settled_reason", String.class)),
        Rows.text(row, "answer"));
  }
}
