package dev.regulars.store;

import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Stores", description = "Where members buy.")
class StoreEndpoints {

  private static final int MOST_TAGS = 50;

  private final Stores stores;
  private final TwinStores twins;
  private final AuditLog audit;
  private final TransactionalOperator transaction;

  StoreEndpoints(
      Stores stores, TwinStores twins, AuditLog audit, TransactionalOperator transaction) {
    this.twins = twins;
    this.stores = stores;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** What a store is to be; {@code zone} missing: the programme's. */
  @Schema(requiredProperties = "name")
  record StoreRequest(
      @Schema(example = "Hamburg Altona", minLength = 1, maxLength = 200) @Nullable String name,
      @Schema(example = "Europe/Berlin", minLength = 1, maxLength = 64) @Nullable String zone,
      @ArraySchema(
              maxItems = MOST_TAGS,
              schema = @Schema(minLength = 1, maxLength = 64, example = "station"))
          @Nullable List<@Nullable String> tags) {

    Store store(String code, ZoneId defaultZone) {
      FieldErrors errors = new FieldErrors();
      StoreCode.require(errors, "/code", code);
      errors.requireText("/name", name, 200);
      errors.check(
          zone == null || ZoneId.getAvailableZoneIds().contains(zone),
          "/zone",
          "must be a zone of the tz database, such as Europe/Berlin");
      errors.list("/tags", tags, MOST_TAGS);
      for (int i = 0; tags != null && i < Math.min(tags.size(), MOST_TAGS); i++) {
        errors.text("/tags/" + i, tags.get(i), 64);
      }
      errors.throwIfAny();
      List<String> distinct =
          tags == null
              ? List.of()
              : tags.stream().map(String::valueOf).distinct().sorted().toList();
      return new Store(
          code, String.valueOf(name), zone == null ? defaultZone : ZoneId.of(zone), distinct);
    }
  }

  @GetMapping("/v1/stores")
  @Allow({Role.TILL, Role.SUPPORT, Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "listStores",
      summary = "List the stores, by code",
      description = "A key that is bound to stores sees those.")
  Mono<Page<StoreView>> list(@ParameterObject PageRequest page, Caller caller) {
    Mono<Map<String, List<StoreWarning>>> warnings =
        caller.stores() == null ? twins.warnings() : Mono.just(Map.of());
    return stores
        .list(page, caller.stores())
        .zipWith(warnings, (found, said) -> found.map(store -> view(store, said)));
  }

  private static StoreView view(Store store, Map<String, List<StoreWarning>> warnings) {
    return StoreView.of(store, warnings.getOrDefault(store.code(), List.of()));
  }

  @PutMapping("/v1/stores/{code}")
  @Allow({})
  @Operation(
      operationId = "putStore",
      summary = "Create or replace a store",
      description = "With `warnings` where its code or name looks like that of another store.")
  Mono<StoreView> put(
      @Parameter(schema = @Schema(pattern = StoreCode.PATTERN)) @PathVariable String code,
      @RequestBody StoreRequest request,
      Caller caller) {
    Store store = request.store(code, stores.defaultZone());
    caller.requireStore(code);
    return transaction
        .transactional(
            stores
                .put(store)
                .then(audit.record(caller, "store.changed", "store", code, details(store))))
        .thenReturn(store)
        .doOnNext(stores::forget)
        // After the commit: the store itself is among those that are compared.
        .flatMap(saved -> twins.warnings().map(said -> view(saved, said)));
  }

  private static Map<String, ?> details(Store store) {
    return Map.of("name", store.name(), "zone", store.zone().getId(), "tags", store.tags());
  }
}
