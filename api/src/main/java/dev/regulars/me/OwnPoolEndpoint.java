package dev.regulars.me;

import dev.regulars.me.MemberLimits.Kind;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.pool.Pool;
import dev.regulars.pool.PoolChanges;
import dev.regulars.pool.PoolChanges.By;
import dev.regulars.pool.PoolChanges.Place;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.tier.SharedPoints;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * With whom a member spends their points: they make a pool, invite others by their numbers, accept
 * or decline, and leave. Whatever is asked again answers the same.
 */
@RestController
@Tag(name = "Me")
class OwnPoolEndpoint {

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

  /**
   * Which invitation is meant.
   *
   * @param id of the pool; null for the one that was there first
   */
  @Schema(name = "OwnPoolAcceptance")
  record AcceptanceBody(@Nullable UUID id) {}

  private final PoolChanges pools;
  private final OwnPools own;
  private final MemberDirectory members;
  private final PhoneNumbers phones;
  private final MemberLimits limits;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  OwnPoolEndpoint(
      PoolChanges pools,
      OwnPools own,
      MemberDirectory members,
      PhoneNumbers phones,
      MemberLimits limits,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.pools = pools;
    this.own = own;
    this.members = members;
    this.phones = phones;
    this.limits = limits;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping("/v1/me/pool")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "getMyPool",
      summary = "With whom the member spends their points",
      description =
          "`state` is `none` in no pool. Who is invited sees whose pool it is, and no more; they"
              + " may be invited into several, and while they are in one.")
  Mono<OwnPool> get(Caller caller) {
    return transactions.keep(connection -> own.of(connection, caller.id()));
  }

  @PutMapping("/v1/me/pool")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "putMyPool",
      summary = "Make a pool, or give one's own another name",
      description =
          "Its members collect each for themselves and spend together. 403 where it is somebody"
              + " else's.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> put(@RequestBody NameBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    PoolChanges.checkName(errors, body.name());
    errors.throwIfAny();
    String name = Objects.requireNonNull(body.name());
    return transactions.keep(
        connection ->
            pools
                .placeOf(connection, caller.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                    place ->
                        place.isPresent()
                            ? pools.rename(connection, place.get().poolId(), name, owning(caller))
                            : pools.create(
                                connection, ids.next(), name, caller.id(), anybody(caller)))
                .then(own.of(connection, caller.id())));
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
                    ? inOwn(
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
            id -> pools.put(connection, pool, owning(caller), id, role, Pool.State.INVITED).then())
        .onErrorMap(ProblemException.class, OwnPoolRefusals::untold);
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
    return inOwn(
        caller,
        (connection, pool) -> pools.role(connection, pool, owning(caller), memberId, role).then());
  }

  @DeleteMapping("/v1/me/pool/mates/{memberId}")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "removeMyPoolMate",
      summary = "Take somebody out of one's pool, or an invitation back",
      description = "They keep what they have. 403 for who is not its owner, 404 for nobody in it.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> remove(@PathVariable UUID memberId, Caller caller) {
    return inOwn(
        caller, (connection, pool) -> pools.leave(connection, pool, owning(caller), memberId));
  }

  @PostMapping("/v1/me/pool/accept")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "acceptMyPoolInvitation",
      summary = "Join the pool that one is invited into",
      description =
          "Without a body the one that they were invited into first. 404 for who is not invited,"
              + " 409 `already-in-pool` for who is in another one.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<OwnPool> accept(
      @RequestBody(required = false) @Nullable AcceptanceBody body, Caller caller) {
    return transactions.keep(
        connection ->
            asked(connection, caller, body == null ? null : body.id())
                .switchIfEmpty(
                    Mono.error(
                        () ->
                            new ProblemException(Problem.notFound("You are not invited into it."))))
                .flatMap(id -> pools.accept(connection, id, anybody(caller), caller.id()))
                .then(own.of(connection, caller.id())));
  }

  /** The pool that is meant; the one they are in, so that it may be asked again. */
  private Mono<UUID> asked(Connection connection, Caller caller, @Nullable UUID id) {
    return Flux.concat(
            pools.placeOf(connection, caller.id()), pools.invitationsOf(connection, caller.id()))
        .map(Place::poolId)
        .filter(one -> id == null || id.equals(one))
        .next();
  }

  @DeleteMapping("/v1/me/pool")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "leaveMyPool",
      summary = "Leave the pool, or decline an invitation",
      description =
          "Without `id` the pool that one is in, and for who is in none the first invitation. One"
              + " keeps what one has. The owner leaves as the last one, and the pool ends; 409"
              + " `pool-owner` before. Who is in none is answered the same.")
  @ApiResponse(responseCode = "204", description = "The member is not in it")
  Mono<Void> leave(
      @Parameter(description = "Of the pool that is meant") @RequestParam(required = false)
          @Nullable UUID id,
      Caller caller) {
    return transactions
        .keep(
            connection ->
                asked(connection, caller, id)
                    .flatMap(
                        pool ->
                            pools
                                .leave(connection, pool, anybody(caller), caller.id())
                                .thenReturn(true)))
        .then();
  }

  /** Does something in the member's own pool. */
  private Mono<OwnPool> inOwn(Caller caller, BiFunction<Connection, UUID, Mono<Void>> work) {
    return transactions.keep(
        connection ->
            pools
                .placeOf(connection, caller.id())
                .switchIfEmpty(
                    Mono.error(() -> new ProblemException(Problem.notFound("You are in no pool."))))
                .flatMap(place -> work.apply(connection, place.poolId()))
                .then(own.of(connection, caller.id())));
  }

  private By owning(Caller caller) {
    return new By(caller.who(), caller.id(), clock.instant());
  }

  private By anybody(Caller caller) {
    return new By(caller.who(), null, clock.instant());
  }
}
