package dev.regulars.purchase;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Records purchases and quotes them. */
@RestController
@Tag(name = "Purchases")
class PurchaseEndpoint {

  private final PurchaseForm form;
  private final TillPurchases purchases;

  PurchaseEndpoint(PurchaseForm form, TillPurchases purchases) {
    this.form = form;
    this.purchases = purchases;
  }

  @Allow(Role.TILL)
  @PostMapping("/v1/purchases")
  @Operation(
      operationId = "recordPurchase",
      summary = "Record a purchase",
      description =
          "Books it once, however often it is posted: store, register and receipt are its identity"
              + " for ever.")
  @ApiResponse(
      responseCode = "201",
      description = "Booked; 200 for a replay",
      content = @Content(schema = @Schema(implementation = PurchaseAnswer.class)))
  Mono<ResponseEntity<String>> record(@RequestBody PurchaseBody body, Caller caller) {
    RecordPurchase purchase = form.read(body);
    caller.requireStore(purchase.store());
    return Mono.deferContextual(
            context ->
                ShortWay.outcome(context)
                    .map(Mono::just)
                    .orElseGet(() -> purchases.record(purchase)))
        .map(PurchaseEndpoint::answer);
  }

  @Allow(Role.TILL)
  @PostMapping("/v1/purchases/quote")
  @Operation(
      operationId = "quotePurchase",
      summary = "Ask what a purchase would get",
      description =
          "The same body and answer as recording it, but nothing is kept: the receipt may be"
              + " missing, and the answer has no `id`.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PurchaseAnswer.class)))
  Mono<ResponseEntity<String>> quote(@RequestBody QuoteBody body, Caller caller) {
    RecordPurchase purchase = form.readQuote(body.purchase());
    caller.requireStore(purchase.store());
    return purchases.quote(purchase).map(PurchaseEndpoint::answer);
  }

  /**
   * The HTTP answer of a command about a purchase, which can be asked for again.
   *
   * @throws ProblemException where it was refused
   */
  static ResponseEntity<String> answer(Outcome outcome) {
    return outcome instanceof Outcome.Booked booked
        ? seenAt("/v1/purchases/" + booked.id(), outcome)
        : plainAnswer(outcome);
  }

  /**
   * The HTTP answer of a command that has no address of its own and can be seen at another.
   *
   * @throws ProblemException where it was refused
   */
  static ResponseEntity<String> seenAt(String address, Outcome outcome) {
    return outcome instanceof Outcome.Booked(_, var answer, _)
        ? json(HttpStatus.CREATED).location(URI.create(address)).body(answer)
        : plainAnswer(outcome);
  }

  /**
   * The HTTP answer of any other command.
   *
   * @throws ProblemException where it was refused
   */
  static ResponseEntity<String> plainAnswer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Booked(_, var answer, _) -> json(HttpStatus.CREATED).body(answer);
      case Outcome.Replayed(var id, var answer) ->
          json(HttpStatus.OK).header(Idempotency.REPLAYED, "true").body(answer);
      case Outcome.Quoted(var answer) -> json(HttpStatus.OK).body(answer);
      case Outcome.Refused(var problem) -> throw new ProblemException(problem);
    };
  }

  private static ResponseEntity.BodyBuilder json(HttpStatus status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
  }
}
