package dev.regulars.purchase;

import dev.regulars.purchase.ReturnForm.ProductReturnBody;
import dev.regulars.purchase.ReturnForm.ReturnBody;
import dev.regulars.purchase.ReturnForm.ReturnQuoteBody;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes returns, with the purchase at hand or without. */
@RestController
@Tag(name = "Returns")
class ReturnEndpoint {

  private final ReturnForm form;
  private final Intake intake;
  private final PurchaseRecords purchases;
  private final ReturnSettings settings;

  ReturnEndpoint(
      ReturnForm form, Intake intake, PurchaseRecords purchases, ReturnSettings settings) {
    this.form = form;
    this.intake = intake;
    this.purchases = purchases;
    this.settings = settings;
  }

  @PostMapping("/v1/purchases/{id}/returns")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "returnPurchase",
      summary = "Return some or all of a purchase",
      description =
          "What is left is decided again as if the rest had never been bought; the difference is"
              + " booked. Store and returnReceipt are its identity.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
  Mono<ResponseEntity<String>> record(
      @PathVariable UUID id, @RequestBody ReturnBody body, Caller caller) {
    RecordReturn.OfPurchase command = form.read(id, body);
    return purchase(id, caller)
        .flatMap(
            purchase ->
                intake.record(
                    command.of(purchase, caller.role() == Role.TILL ? null : caller.who())))
        .map(outcome -> PurchaseEndpoint.seenAt("/v1/purchases/" + id, outcome));
  }

  @PostMapping("/v1/purchases/{id}/returns/quote")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "quoteReturn",
      summary = "Ask what a return would do",
      description = "Nothing is kept, so the return may be without a receipt.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
  Mono<ResponseEntity<String>> quote(
      @PathVariable UUID id, @RequestBody ReturnQuoteBody body, Caller caller) {
    RecordReturn.OfPurchase command = form.readQuote(id, body);
    return purchase(id, caller)
        .flatMap(purchase -> intake.quote(command.of(purchase, null)))
        .map(PurchaseEndpoint::plainAnswer);
  }

  @PostMapping("/v1/returns")
  @Allow(Role.TILL)
  @Operation(
      operationId = "returnProducts",
      summary = "Return products without the purchase at hand",
      description =
          "Takes the member's newest purchases that still hold units of each product. A key that is"
              + " bound to stores takes those of its stores. Where the programme lets goods be"
              + " returned elsewhere (`regulars.returns.elsewhere`) it takes other stores', too,"
              + " and is told product, quantity and amount of these, not the purchase.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ReturnAnswer.class)))
  Mono<ResponseEntity<String>> record(@RequestBody ProductReturnBody body, Caller caller) {
    RecordReturn.OfProducts command = form.read(body);
    caller.requireStore(command.store());
    RecordReturn.Reach reach = new RecordReturn.Reach(caller.stores(), settings.elsewhere());
    return intake.record(command.within(reach)).map(PurchaseEndpoint::plainAnswer);
  }

  private Mono<StoredPurchase> purchase(UUID id, Caller caller) {
    return purchases
        .find(id)
        .switchIfEmpty(Mono.error(ReturnEndpoint::noPurchase))
        .doOnNext(purchase -> caller.requireStoreOf("purchase", purchase.purchase().store()));
  }

  static ProblemException noPurchase() {
    return new ProblemException(Problem.notFound("There is no purchase with this id."));
  }
}
