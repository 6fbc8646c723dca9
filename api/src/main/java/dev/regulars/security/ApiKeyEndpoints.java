package dev.regulars.security;

import dev.regulars.security.ApiKeys.ApiKey;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "API keys", description = "Who may call, in which role and for which stores.")
class ApiKeyEndpoints {

  private static final int MOST_STORES = 1_000;
  private static final int GREATEST_RATE = 1_000_000;

  private final ApiKeys keys;
  private final AuditLog audit;
  private final TransactionalOperator transaction;
  private final Callers callers;
  private final Idempotency idempotency;

  ApiKeyEndpoints(
      ApiKeys keys,
      AuditLog audit,
      TransactionalOperator transaction,
      Callers callers,
      Idempotency idempotency) {
    this.keys = keys;
    this.audit = audit;
    this.transaction = transaction;
    this.callers = callers;
    this.idempotency = idempotency;
  }

  /** A key to be made; {@code stores} missing: all stores. */
  @Schema(requiredProperties = {"name", "role"})
  record NewApiKey(
      @Schema(example = "Till 3", minLength = 1, maxLength = 100) @Nullable String name,
      @Nullable Role role,
      @ArraySchema(
              minItems = 1,
              maxItems = MOST_STORES,
              schema = @Schema(pattern = StoreCode.PATTERN))
          @Nullable List<String> stores,
      @Schema(minimum = "1", maximum = "" + GREATEST_RATE) @Nullable Integer requestsPerSecond) {

    ApiKeys.Order order(UUID by) {
      FieldErrors errors = new FieldErrors();
      errors.requireText("/name", name, 100);
      errors.require("/role", role);
      errors.check(role != Role.MEMBER, "/role", "must be a role of staff; members have no keys");
      errors.list("/stores", stores, MOST_STORES);
      errors.check(stores == null || !stores.isEmpty(), "/stores", "must name at least one store");
      errors.check(
          requestsPerSecond == null
              || (requestsPerSecond >= 1 && requestsPerSecond <= GREATEST_RATE),
          "/requestsPerSecond",
          "must be between 1 and " + GREATEST_RATE);
      for (int i = 0; stores != null && i < Math.min(stores.size(), MOST_STORES); i++) {
        StoreCode.check(errors, "/stores/" + i, stores.get(i));
      }
      errors.throwIfAny();
      return new ApiKeys.Order(
          String.valueOf(name), role == null ? Role.TILL : role, stores, requestsPerSecond, by);
    }
  }

  @PostMapping("/v1/api-keys")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({})
  @Operation(
      operationId = "makeApiKey",
      summary = "Make an API key",
      description =
          "The secret is in this answer and nowhere else; only its hash is kept. The same"
              + " `Idempotency-Key` again is a 409 `shown-once`. A key that is bound to stores, or"
              + " has a rate, makes keys of no other stores and no higher rate: 403"
              + " `more-than-own`.")
  Mono<ApiKeyWithSecret> make(
      @RequestBody NewApiKey request,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
      Caller caller,
      ServerWebExchange exchange) {
    ApiKeys.Order order = request.order(caller.id());
    requireNoMore(caller, order.stores(), order.requestsPerSecond());
    Mono<ApiKeys.Made> made =
        keys.make(order)
            .flatMap(one -> recordMade(one.key(), caller).thenReturn(one))
            .zipWhen(
                one -> keys.twins(),
                (one, twins) -> new ApiKeys.Made(one.key().told(twins), one.secret()));
    return idempotency
        .unlessDone("api-keys:" + caller.id(), idempotencyKey, request, madeBefore(), made)
        .doOnNext(
            key -> {
              callers.forget();
              HttpHeaders answer = exchange.getResponse().getHeaders();
              answer.setLocation(URI.create("/v1/api-keys/" + key.key().id()));
            })
        .map(ApiKeyWithSecret::of);
  }

  @GetMapping("/v1/api-keys")
  @Allow({})
  @Operation(
      operationId = "listApiKeys",
      summary = "List the API keys, oldest first",
      description = "With `warnings` where a name looks like that of another live key.")
  Mono<Page<ApiKey>> list(@ParameterObject PageRequest page) {
    return keys.list(page)
        .zipWith(keys.twins(), (found, twins) -> found.map(key -> key.told(twins)));
  }

  @DeleteMapping("/v1/api-keys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow({})
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revoke an API key",
      description =
          "At once on this server, within seconds on others. It stays in the list. A key with"
              + " limits revokes keys within them: 403 `more-than-own`.")
  Mono<Void> revoke(@PathVariable UUID id, Caller caller) {
    Mono<Void> revoked =
        keys.get(id)
            .switchIfEmpty(
                Mono.error(
                    () -> new ProblemException(Problem.notFound("There is no such API key."))))
            .doOnNext(key -> requireNoMore(caller, key.stores(), key.requestsPerSecond()))
            .filter(key -> key.revokedAt() == null)
            .flatMap(
                key ->
                    keys.revoke(id, caller)
                        .filter(done -> done)
                        .switchIfEmpty(Mono.error(() -> new ProblemException(lastAdmin())))
                        .then(record(caller, "key.revoked", key, Map.of("name", key.name()))));
    return transaction.transactional(revoked).doOnSuccess(nothing -> callers.forget());
  }

  /** A key reaches no other key that has more than it has itself. */
  private static void requireNoMore(
      Caller caller, @Nullable List<String> stores, @Nullable Integer rate) {
    List<Problem.FieldError> errors = new ArrayList<>();
    if (caller.stores() != null && (stores == null || !caller.stores().containsAll(stores))) {
      errors.add(
          new Problem.FieldError(
              "/stores", "must be some of " + String.join(", ", new TreeSet<>(caller.stores()))));
    }
    if (caller.requestsPerSecond() != null && (rate == null || rate > caller.requestsPerSecond())) {
      errors.add(
          new Problem.FieldError(
              "/requestsPerSecond", "must be at most " + caller.requestsPerSecond()));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Caller.moreThanOwn("Use a key without such limits.").with(errors));
    }
  }

  private Mono<Void> recordMade(ApiKey key, Caller by) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("name", key.name());
    details.put("role", key.role().code());
    if (key.stores() != null) {
      details.put("stores", key.stores());
    }
    return record(by, "key.made", key, details);
  }

  private Mono<Void> record(Caller by, String action, ApiKey key, Map<String, ?> details) {
    return audit.record(by, action, "key", key.id().toString(), details);
  }

  private static Problem madeBefore() {
    return Problem.conflict(
        "shown-once",
        "Made already",
        "The API key was made by the first request; its secret was shown that once. If it is lost,"
            + " revoke the key and make another with a new Idempotency-Key.");
  }

  private static Problem lastAdmin() {
    return Problem.conflict(
        "last-admin-key",
        "Last admin key",
        "Without it nobody could make another. Make a second admin key first.");
  }
}
