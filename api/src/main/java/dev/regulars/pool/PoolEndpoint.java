package dev.regulars.pool;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.tier.SharedPoints;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who spends their points together with whom. */
@RestController
@Tag(name = "Pools")
class PoolEndpoint {

  /** A new pool. */
  @Schema(
      name = "PoolRequest",
      requiredProperties = {"owner", "name"})
  record PoolBody(
      @Nullable MemberRefBody owner,
      @Schema(example = "The Millers", minLength = 1, maxLength = 100) @Nullable String name) {}

  /**
   * A place in a pool.
   *
   * @param role {@code spender} where it is missing
   * @param state {@code joined} where it is missing; who has joined stays so
   */
  @Schema(name = "PoolMemberRequest")
  record SeatBody(SharedPoints.@Nullable Role role, Pool.@Nullable State state) {}

  private final PoolChanges pools;
  private final MemberDirectory members;
  private final PhoneNumbers phones;
  private final DatabaseClient database;
  private final Transactions transactions;
  private final Idempotency idempotency;
  private final Ids ids;
  private final Clock clock;

  PoolEndpoint(
      PoolChanges pools,
      MemberDirectory members,
      PhoneNumbers phones,
      DatabaseClient database,
      Transactions transactions,
      Idempotency idempotency,
      Ids ids,
      Clock clock) {
    this.pools = pools;
    this.members = members;
    this.phones = phones;
    this.database = database;
    this.transactions = transactions;
    this.idempotency = idempotency;
    this.ids = ids;
    this.clock = clock;
  }

  @PostMapping("/v1/pools")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "makePool",
      summary = "Make a pool of a member",
      description =
          "Members of a pool collect each for themselves and spend together: who redeems more than"
              + " they have takes the rest of the others, who has been in it longest first. 409"
              + " `already-in-pool`, 422 `unknown-member`, `member-blocked`.")
  @ApiResponse(responseCode = "201", description = "Made; 200 for a repeated request")
  Mono<ResponseEntity<Pool>> make(
      @RequestBody PoolBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    MemberRef ref =
        errors.require("/owner", body.owner()) ? body.owner().read(errors, "/owner", phones) : null;
    PoolChanges.checkName(errors, body.name());
    errors.throwIfAny();
    MemberRef owner = Objects.requireNonNull(ref);
    String name = Objects.requireNonNull(body.name());
    Mono<Pool> work =
        database.inConnection(
            connection ->
                owner(connection, owner)
                    .flatMap(
                        member -> pools.create(connection, ids.next(), name, member, by(caller))));
    return idempotency
        .once("pools:" + caller.id(), key, body, Pool.class, work)
        .map(PoolEndpoint::located);
  }

  private static ResponseEntity<Pool> located(ResponseEntity<Pool> answer) {
    Pool pool = answer.getBody();
    return pool == null || answer.getStatusCode() != HttpStatus.CREATED
        ? answer
        : ResponseEntity.created(URI.create("/v1/pools/" + pool.id()))
            .headers(answer.getHeaders())
            .body(pool);
  }

  @GetMapping("/v1/pools/{id}")
  @Allow(Role.SUPPORT)
  @Operation(operationId = "getPool", summary = "A pool and who is in it")
  Mono<Pool> get(@PathVariable UUID id) {
    return database.inConnection(connection -> pools.of(connection, id));
  }

  @PutMapping("/v1/pools/{id}/members/{memberId}")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "putPoolMember",
      summary = "Put a member into a pool, invite them, or give them another role",
      description =
          "Without a body the member joins as a `spender`. A `collector` spends only what they have"
              + " themselves. A new `owner` takes the place of the one before, who is a spender"
              + " then. Who is invited takes no place: they may be in another pool, or be invited"
              + " into several. 409 `already-in-pool`, `pool-owner`, 422 `pool-full`,"
              + " `member-blocked`.")
  Mono<Pool> put(
      @PathVariable UUID id,
      @PathVariable UUID memberId,
      @RequestBody(required = false) @Nullable SeatBody body,
      Caller caller) {
    SharedPoints.Role role =
        body == null || body.role() == null ? SharedPoints.Role.SPENDER : body.role();
    Pool.State state = body == null || body.state() == null ? Pool.State.JOINED : body.state();
    return transactions.keep(
        connection -> pools.put(connection, id, by(caller), memberId, role, state));
  }

  @PostMapping("/v1/pools/{id}/members/{memberId}/accept")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "acceptPoolInvitation",
      summary = "Let a member join who was invited",
      description =
          "Who has joined stays as they are; who comes into a pool that nobody is in owns it. 409"
              + " `already-in-pool` for who is in another, 422 `member-blocked`.")
  @ApiResponse(responseCode = "200", description = "The pool as it is now")
  Mono<Pool> accept(@PathVariable UUID id, @PathVariable UUID memberId, Caller caller) {
    return transactions.keep(connection -> pools.accept(connection, id, by(caller), memberId));
  }

  @DeleteMapping("/v1/pools/{id}/members/{memberId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "removePoolMember",
      summary = "Let a member leave a pool, or take an invitation back",
      description =
          "The member keeps what they have. The owner leaves as the last one, and the pool ends;"
              + " 409 `pool-owner` before.")
  @ApiResponse(responseCode = "204", description = "The member is not in it any more")
  Mono<Void> remove(@PathVariable UUID id, @PathVariable UUID memberId, Caller caller) {
    return transactions
        .keep(connection -> pools.leave(connection, id, by(caller), memberId).thenReturn(true))
        .then();
  }

  private PoolChanges.By by(Caller caller) {
    return new PoolChanges.By(caller.who(), null, clock.instant());
  }

  private Mono<UUID> owner(Connection connection, MemberRef ref) {
    return members
        .resolve(connection, List.of(ref))
        .flatMap(found -> Mono.justOrEmpty(found.get(ref)))
        .switchIfEmpty(
            Mono.error(
                () ->
                    new ProblemException(
                        Problem.impossible(
                                "unknown-member",
                                "Unknown member",
                                "No member has this "
                                    + ref.kind().field()
                                    + ". Enrol them first, then make the pool.")
                            .at("/owner/" + ref.kind().field()))));
  }
}
