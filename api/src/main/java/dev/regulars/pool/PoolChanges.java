package dev.regulars.pool;

import dev.regulars.account.AccountLocks;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberProfile;
import dev.regulars.pool.Pool.Seat;
import dev.regulars.pool.Pool.State;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.tier.SharedPoints.Role;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes and changes pools, in a transaction of the caller's: see {@link Pools} for what is locked.
 * What changed is in the audit log; what is asked again changes nothing. Refusals are errors with a
 * problem: 403 for who is not its owner, 404 for nobody, 409 {@code already-in-pool}, {@code
 * pool-owner}, 422 {@code pool-full}, {@code member-blocked}.
 */
@Component
@EnableConfigurationProperties(PoolSettings.class)
public class PoolChanges {

  private static final int NAME_LENGTH_MAX = 100;

  /**
   * A member's place or invitation, and of which pool.
   *
   * @param seat theirs in it
   */
  public record Place(UUID poolId, Seat seat) {}

  /**
   * Who changes a pool.
   *
   * @param who for the audit log
   * @param owner whose pool it has to be; null for anybody's
   */
  public record By(Who who, @Nullable UUID owner, Instant now) {}

  private final PoolSettings settings;
  private final AccountLocks accounts;
  private final MemberDirectory members;
  private final AuditLog audit;

  PoolChanges(
      PoolSettings settings, AccountLocks accounts, MemberDirectory members, AuditLog audit) {
    this.settings = settings;
    this.accounts = accounts;
    this.members = members;
    this.audit = audit;
  }

  /** Says at {@code /name} what is wrong with what a pool is to be called. */
  public static void checkName(FieldErrors errors, @Nullable String name) {
    errors.requireText("/name", name, NAME_LENGTH_MAX);
  }

  /** The pool as it is; nothing is locked. */
  public Mono<Pool> of(Connection connection, UUID id) {
    return PoolSeats.of(connection, id);
  }

  /** The place that a member has; empty for none. Nothing is locked. */
  public Mono<Place> placeOf(Connection connection, UUID memberId) {
    return PoolSeats.placeOf(connection, memberId);
  }

  /** Into which pools a member is invited, the longest first. Nothing is locked. */
  public Flux<Place> invitationsOf(Connection connection, UUID memberId) {
    return PoolSeats.invitationsOf(connection, memberId);
  }

  /** Makes one that has nobody in it but its owner. */
  public Mono<Pool> create(Connection connection, UUID id, String name, UUID owner, By by) {
    return accounts
        .lockOpen(connection, owner)
        .then(requireActive(connection, owner))
        .then(refuseOther(connection, owner))
        .then(PoolSeats.create(connection, id, name, by.now()))
        .then(PoolSeats.put(connection, id, new Seat(owner, Role.OWNER, State.JOINED, by.now())))
        .then(record(connection, by, "pool.made", id, Map.of()))
        .then(of(connection, id));
  }

  /** Gives it another name. */
  public Mono<Pool> rename(Connection connection, UUID id, String name, By by) {
    return lock(connection, id, by)
        .filter(pool -> !pool.name().equals(name))
        .flatMap(
            pool ->
                PoolSeats.rename(connection, id, name)
                    .then(record(connection, by, "pool.renamed", id, Map.of())))
        .then(of(connection, id));
  }

  /** The pool, locked; refused where it has to be somebody's and is not. */
  private static Mono<Pool> lock(Connection connection, UUID id, By by) {
    return PoolSeats.locked(connection, id)
        .flatMap(
            pool -> {
              Seat owner = pool.owner();
              return by.owner() == null || (owner != null && owner.memberId().equals(by.owner()))
                  ? Mono.just(pool)
                  : refused(PoolRefusals.notTheirs());
            });
  }

  /**
   * Puts somebody into it or invites them, or gives them another role; an owner takes the place of
   * the one before, who spends from then on. Who comes into a pool that nobody is in owns it. An
   * invitation changes nothing for who is in it.
   */
  public Mono<Pool> put(
      Connection connection, UUID id, By by, UUID memberId, Role role, State state) {
    return accounts
        .lockOpen(connection, memberId)
        .then(lock(connection, id, by))
        .flatMap(
            pool -> {
              Seat before = pool.seat(memberId);
              boolean isIn = before != null && before.state() == State.JOINED;
              if (isIn && state == State.INVITED) {
                return Mono.empty();
              }
              Instant since = before != null && before.state() == state ? before.since() : by.now();
              Mono<Void> allowed =
                  isIn ? Mono.empty() : allowed(connection, pool, before, memberId);
              return allowed.then(
                  seat(connection, pool, before, new Seat(memberId, role, state, since), by));
            })
        .then(of(connection, id));
  }

  /** Gives somebody another role, who is in it or invited and stays so. */
  public Mono<Pool> role(Connection connection, UUID id, By by, UUID memberId, Role role) {
    return accounts
        .lockOpen(connection, memberId)
        .then(lock(connection, id, by))
        .flatMap(
            pool -> {
              Seat before = pool.seat(memberId);
              return before == null
                  ? refused(PoolRefusals.nobody())
                  : seat(connection, pool, before, before.as(role), by);
            })
        .then(of(connection, id));
  }

  private Mono<Void> allowed(
      Connection connection, Pool pool, @Nullable Seat before, UUID memberId) {
    return before == null && pool.members().size() >= settings.membersMax()
        ? refused(PoolRefusals.full(settings.membersMax()))
        : requireActive(connection, memberId).then(refuseOther(connection, memberId));
  }

  private Mono<Void> seat(
      Connection connection, Pool pool, @Nullable Seat before, Seat asked, By by) {
    boolean comes = asked.state() == State.JOINED;
    Seat wanted = comes && pool.joined().isEmpty() ? asked.as(Role.OWNER) : asked;
    if (before != null && before.role() == Role.OWNER && wanted.role() != Role.OWNER) {
      return refused(PoolRefusals.owner());
    }
    if (wanted.role() == Role.OWNER && !comes) {
      return refused(PoolRefusals.ownerIsInvited());
    }
    return wanted.equals(before)
        ? Mono.empty()
        : PoolSeats.put(connection, pool.id(), wanted)
            .then(handOver(connection, pool, wanted))
            .then(
                record(
                    connection,
                    by,
                    "pool.member-put",
                    pool.id(),
                    Map.of(
                        "member",
                        wanted.memberId().toString(),
                        "poolRole",
                        Roles.code(wanted.role()))));
  }

  /** There is one owner. */
  private static Mono<Void> handOver(Connection connection, Pool pool, Seat wanted) {
    Seat owner = pool.owner();
    return wanted.role() != Role.OWNER
            || owner == null
            || owner.memberId().equals(wanted.memberId())
        ? Mono.empty()
        : PoolSeats.put(connection, pool.id(), owner.as(Role.SPENDER));
  }

  /** Lets somebody come who was invited; who has come stays as they are. */
  public Mono<Pool> accept(Connection connection, UUID id, By by, UUID memberId) {
    return accounts
        .lockOpen(connection, memberId)
        .then(lock(connection, id, by))
        .flatMap(
            pool -> {
              Seat seat = pool.seat(memberId);
              if (seat == null) {
                return refused(PoolRefusals.nobody());
              }
              if (seat.state() == State.JOINED) {
                return Mono.<Void>empty();
              }
              Seat joined = seat.joined(by.now());
              return requireActive(connection, memberId)
                  .then(refuseOther(connection, memberId))
                  .then(
                      PoolSeats.put(
                          connection, id, pool.joined().isEmpty() ? joined.as(Role.OWNER) : joined))
                  .then(member(connection, by, "pool.member-joined", id, memberId));
            })
        .then(of(connection, id));
  }

  /**
   * Lets somebody leave, or takes an invitation back; what they have goes with them. The owner
   * leaves as the last one, and with them the pool ends.
   */
  public Mono<Void> leave(Connection connection, UUID id, By by, UUID memberId) {
    return accounts
        .lock(connection, memberId)
        .then(lock(connection, id, by))
        .flatMap(
            pool -> {
              Seat seat = pool.seat(memberId);
              if (seat == null) {
                return refused(PoolRefusals.nobody());
              }
              return seat.role() == Role.OWNER && pool.joined().size() > 1
                  ? refused(PoolRefusals.owner())
                  : part(connection, pool, seat)
                      .then(member(connection, by, "pool.member-left", id, memberId));
            });
  }

  /** Takes somebody out of whatever pool they are in, or invited into; the next one owns it. */
  public Mono<Void> forget(Connection connection, UUID memberId) {
    return accounts
        .lock(connection, memberId)
        .thenMany(
            Flux.concat(
                PoolSeats.placeOf(connection, memberId),
                PoolSeats.invitationsOf(connection, memberId)))
        .map(Place::poolId)
        .sort()
        .concatMap(id -> PoolSeats.locked(connection, id))
        .concatMap(
            pool -> {
              Seat seat = pool.seat(memberId);
              return seat == null ? Mono.<Void>empty() : part(connection, pool, seat);
            })
        .then();
  }

  /** Without this one; a pool that has no owner then gets the next one, or ends. */
  private static Mono<Void> part(Connection connection, Pool pool, Seat seat) {
    Seat next =
        pool.joined().stream()
            .filter(other -> !other.memberId().equals(seat.memberId()))
            .findFirst()
            .orElse(null);
    boolean isLast = next == null && (seat.role() == Role.OWNER || pool.members().size() == 1);
    if (isLast) {
      return PoolSeats.end(connection, pool.id());
    }
    return PoolSeats.take(connection, pool.id(), seat)
        .then(
            next == null || seat.role() != Role.OWNER
                ? Mono.empty()
                : PoolSeats.put(connection, pool.id(), next.as(Role.OWNER)));
  }

  private Mono<Void> requireActive(Connection connection, UUID memberId) {
    return Mono.defer(() -> members.profiles(connection, List.of(memberId)))
        .flatMap(
            found ->
                found.get(memberId) instanceof MemberProfile profile
                    ? profile.blocked() ? refused(PoolRefusals.blocked()) : Mono.empty()
                    : refused(Problem.notFound("There is no member with this id.")));
  }

  private static Mono<Void> refuseOther(Connection connection, UUID memberId) {
    return PoolSeats.placeOf(connection, memberId)
        .flatMap(other -> refused(PoolRefusals.inAnother(other.poolId())));
  }

  private Mono<Void> member(Connection connection, By by, String action, UUID id, UUID memberId) {
    return record(connection, by, action, id, Map.of("member", memberId.toString()));
  }

  private Mono<Void> record(
      Connection connection, By by, String action, UUID id, Map<String, ?> details) {
    return Mono.defer(
        () -> audit.record(connection, by.who(), action, "pool", id.toString(), details));
  }

  private static <T> Mono<T> refused(Problem problem) {
    return Mono.error(() -> new ProblemException(problem));
  }
}
