package dev.regulars.pool;

import dev.regulars.account.AccountLocks;
import dev.regulars.pool.Pool.Seat;
import dev.regulars.pool.Pool.State;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import dev.regulars.tier.SharedPoints.Role;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes and changes pools, in a transaction of the caller's: see {@link Pools} for what is locked.
 * Refusals are errors with a problem: 404 for nobody, 409 {@code already-in-pool}, {@code
 * pool-owner}, 422 {@code pool-full}.
 */
@Component
@EnableConfigurationProperties(PoolSettings.class)
public class PoolChanges {

  private static final String FIND = "select name, created_at from pool where id = $1";

  // Rows of its members name the pool: who writes them need not wait for who changes it.
  private static final String LOCK = FIND + " for no key update";

  private static final String MEMBERS =
      """
      select member_id, role, joined, since
        from pool_member
       where pool_id = $1
       order by not joined, since, member_id
      """;

  private static final String POOL_OF =
      "select pool_id, role, joined, since, member_id from pool_member where member_id = $1";

  private static final String CREATE =
      "insert into pool (id, name, created_at) values ($1, $2, $3)";

  private static final String PUT =
      """
      insert into pool_member (member_id, pool_id, role, joined, since)
      select member_id, pool_id, role, joined::boolean, since
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
             as given (member_id, pool_id, role, joined, since)
          on conflict (member_id) do update
         set role   = excluded.role,
             since  = case when pool_member.joined = excluded.joined
                           then pool_member.since else excluded.since end,
             joined = excluded.joined
       where pool_member.pool_id = excluded.pool_id
      """;

  private static final String LEAVE =
      "delete from pool_member where pool_id = $1 and member_id = $2";

  private static final String RENAME = "update pool set name = $2 where id = $1";

  private static final String UNSEAT = "delete from pool_member where pool_id = $1";

  private static final String END = "delete from pool where id = $1";

  /**
   * A member's place, and of which pool.
   *
   * @param seat theirs in it
   */
  public record Place(UUID poolId, Seat seat) {}

  private final PoolSettings settings;
  private final AccountLocks accounts;

  PoolChanges(PoolSettings settings, AccountLocks accounts) {
    this.settings = settings;
    this.accounts = accounts;
  }

  /** The pool as it is; nothing is locked. */
  public Mono<Pool> of(Connection connection, UUID id) {
    return read(connection, FIND, id);
  }

  /** The place that a member has or is invited to; empty for none. Nothing is locked. */
  public Mono<Place> placeOf(Connection connection, UUID memberId) {
    return Rows.of(
            connection.createStatement(POOL_OF).bind(0, memberId),
            row -> new Place(Rows.uuid(row, "pool_id"), seat(row)))
        .next();
  }

  /** Makes one that has nobody in it but its owner. */
  public Mono<Pool> create(Connection connection, UUID id, String name, UUID owner, Instant now) {
    return accounts
        .lockOpen(connection, owner)
        .then(Mono.defer(() -> refuseOther(connection, owner)))
        .then(
            Mono.defer(
                () ->
                    Rows.run(
                        connection.createStatement(CREATE).bind(0, id).bind(1, name).bind(2, now))))
        .then(put(connection, id, new Seat(owner, Role.OWNER, State.JOINED, now)))
        .then(of(connection, id));
  }

  /** Gives it another name, where it is still somebody's. */
  public Mono<Pool> rename(Connection connection, UUID id, UUID owner, String name) {
    return accounts
        .lockOpen(connection, owner)
        .then(owned(connection, id, owner))
        .flatMap(pool -> Rows.run(connection.createStatement(RENAME).bind(0, id).bind(1, name)))
        .then(of(connection, id));
  }

  /** The pool, locked; refused where it has to be somebody's and is not. */
  private static Mono<Pool> owned(Connection connection, UUID id, @Nullable UUID owner) {
    return locked(connection, id)
        .flatMap(
            pool -> {
              Seat seat = owner == null ? null : seat(pool, owner);
              return owner == null || (seat != null && seat.role() == Role.OWNER)
                  ? Mono.just(pool)
                  : refused(PoolRefusals.notTheirs());
            });
  }

  /**
   * Puts somebody into it or invites them, or gives them another role; an owner takes the place of
   * the one before, who spends from then on. An invitation changes nothing for who is in it.
   *
   * @param owner whose pool it has to be; null for anybody's
   */
  public Mono<Pool> put(
      Connection connection,
      UUID id,
      @Nullable UUID owner,
      UUID memberId,
      Role role,
      State state,
      Instant now) {
    return accounts
        .lockOpen(connection, memberId)
        .then(owned(connection, id, owner))
        .flatMap(
            pool -> {
              Seat before = seat(pool, memberId);
              if (before != null && before.state() == State.JOINED && state == State.INVITED) {
                return Mono.<Void>empty();
              }
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
              return (before == null ? room(connection, pool, wanted) : Mono.<Void>empty())
                  .then(put(connection, id, wanted))
                  .then(handOver(connection, pool, wanted));
            })
        .then(of(connection, id));
  }

  private Mono<Void> room(Connection connection, Pool pool, Seat wanted) {
    return pool.members().size() >= settings.membersMax()
        ? refused(PoolRefusals.full(settings.membersMax()))
        : refuseOther(connection, wanted.memberId());
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
            .flatMap(before -> put(connection, pool.id(), before.as(Role.SPENDER)));
  }

  /** Lets somebody come who was invited; who has come stays as they are. */
  public Mono<Pool> accept(Connection connection, UUID id, UUID memberId, Instant now) {
    return accounts
        .lockOpen(connection, memberId)
        .then(locked(connection, id))
        .flatMap(
            pool -> {
              Seat seat = seat(pool, memberId);
              if (seat == null) {
                return refused(PoolRefusals.nobody());
              }
              return seat.state() == State.JOINED
                  ? Mono.<Void>empty()
                  : put(connection, id, new Seat(memberId, seat.role(), State.JOINED, now));
            })
        .then(of(connection, id));
  }

  /**
   * Lets somebody leave, or takes an invitation back; what they have goes with them. The owner
   * leaves as the last one, and with them the pool ends.
   *
   * @param owner whose pool it has to be; null for anybody's
   */
  public Mono<Void> leave(Connection connection, UUID id, @Nullable UUID owner, UUID memberId) {
    return accounts
        .lock(connection, memberId)
        .then(owned(connection, id, owner))
        .flatMap(
            pool -> {
              Seat seat = seat(pool, memberId);
              if (seat == null) {
                return refused(PoolRefusals.nobody());
              }
              if (seat.role() != Role.OWNER) {
                return unseat(connection, id, memberId);
              }
              return joined(pool) == 1 ? end(connection, id) : refused(PoolRefusals.owner());
            });
  }

  /** Takes somebody out of whatever pool they are in; the next of it becomes its owner. */
  public Mono<Void> forget(Connection connection, UUID memberId) {
    return accounts
        .lock(connection, memberId)
        .then(placeOf(connection, memberId))
        .flatMap(place -> locked(connection, place.poolId()))
        .flatMap(
            pool -> {
              Seat seat = seat(pool, memberId);
              Optional<Seat> next =
                  pool.members().stream()
                      .filter(one -> one.state() == State.JOINED)
                      .filter(one -> !one.memberId().equals(memberId))
                      .findFirst();
              if (seat == null || seat.role() != Role.OWNER) {
                return unseat(connection, pool.id(), memberId);
              }
              return next.isEmpty()
                  ? end(connection, pool.id())
                  : put(connection, pool.id(), next.get().as(Role.OWNER))
                      .then(unseat(connection, pool.id(), memberId));
            });
  }

  private static long joined(Pool pool) {
    return pool.members().stream().filter(one -> one.state() == State.JOINED).count();
  }

  private static Mono<Void> unseat(Connection connection, UUID id, UUID memberId) {
    return Mono.defer(
        () -> Rows.run(connection.createStatement(LEAVE).bind(0, id).bind(1, memberId)));
  }

  private static Mono<Void> end(Connection connection, UUID id) {
    return Rows.run(connection.createStatement(UNSEAT).bind(0, id))
        .then(Mono.defer(() -> Rows.run(connection.createStatement(END).bind(0, id))));
  }

  private static Mono<Void> put(Connection connection, UUID id, Seat seat) {
    return Mono.defer(
        () ->
            Columns.of(List.of(seat))
                .uuid(Seat::memberId)
                .uuid(_ -> id)
                .text(one -> Roles.code(one.role()))
                .text(one -> Boolean.toString(one.state() == State.JOINED))
                .instant(Seat::since)
                .execute(connection, PUT));
  }

  private static @Nullable Seat seat(Pool pool, UUID memberId) {
    return pool.members().stream()
        .filter(seat -> seat.memberId().equals(memberId))
        .findFirst()
        .orElse(null);
  }

  private Mono<Void> refuseOther(Connection connection, UUID memberId) {
    return placeOf(connection, memberId)
        .flatMap(other -> refused(PoolRefusals.inAnother(other.poolId())));
  }

  private static Mono<Pool> locked(Connection connection, UUID id) {
    return read(connection, LOCK, id);
  }

  private static Mono<Pool> read(Connection connection, String select, UUID id) {
    return Mono.defer(
        () ->
            Rows.of(
                    connection.createStatement(select).bind(0, id),
                    row ->
                        new Pool(
                            id, Rows.text(row, "name"), Rows.instant(row, "created_at"), List.of()))
                .next()
                .switchIfEmpty(refused(Problem.notFound("There is no pool with this id.")))
                .flatMap(
                    pool ->
                        Rows.of(connection.createStatement(MEMBERS).bind(0, id), PoolChanges::seat)
                            .collectList()
                            .map(seats -> new Pool(id, pool.name(), pool.createdAt(), seats))));
  }

  private static Seat seat(Readable row) {
    return new Seat(
        Rows.uuid(row, "member_id"),
        Roles.of(Rows.text(row, "role")),
        Rows.is(row, "joined") ? State.JOINED : State.INVITED,
        Rows.instant(row, "since"));
  }

  private static <T> Mono<T> refused(Problem problem) {
    return Mono.error(() -> new ProblemException(problem));
  }
}
