package dev.regulars.me;

import dev.regulars.purchase.MemberExplanation;
import dev.regulars.purchase.MemberPurchase;
import dev.regulars.purchase.MemberPurchases;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a member bought, why it gave what it gave, and what a return would do. */
@RestController
@Tag(name = "Me")
class OwnPurchaseEndpoint {

  private static final String PURCHASE = "purchase";

  /** A quantity of a line. */
  @Schema(
      name = "OwnReturnLine",
      requiredProperties = {"line", "quantity"})
  record UnitBody(
      @Schema(example = "1", minimum = "1") @Nullable Integer line,
      @Schema(
              description = "At most three decimals",
              example = "1",
              minimum = "0.001",
              maximum = "1000000")
          @Nullable BigDecimal quantity) {}

  /** What might be brought back now; without {@code lines} all that is left. */
  @Schema(name = "OwnReturnQuote", example = "{\"lines\": [{\"line\": 1, \"quantity\": 1}]}")
  record QuoteBody(
      @ArraySchema(minItems = 1, maxItems = 1000) @Nullable List<@Nullable UnitBody> lines) {}

  private final MemberPurchases purchases;

  OwnPurchaseEndpoint(MemberPurchases purchases) {
    this.purchases = purchases;
  }

  @GetMapping("/v1/me/purchases")
  @Allow(Role.MEMBER)
  @Operation(operationId = "listMyPurchases", summary = "What the member bought, newest first")
  Mono<Page<MemberPurchase>> list(@ParameterObject PageRequest page, Caller caller) {
    return purchases.of(caller.id(), page);
  }

  @GetMapping("/v1/me/purchases/{id}")
  @Allow(Role.MEMBER)
  @Operation(operationId = "getMyPurchase", summary = "A purchase of the member's")
  Mono<MemberPurchase> one(@PathVariable UUID id, Caller caller) {
    return purchases.find(caller.id(), id).switchIfEmpty(MeEndpoint.notFound(PURCHASE));
  }

  @GetMapping("/v1/me/purchases/{id}/explanation")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "explainMyPurchase",
      summary = "Why a purchase got its points",
      description =
          "As a customer is told it, in English (`en`) or German (`de`): rules that had something"
              + " to give, and not what they look at.")
  Mono<MemberExplanation> explain(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String lang,
      Caller caller,
      ServerWebExchange exchange) {
    Locale locale = Languages.asked(lang, exchange);
    return purchases.explain(caller.id(), id, locale).switchIfEmpty(MeEndpoint.notFound(PURCHASE));
  }

  @PostMapping("/v1/me/purchases/{id}/returns/quote")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "quoteMyReturn",
      summary = "Ask what it would cost to bring something back",
      description = "Nothing is kept; returns are made at a till.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(ref = "#/components/schemas/ReturnAnswer")))
  Mono<ResponseEntity<String>> quote(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable QuoteBody body,
      Caller caller) {
    List<@Nullable UnitBody> lines = body == null ? null : body.lines();
    List<MemberPurchases.@Nullable Unit> units =
        lines == null
            ? null
            : lines.stream()
                .<MemberPurchases.@Nullable Unit>map(OwnPurchaseEndpoint::unit)
                .toList();
    return purchases
        .quoteReturn(caller.id(), id, units)
        .switchIfEmpty(MeEndpoint.notFound(PURCHASE));
  }

  private static MemberPurchases.@Nullable Unit unit(@Nullable UnitBody body) {
    return body == null ? null : new MemberPurchases.Unit(body.line(), body.quantity());
  }
}
