package dev.regulars.me;

import dev.regulars.me.MemberLimits.Kind;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.pool.Pool;
import dev.regulars.pool.PoolChanges;
import dev.regulars.pool.PoolChanges.Place;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.tier.Balances;
import dev.regulars.tier.SharedPoints;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * With whom a member spends their points: they make a pool, invite others by their numbers, accept
 * or decline, and leave. Whatever is asked again answers the same.
 */
@RestController
@Tag(name = "Me")
class OwnPoolEndpoint {

  private static final int NAME_LENGTH_MAX = 100;
  private static final int NUMBER_LENGTH_MAX = 40;

  /** What the member's pool is called. */
  @Schema(name = "OwnPoolRequest", requiredProperties = "name")
  record NameBody(
      @Schema(example = "The Millers", minLength = 1, maxLength = 100) @Nullable String name) {}

  /**
   * Who is invited.
   *
   * @param role {@code spender} where it is missing
   */
  @Schema(name = "OwnPoolInvitation", requiredProperties = "memberNumber")
  record InvitationBody(
      @Schema(
              description = "Their member number, which stands on their page",
              minLength = 1,
              maxLength = 40)
          @Nullable String memberNumber,
      SharedPoints.@Nullable Role role) {}

  /** What somebody may do from now on. */
  @Schema(name = "OwnPoolMateRequest", requiredProperties = "role")
  record MateBody(SharedPoints.@Nullable Role role) {}

  private final PoolChanges pools;
  private final MemberDirectory members;
  private final Balances balances;
  private final PhoneNumbers phones;
  private final MemberLimits limits;
  private final Transactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  OwnPoolEndpoint(
      PoolChanges pools,
      MemberDirectory members,
      Balances balances,
      PhoneNumbers phones,
      MemberLimits limits,
      Transactions transactions,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.pools = pools;
    this.members = members;
    this.balances = balances;
    this.phones = phones;
    this.limits = limits;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping("/v1/me/pool")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "getMyPool",
      summary = "With whom the member spends their points",
      description =
          "`state` is `none` in no pool. Who is invited sees whose pool it is, and no more.")
  Mono<OwnPool> get(Caller caller) {
    return transactions.keep(connection -> view(connection, caller.id()));
  }

  @PutMapping("/v1/me/pool")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "putMyPool",
      summary = "Make a pool, or give one's own another name",
      description =
          "Its members collect each for themselves and spend together. 403 where it is somebody"
              + " else's, 409 `already-in-pool` for who is invited into one.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> put(@RequestBody NameBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/name", body.name(), NAME_LENGTH_MAX);
    errors.throwIfAny();
    String name = Objects.requireNonNull(body.name());
    return transactions.keep(
        connection ->
            place(connection, caller)
                .flatMap(
                    place ->
                        place
                            .filter(own -> own.seat().state() == Pool.State.JOINED)
                            .map(own -> pools.rename(connection, own.poolId(), caller.id(), name))
                            .orElseGet(
                                () ->
                                    pools
                                        .create(
                                            connection,
                                            ids.next(),
                                            name,
                                            caller.id(),
                                            clock.instant())
                                        .delayUntil(
                                            pool ->
                                                record(
                                                    connection,
                                                    caller,
                                                    "pool.made",
                                                    pool.id(),
                                                    Map.of()))))
                .then(view(connection, caller.id())));
  }

  @PostMapping("/v1/me/pool/invitations")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "inviteIntoMyPool",
      summary = "Invite somebody into one's pool",
      description =
          "They are in it once they accept, and are not named before. A `collector` spends only"
              + " what they have themselves. 403 for who is not its owner, 409 `already-in-pool`,"
              + " 422 `unknown-member`, `pool-full`.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> invite(@RequestBody InvitationBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/memberNumber", body.memberNumber(), NUMBER_LENGTH_MAX);
    SharedPoints.Role role = Objects.requireNonNullElse(body.role(), SharedPoints.Role.SPENDER);
    errors.check(role != SharedPoints.Role.OWNER, "/role", "must be 'spender' or 'collector'");
    errors.throwIfAny();
    String number = Objects.requireNonNull(body.memberNumber());
    return limits
        .take(Kind.POOL_INVITATION_OF_MEMBER.of(caller.id().toString()))
        .flatMap(
            wait ->
                wait.isZero()
                    ? owning(
                        caller,
                        (connection, pool) -> invite(connection, caller, pool, number, role))
                    : Mono.error(new ProblemException(MemberSignIn.tooMany(wait))));
  }

  private Mono<Void> invite(
      Connection connection, Caller caller, UUID pool, String number, SharedPoints.Role role) {
    MemberRef friend =
        new MemberRefBody(null, number, null, null, null, null).read(new FieldErrors(), "", phones);
    return (friend == null
            ? Mono.<UUID>empty()
            : members
                .resolve(connection, List.of(friend))
                .flatMap(found -> Mono.justOrEmpty(found.get(friend))))
        .switchIfEmpty(Mono.error(() -> new ProblemException(OwnPoolRefusals.unknown())))
        .flatMap(
            id ->
                pools
                    .put(
                        connection,
                        pool,
                        caller.id(),
                        id,
                        role,
                        Pool.State.INVITED,
                        clock.instant())
                    .then(put(connection, caller, pool, id, role)))
        .onErrorMap(ProblemException.class, OwnPoolRefusals::withoutPool);
  }

  @PutMapping("/v1/me/pool/mates/{memberId}")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "putMyPoolMate",
      summary = "Give somebody in one's pool another role",
      description =
          "A new `owner` takes the member's place, who is a spender then. 403 for who is not its"
              + " owner, 404 for who is not in it, 409 `pool-owner`.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> mate(@PathVariable UUID memberId, @RequestBody MateBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.require("/role", body.role());
    errors.throwIfAny();
    SharedPoints.Role role = Objects.requireNonNull(body.role());
    return owning(
        caller,
        (connection, pool) ->
            pools
                .placeOf(connection, memberId)
                .filter(place -> place.poolId().equals(pool))
                .switchIfEmpty(MeEndpoint.notFound("member in your pool"))
                .flatMap(
                    place ->
                        pools.put(
                            connection,
                            pool,
                            caller.id(),
                            memberId,
                            role,
                            place.seat().state(),
                            clock.instant()))
                .then(put(connection, caller, pool, memberId, role)));
  }

  @DeleteMapping("/v1/me/pool/mates/{memberId}")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "removeMyPoolMate",
      summary = "Take somebody out of one's pool, or an invitation back",
      description = "They keep what they have. 403 for who is not its owner, 404 for nobody in it.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> remove(@PathVariable UUID memberId, Caller caller) {
    return owning(
        caller,
        (connection, pool) ->
            pools
                .leave(connection, pool, caller.id(), memberId)
                .then(left(connection, caller, pool, memberId)));
  }

  @PostMapping("/v1/me/pool/accept")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "acceptMyPoolInvitation",
      summary = "Join the pool that one is invited into",
      description = "404 for who is not invited.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> accept(Caller caller) {
    return transactions.keep(
        connection ->
            mine(connection, caller)
                .flatMap(
                    place ->
                        pools
                            .accept(connection, place.poolId(), caller.id(), clock.instant())
                            .then(
                                record(
                                    connection,
                                    caller,
                                    "pool.member-joined",
                                    place.poolId(),
                                    Map.of("member", caller.id().toString()))))
                .then(view(connection, caller.id())));
  }

  @DeleteMapping("/v1/me/pool")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "leaveMyPool",
      summary = "Leave the pool, or decline the invitation",
      description =
          "One keeps what one has. The owner leaves as the last one, and the pool ends; 409"
              + " `pool-owner` before. Who is in none is answered the same.")
  @ApiResponse(responseCode = "204", description = "The member is in no pool")
  Mono<Void> leave(Caller caller) {
    return transactions
        .keep(
            connection ->
                pools
                    .placeOf(connection, caller.id())
                    .flatMap(
                        place ->
                            pools
                                .leave(connection, place.poolId(), null, caller.id())
                                .then(left(connection, caller, place.poolId(), caller.id())))
                    .thenReturn(true))
        .then();
  }

  /** Does something in the member's own pool. */
  private Mono<OwnPool> owning(Caller caller, BiFunction<Connection, UUID, Mono<Void>> work) {
    return transactions.keep(
        connection ->
            mine(connection, caller)
                .flatMap(place -> work.apply(connection, place.poolId()))
                .then(view(connection, caller.id())));
  }

  private Mono<Optional<Place>> place(Connection connection, Caller caller) {
    return pools
        .placeOf(connection, caller.id())
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Mono<Place> mine(Connection connection, Caller caller) {
    return pools
        .placeOf(connection, caller.id())
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.notFound("You are in no pool."))));
  }

  private Mono<OwnPool> view(Connection connection, UUID memberId) {
    return Mono.defer(() -> pools.placeOf(connection, memberId))
        .flatMap(
            place ->
                pools
                    .of(connection, place.poolId())
                    .flatMap(
                        pool ->
                            Mono.zip(
                                    members.people(
                                        connection,
                                        pool.members().stream().map(Pool.Seat::memberId).toList()),
                                    balances.of(connection, memberId))
                                .map(
                                    read ->
                                        OwnPool.of(
                                            pool, place, read.getT1(), read.getT2().spendable()))))
        .defaultIfEmpty(OwnPool.NONE);
  }

  private Mono<Void> put(
      Connection connection, Caller by, UUID pool, UUID memberId, SharedPoints.Role role) {
    return record(
        connection,
        by,
        "pool.member-put",
        pool,
        Map.of("member", memberId.toString(), "poolRole", role.name().toLowerCase(Locale.ROOT)));
  }

  private Mono<Void> left(Connection connection, Caller by, UUID pool, UUID memberId) {
    return record(connection, by, "pool.member-left", pool, Map.of("member", memberId.toString()));
  }

  private Mono<Void> record(
      Connection connection, Caller by, String action, UUID id, Map<String, ?> details) {
    return Mono.defer(
        () -> audit.record(connection, by.who(), action, "pool", id.toString(), details));
  }
}
