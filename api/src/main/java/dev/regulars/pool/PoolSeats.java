package dev.regulars.pool;

import dev.regulars.pool.Pool.Seat;
import dev.regulars.pool.Pool.State;
import dev.regulars.pool.PoolChanges.Place;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import dev.regulars.tier.SharedPoints.Role;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of pools: places of those who are in one, and invitations beside them. */
final class PoolSeats {

  private static final String FIND = "select name, created_at from pool where id = $1";

  // Rows of its members name the pool: who writes them need not wait for who changes it.
  private static final String LOCK = FIND + " for no key update";

  private static final String SEATS =
      """
      select member_id, role, true as joined, since
        from pool_member
       where pool_id = $1
       union all
      select member_id, role, false, since
        from pool_invitation
       where pool_id = $1
       order by joined desc, since, member_id
      """;

  private static final String PLACE =
      "select pool_id, role, true as joined, since, member_id from pool_member where member_id ="
          + " $1";

  private static final String INVITATIONS =
      """
      select pool_id, role, false as joined, since, member_id
        from pool_invitation
       where member_id = $1
       order by since, pool_id
      """;

  private static final String CREATE =
      "insert into pool (id, name, created_at) values ($1, $2, $3)";

  private static final String RENAME = "update pool set name = $2 where id = $1";

  private static final String JOIN =
      """
      insert into pool_member (pool_id, member_id, role, since)
      values ($1, $2, $3, $4)
          on conflict (member_id) do update
         set role = excluded.role
       where pool_member.pool_id = excluded.pool_id
      """;

  private static final String INVITE =
      """
      insert into pool_invitation (pool_id, member_id, role, since)
      values ($1, $2, $3, $4)
          on conflict (member_id, pool_id) do update
         set role = excluded.role
      """;

  private static final String LEAVE =
      "delete from pool_member where pool_id = $1 and member_id = $2";

  private static final String UNINVITE =
      "delete from pool_invitation where pool_id = $1 and member_id = $2";

  private static final String UNSEAT_ALL = "delete from pool_member where pool_id = $1";

  private static final String UNINVITE_ALL = "delete from pool_invitation where pool_id = $1";

  private static final String END = "delete from pool where id = $1";

  private PoolSeats() {}

  /** The pool as it is; 404 (as a signal) where there is none. */
  static Mono<Pool> of(Connection connection, UUID id) {
    return read(connection, FIND, id);
  }

  /** The same, and nobody else changes it. */
  static Mono<Pool> locked(Connection connection, UUID id) {
    return read(connection, LOCK, id);
  }

  private static Mono<Pool> read(Connection connection, String select, UUID id) {
    return Mono.defer(
        () ->
            Rows.of(
                    connection.createStatement(select).bind(0, id),
                    row -> new Pool(id, Rows.text(row, "name"), Rows.instant(row, "created_at")))
                .next()
                .switchIfEmpty(
                    Mono.error(
                        () ->
                            new ProblemException(
                                Problem.notFound("There is no pool with this id."))))
                .flatMap(
                    pool ->
                        Rows.of(connection.createStatement(SEATS).bind(0, id), PoolSeats::seat)
                            .collectList()
                            .map(pool::with)));
  }

  /** The place of who is in one. */
  static Mono<Place> placeOf(Connection connection, UUID memberId) {
    return Mono.defer(
        () ->
            Rows.of(connection.createStatement(PLACE).bind(0, memberId), PoolSeats::place).next());
  }

  /** Where somebody is invited, the longest first. */
  static Flux<Place> invitationsOf(Connection connection, UUID memberId) {
    return Flux.defer(
        () -> Rows.of(connection.createStatement(INVITATIONS).bind(0, memberId), PoolSeats::place));
  }

  private static Place place(Readable row) {
    return new Place(Rows.uuid(row, "pool_id"), seat(row));
  }

  private static Seat seat(Readable row) {
    return new Seat(
        Rows.uuid(row, "member_id"),
        Roles.of(Rows.text(row, "role")),
        Rows.is(row, "joined") ? State.JOINED : State.INVITED,
        Rows.instant(row, "since"));
  }

  static Mono<Void> create(Connection connection, UUID id, String name, Instant now) {
    return run(connection, CREATE, id, name, now);
  }

  static Mono<Void> rename(Connection connection, UUID id, String name) {
    return run(connection, RENAME, id, name);
  }

  /** Writes a place or an invitation; who comes is not invited any more. */
  static Mono<Void> put(Connection connection, UUID id, Seat seat) {
    return seat.state() == State.INVITED
        ? write(connection, INVITE, id, seat)
        : run(connection, UNINVITE, id, seat.memberId()).then(write(connection, JOIN, id, seat));
  }

  private static Mono<Void> write(Connection connection, String insert, UUID id, Seat seat) {
    return run(connection, insert, id, seat.memberId(), role(seat.role()), seat.since());
  }

  private static String role(Role role) {
    return Roles.code(role);
  }

  /** Takes a place or an invitation away. */
  static Mono<Void> take(Connection connection, UUID id, Seat seat) {
    return run(connection, seat.state() == State.JOINED ? LEAVE : UNINVITE, id, seat.memberId());
  }

  /** The pool is no more. */
  static Mono<Void> end(Connection connection, UUID id) {
    return run(connection, UNSEAT_ALL, id)
        .then(run(connection, UNINVITE_ALL, id))
        .then(run(connection, END, id));
  }

  private static Mono<Void> run(Connection connection, String sql, Object... values) {
    return Mono.defer(
        () -> {
          var statement = connection.createStatement(sql);
          for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
          }
          return Rows.run(statement);
        });
  }
}
