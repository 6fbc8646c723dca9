package dev.regulars.account;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Members who were merged into others: closes their accounts, and has everybody move the rows that
 * go with them, in the transaction that moves the points. What went over is kept, row by row, so
 * that it can go back. Both accounts are locked.
 */
@Component
public class Merges {

  // Nothing becomes of a closed account by itself. Who was merged into it before goes with it.
  private static final String CLOSE =
      """
      update member_account
         set merged_into = $2,
             merge_id   = case when member_id = $1 then $3 else merge_id end,
             tier_until = case when member_id = $1 then null else tier_until end,
             due_on     = null,
             warn_on    = null
       where member_id = $1
          or merged_into = $1
      """;

  // Those who went with it come back to it: whose own merge led there.
  private static final String OPEN =
      """
      with recursive back as (
        select $1::uuid as member_id
         union
        select merged.member_id
          from member_merge as merged
          join back on merged.into_id = back.member_id
         where merged.undone_at is null
      )
      update member_account
         set merged_into = case when member_account.member_id = $1 then null else $1 end,
             merge_id    = case when member_account.member_id = $1 then null else merge_id end
        from back
       where back.member_id = member_account.member_id
      """;

  private static final String LAST_PURCHASE =
      """
      update member_account
         set last_purchase_on = (select max(day) from member_day where member_id = $1 and purchases > 0)
       where member_id = $1
      """;

  private static final String INSERT =
      """
      insert into member_merge (id, member_id, into_id, at, taken, parts)
      values ($1, $2, $3, $4, $5::json, $6::json)
      """;

  private static final String END = "update member_merge set undone_at = $2 where id = $1";

  private static final String FIND =
      """
      select id, member_id, into_id, at, taken, parts
        from member_merge
       where member_id = $1
       order by id desc
       limit 1
      """;

  private static final String INTO =
      """
      select member_id, at
        from member_merge
       where into_id = $1
         and undone_at is null
       order by id desc
       limit $2
      """;

  private static final String MERGED =
      """
      select member_id, merged_into
        from member_account
       where member_id = any($1::uuid[])
         and merged_into is not null
      """;

  private static final TypeReference<LinkedHashMap<String, String>> PARTS =
      new TypeReference<>() {};

  /**
   * A member who was merged into another.
   *
   * @param id the source of its movements
   * @param into who remained
   */
  public record Merge(UUID id, UUID memberId, UUID into, Instant at, MergedAccounts.Taken taken) {}

  /**
   * A merge and what went over.
   *
   * @param parts by the name of the rows
   */
  public record Kept(Merge merge, Map<String, String> parts) {}

  /** A member who is a part of another since. */
  public record Part(UUID memberId, Instant at) {}

  private final DatabaseClient database;
  private final List<Moving> moving;
  private final JsonMapper json;

  Merges(DatabaseClient database, List<MovesWithMember> movers, JsonMapper json) {
    this.database = database;
    this.moving = movers.stream().flatMap(mover -> mover.moving().stream()).toList();
    this.json = json;
  }

  /** The last merge of a member, undone or not; empty for none. */
  public Mono<Kept> of(UUID memberId) {
    return database.sql(FIND).bind(0, memberId).map(this::kept).one();
  }

  /**
   * Who was merged into a member and was not parted from them since, the last first.
   *
   * @param most so many of them
   */
  public Flux<Part> into(UUID memberId, int most) {
    return database
        .sql(INTO)
        .bind(0, memberId)
        .bind(1, most)
        .map(row -> new Part(Rows.uuid(row, "member_id"), Rows.instant(row, "at")))
        .all();
  }

  /** Of these members those who were merged into another, with who remains. */
  public Mono<Map<UUID, UUID>> merged(Connection connection, Collection<UUID> memberIds) {
    return Columns.of(List.copyOf(memberIds))
        .uuid(id -> id)
        .select(
            connection,
            MERGED,
            row -> Map.entry(Rows.uuid(row, "member_id"), Rows.uuid(row, "merged_into")))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private Kept kept(Readable row) {
    return new Kept(
        new Merge(
            Rows.uuid(row, "id"),
            Rows.uuid(row, "member_id"),
            Rows.uuid(row, "into_id"),
            Rows.instant(row, "at"),
            json.readValue(Rows.json(row, "taken"), MergedAccounts.Taken.class)),
        json.readValue(Rows.json(row, "parts"), PARTS));
  }

  /** Reads all lots of these accounts of which something was not used in time. */
  public Mono<Void> readOver(Connection connection, Map<UUID, Account> accounts) {
    return accounts.isEmpty()
        ? Mono.empty()
        : LotRows.learnExpired(connection, accounts, LocalDate.EPOCH);
  }

  /** Closes the account, and moves what goes with it. The accounts are written already. */
  public Mono<Void> merge(Connection connection, Merge merge) {
    Map<String, String> parts = new LinkedHashMap<>();
    return run(connection
            .createStatement(CLOSE)
            .bind(0, merge.memberId())
            .bind(1, merge.into())
            .bind(2, merge.id()))
        .thenMany(Flux.fromIterable(moving))
        .concatMap(
            one ->
                lock(connection, one, merge, null)
                    .then(
                        Rows.of(
                                bound(connection, one.over(), merge, null),
                                row -> Objects.requireNonNull(row.get(0, String.class)))
                            .next()
                            .doOnNext(moved -> parts.put(one.name(), moved))))
        .then(Mono.defer(() -> insert(connection, merge, parts)));
  }

  private Mono<Void> insert(Connection connection, Merge merge, Map<String, String> parts) {
    return run(
        connection
            .createStatement(INSERT)
            .bind(0, merge.id())
            .bind(1, merge.memberId())
            .bind(2, merge.into())
            .bind(3, merge.at())
            .bind(4, json.writeValueAsString(merge.taken()))
            .bind(5, json.writeValueAsString(parts)));
  }

  /**
   * Looks whether it can be undone, before anything is written.
   *
   * @throws ProblemException (as a signal) 409 where some of it became something else since
   */
  public Mono<Void> requireUnchanged(Connection connection, Kept kept) {
    return Flux.fromIterable(moving)
        .filter(one -> kept.parts().containsKey(one.name()))
        .concatMap(one -> refuseChanged(connection, one, kept))
        .then();
  }

  /** Opens the account again, and moves back what went over. The accounts are written already. */
  public Mono<Void> undo(Connection connection, Kept kept, Instant now) {
    Merge merge = kept.merge();
    return Flux.fromIterable(moving.reversed())
        .filter(one -> kept.parts().containsKey(one.name()))
        .concatMap(
            one ->
                lock(connection, one, merge, kept.parts().get(one.name()))
                    .then(back(connection, one, kept)))
        .then(run(connection.createStatement(OPEN).bind(0, merge.memberId())))
        .then(run(connection.createStatement(LAST_PURCHASE).bind(0, merge.into())))
        .then(run(connection.createStatement(END).bind(0, merge.id()).bind(1, now)));
  }

  private static Mono<Void> back(Connection connection, Moving one, Kept kept) {
    return one.back() == null
        ? Mono.empty()
        : run(bound(connection, one.back(), kept.merge(), kept.parts().get(one.name())));
  }

  private static Mono<Void> lock(
      Connection connection, Moving one, Merge merge, @Nullable String moved) {
    return one.lock() == null
        ? Mono.empty()
        : Rows.of(bound(connection, one.lock(), merge, moved), row -> true).then();
  }

  private static Mono<Void> refuseChanged(Connection connection, Moving one, Kept kept) {
    return one.changed() == null
        ? Mono.empty()
        : Rows.of(
                bound(connection, one.changed(), kept.merge(), kept.parts().get(one.name())),
                row -> true)
            .next()
            .flatMap(found -> Mono.error(new ProblemException(changed(one))));
  }

  private static Problem changed(Moving one) {
    return Problem.conflict(
            "merge-in-use",
            "The merge can't be undone any more",
            "Of what came with the merged member something was changed since (%s): returned,"
                    .formatted(one.name())
                + " reversed, redeemed or settled. Both stay one member.")
        .with("changed", one.name());
  }

  /** A statement names what it needs of these; the driver wants numbers without gaps. */
  private static Statement bound(
      Connection connection, String sql, Merge merge, @Nullable String moved) {
    Object[] known = {merge.memberId(), merge.into(), moved == null ? "" : moved, merge.id()};
    String numbered = sql;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      String name = "$" + (i + 1);
      if (sql.contains(name)) {
        values.add(known[i]);
        numbered = numbered.replace(name, "$" + values.size());
      }
    }
    Statement statement = connection.createStatement(numbered);
    for (int i = 0; i < values.size(); i++) {
      statement.bind(i, values.get(i));
    }
    return statement;
  }

  private static Mono<Void> run(Statement statement) {
    return Mono.defer(() -> Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then());
  }
}
