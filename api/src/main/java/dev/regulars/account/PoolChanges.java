package dev.regulars.account;

import dev.regulars.account.Pool.Role;
import dev.regulars.account.Pool.Seat;
import dev.regulars.account.Pool.State;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes and changes pools, in a transaction of the caller's. Refusals are errors with a problem:
 * 404 for nobody, 409 {@code already-in-pool}, {@code pool-owner}, 422 {@code pool-full}.
 */
@Component
@EnableConfigurationProperties(PoolSettings.class)
public class PoolChanges {

  private static final String LOCK =
      "select id, name, created_at from pool where id = $1 for update";

  private static final String MEMBERS =
      """
      select member_id, role, joined, since
        from pool_member
       where pool_id = $1
       order by not joined, since, member_id
      """;

  private static final String LOCK_ACCOUNT =
      "select merged_into from member_account where member_id = $1 for update";

  private static final String POOL_OF = "select pool_id from pool_member where member_id = $1";

  private static final String CREATE =
      "insert into pool (id, name, created_at) values ($1, $2, $3)";

  private static final String SEAT =
      """
      insert into pool_member (member_id, pool_id, role, joined, since, blocked)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String CHANGE =
      """
      update pool_member
         set role   = $3,
             since  = case when joined = $4 then since else $5 end,
             joined = $4
       where member_id = $1
         and pool_id = $2
      """;

  private static final String ROLE =
      "update pool_member set role = $3 where pool_id = $1 and member_id = $2";

  private static final String LEAVE =
      "delete from pool_member where pool_id = $1 and member_id = $2";

  private static final String UNSEAT = "delete from pool_member where pool_id = $1";

  private static final String END = "delete from pool where id = $1";

  private static final String RENAME = "update pool set name = $2 where id = $1";

  private static final String BLOCK =
      "update pool_member set blocked = $2 where member_id = $1 and blocked <> $2";

  private final PoolSettings settings;

  PoolChanges(PoolSettings settings) {
    this.settings = settings;
  }

  /** The pool as it is. */
  public Mono<Pool> of(Connection connection, UUID id) {
    return locked(connection, id);
  }

  /** Makes one that has nobody in it but its owner. */
  public Mono<Pool> create(
      Connection connection, UUID id, String name, UUID owner, boolean blocked, Instant now) {
    return lockAccount(connection, owner)
        .then(Mono.defer(() -> refuseOther(connection, owner)))
        .then(
            Mono.defer(
                () ->
                    Rows.run(
                        connection.createStatement(CREATE).bind(0, id).bind(1, name).bind(2, now))))
        .then(
            Mono.defer(
                () ->
                    seat(connection, id, new Seat(owner, Role.OWNER, State.JOINED, now), blocked)))
        .then(Mono.defer(() -> locked(connection, id)));
  }

  /** Gives it another name. */
  public Mono<Pool> rename(Connection connection, UUID id, String name) {
    return locked(connection, id)
        .flatMap(
            pool ->
                Rows.run(connection.createStatement(RENAME).bind(0, id).bind(1, name))
                    .thenReturn(new Pool(pool.id(), name, pool.createdAt(), pool.members())));
  }

  /**
   * Puts somebody into it or invites them, or gives them another role; an owner takes the place of
   * the one before, who spends from then on.
   *
   * @param blocked whether the member is
   */
  public Mono<Pool> put(
      Connection connection,
      UUID id,
      UUID memberId,
      Role role,
      State state,
      boolean blocked,
      Instant now) {
    return locked(connection, id)
        .delayUntil(pool -> lockAccount(connection, memberId))
        .flatMap(
            pool -> {
              Seat before = seat(pool, memberId);
              Seat wanted =
                  new Seat(
                      memberId,
                      role,
                      before != null && before.state() == State.JOINED ? State.JOINED : state,
                      now);
              if (before != null && before.role() == Role.OWNER && role != Role.OWNER) {
                return refused(PoolRefusals.owner());
              }
              if (role == Role.OWNER && wanted.state() == State.INVITED) {
                return refused(PoolRefusals.ownerIsInvited());
              }
              return (before == null
                      ? join(connection, pool, wanted, blocked)
                      : change(connection, id, wanted, now))
                  .then(Mono.defer(() -> handOver(connection, pool, wanted)));
            })
        .then(Mono.defer(() -> locked(connection, id)));
  }

  private Mono<Void> join(Connection connection, Pool pool, Seat wanted, boolean blocked) {
    return pool.members().size() >= settings.membersMax()
        ? refused(PoolRefusals.full(settings.membersMax()))
        : refuseOther(connection, wanted.memberId())
            .then(Mono.defer(() -> seat(connection, pool.id(), wanted, blocked)));
  }

  private static Mono<Void> change(Connection connection, UUID id, Seat wanted, Instant now) {
    return Rows.run(
        connection
            .createStatement(CHANGE)
            .bind(0, wanted.memberId())
            .bind(1, id)
            .bind(2, wanted.role().code())
            .bind(3, wanted.state() == State.JOINED)
            .bind(4, now));
  }

  /** There is one owner. */
  private static Mono<Void> handOver(Connection connection, Pool pool, Seat wanted) {
    return wanted.role() != Role.OWNER
        ? Mono.empty()
        : Mono.justOrEmpty(
                pool.members().stream()
                    .filter(seat -> seat.role() == Role.OWNER)
                    .filter(seat -> !seat.memberId().equals(wanted.memberId()))
                    .findFirst())
            .flatMap(before -> role(connection, pool.id(), before.memberId(), Role.SPENDER));
  }

  /** Lets somebody come who was invited; who has come stays as they are. */
  public Mono<Pool> accept(Connection connection, UUID id, UUID memberId, Instant now) {
    return locked(connection, id)
        .delayUntil(pool -> lockAccount(connection, memberId))
        .flatMap(
            pool -> {
              Seat seat = seat(pool, memberId);
              if (seat == null) {
                return refused(PoolRefusals.nobody());
              }
              return seat.state() == State.JOINED
                  ? Mono.<Void>empty()
                  : change(connection, id, new Seat(memberId, seat.role(), State.JOINED, now), now);
            })
        .then(Mono.defer(() -> locked(connection, id)));
  }

  /**
   * Lets somebody leave, or takes an invitation back; what they have goes with them. The owner
   * leaves as the last one, and with them the pool ends.
   */
  public Mono<Void> leave(Connection connection, UUID id, UUID memberId) {
    return locked(connection, id)
        .delayUntil(pool -> lockAccount(connection, memberId))
        .flatMap(
            pool -> {
              Seat seat = seat(pool, memberId);
              if (seat == null) {
                return refused(PoolRefusals.nobody());
              }
              if (seat.role() != Role.OWNER) {
                return Rows.run(connection.createStatement(LEAVE).bind(0, id).bind(1, memberId));
              }
              boolean isAlone =
                  pool.members().stream().filter(one -> one.state() == State.JOINED).count() == 1;
              return isAlone ? end(connection, id) : refused(PoolRefusals.owner());
            });
  }

  /** Takes somebody out of whatever pool they are in; the next of it becomes its owner. */
  public Mono<Void> forget(Connection connection, UUID memberId) {
    return Rows.of(
            connection.createStatement(POOL_OF).bind(0, memberId), row -> Rows.uuid(row, "pool_id"))
        .next()
        .flatMap(id -> locked(connection, id))
        .flatMap(
            pool -> {
              Seat seat = seat(pool, memberId);
              List<Seat> left =
                  pool.members().stream()
                      .filter(one -> one.state() == State.JOINED)
                      .filter(one -> !one.memberId().equals(memberId))
                      .toList();
              if (seat == null || seat.role() != Role.OWNER) {
                return Rows.run(
                    connection.createStatement(LEAVE).bind(0, pool.id()).bind(1, memberId));
              }
              return left.isEmpty()
                  ? end(connection, pool.id())
                  : role(connection, pool.id(), left.getFirst().memberId(), Role.OWNER)
                      .then(
                          Mono.defer(
                              () ->
                                  Rows.run(
                                      connection
                                          .createStatement(LEAVE)
                                          .bind(0, pool.id())
                                          .bind(1, memberId))));
            });
  }

  /** Says whether a member is blocked: of those nobody takes points. */
  public Mono<Void> block(Connection connection, UUID memberId, boolean blocked) {
    return Rows.run(connection.createStatement(BLOCK).bind(0, memberId).bind(1, blocked));
  }

  private static Mono<Void> end(Connection connection, UUID id) {
    return Rows.run(connection.createStatement(UNSEAT).bind(0, id))
        .then(Mono.defer(() -> Rows.run(connection.createStatement(END).bind(0, id))));
  }

  private static Mono<Void> role(Connection connection, UUID id, UUID memberId, Role role) {
    return Rows.run(
        connection.createStatement(ROLE).bind(0, id).bind(1, memberId).bind(2, role.code()));
  }

  private static Mono<Void> seat(Connection connection, UUID id, Seat seat, boolean blocked) {
    return Rows.run(
        connection
            .createStatement(SEAT)
            .bind(0, seat.memberId())
            .bind(1, id)
            .bind(2, seat.role().code())
            .bind(3, seat.state() == State.JOINED)
            .bind(4, seat.since())
            .bind(5, blocked));
  }

  private static @org.jspecify.annotations.Nullable Seat seat(Pool pool, UUID memberId) {
    return pool.members().stream()
        .filter(seat -> seat.memberId().equals(memberId))
        .findFirst()
        .orElse(null);
  }

  private static Mono<Boolean> lockAccount(Connection connection, UUID memberId) {
    return Rows.of(
            connection.createStatement(LOCK_ACCOUNT).bind(0, memberId),
            row -> Optional.ofNullable(row.get("merged_into", UUID.class)))
        .next()
        .switchIfEmpty(refused(Problem.notFound("There is no member with this id.")))
        .flatMap(
            into ->
                into.isPresent()
                    ? Mono.error(MergedMember.of(memberId, into.get()))
                    : Mono.just(true));
  }

  private static Mono<Void> refuseOther(Connection connection, UUID memberId) {
    return Rows.of(
            connection.createStatement(POOL_OF).bind(0, memberId), row -> Rows.uuid(row, "pool_id"))
        .next()
        .flatMap(other -> refused(PoolRefusals.inAnother(other)));
  }

  private static Mono<Pool> locked(Connection connection, UUID id) {
    return Rows.of(
            connection.createStatement(LOCK).bind(0, id),
            row -> new Pool(id, Rows.text(row, "name"), Rows.instant(row, "created_at"), List.of()))
        .next()
        .switchIfEmpty(refused(Problem.notFound("There is no pool with this id.")))
        .flatMap(
            pool ->
                Rows.of(connection.createStatement(MEMBERS).bind(0, id), PoolChanges::seat)
                    .collectList()
                    .map(seats -> new Pool(id, pool.name(), pool.createdAt(), seats)));
  }

  private static Seat seat(Readable row) {
    return new Seat(
        Rows.uuid(row, "member_id"),
        Role.of(Rows.text(row, "role")),
        Rows.is(row, "joined") ? State.JOINED : State.INVITED,
        Rows.instant(row, "since"));
  }

  private static <T> Mono<T> refused(Problem problem) {
    return Mono.error(() -> new ProblemException(problem));
  }
}
