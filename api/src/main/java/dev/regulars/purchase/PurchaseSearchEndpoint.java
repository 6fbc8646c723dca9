package dev.regulars.purchase;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finds a purchase by its receipt, and lists purchases by what is known of them. */
@RestController
@Tag(name = "Purchases")
class PurchaseSearchEndpoint {

  private final PurchaseRecords purchases;
  private final PurchaseViews views;
  private final PurchaseSearch search;

  PurchaseSearchEndpoint(PurchaseRecords purchases, PurchaseViews views, PurchaseSearch search) {
    this.purchases = purchases;
    this.views = views;
    this.search = search;
  }

  @GetMapping("/v1/purchases/by-receipt")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "findPurchaseByReceipt",
      summary = "The purchase with a receipt, as it stands now",
      description = "Store, register and receipt are a purchase's identity: there is one, or none.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "404",
      description = "Nothing was bought with this receipt",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<PurchaseView> byReceipt(
      @Parameter(schema = @Schema(pattern = StoreCode.PATTERN)) @RequestParam String store,
      @Parameter(schema = @Schema(minLength = 1, maxLength = 64)) @RequestParam String register,
      @Parameter(schema = @Schema(minLength = 1, maxLength = 64)) @RequestParam String receipt,
      Caller caller) {
    PurchaseFilter.read(store, register, receipt, null, null, caller.stores());
    caller.requireStore(store);
    return purchases
        .find(new Identity.Receipt(store, register, receipt))
        .switchIfEmpty(Mono.error(PurchaseSearchEndpoint::noReceipt))
        .flatMap(views::of);
  }

  @GetMapping("/v1/purchases")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "listPurchases",
      summary = "List purchases, the newest first",
      description =
          "Those that match all that is given, none of it required. A key that is bound to stores"
              + " sees those of its stores. One purchase as it stands now is at"
              + " `/v1/purchases/by-receipt`.")
  Mono<Page<PurchaseSummary>> list(
      @Parameter(schema = @Schema(pattern = StoreCode.PATTERN)) @RequestParam(required = false)
          @Nullable String store,
      @Parameter(
              description = "Only together with `store`",
              schema = @Schema(minLength = 1, maxLength = 64))
          @RequestParam(required = false)
          @Nullable String register,
      @Parameter(schema = @Schema(minLength = 1, maxLength = 64)) @RequestParam(required = false)
          @Nullable String receipt,
      @Parameter(
              description = "First day, in the store's zone",
              example = "2026-11-01",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "Last day, in the store's zone",
              example = "2026-11-30",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      @ParameterObject PageRequest page,
      Caller caller) {
    if (store != null) {
      caller.requireStore(store);
    }
    return search.list(
        PurchaseFilter.read(store, register, receipt, from, to, caller.stores()), page);
  }

  private static ProblemException noReceipt() {
    return new ProblemException(
        Problem.notFound("There is no purchase with this receipt of this store and register."));
  }
}
