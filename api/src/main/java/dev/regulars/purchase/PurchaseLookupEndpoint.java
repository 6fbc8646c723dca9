package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.tier.Balances;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Objects;
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

/** Finds purchases, says why they got what they got, and gives them to who claims them. */
@RestController
@Tag(name = "Purchases")
class PurchaseLookupEndpoint {

  /** Who claims a purchase. */
  @Schema(name = "Claim", requiredProperties = "member")
  record ClaimBody(@Nullable MemberRefBody member) {}

  private final PurchaseRecords purchases;
  private final PurchaseViews views;
  private final Explanations explanations;
  private final PurchaseForm form;
  private final Intake intake;
  private final Balances balances;

  PurchaseLookupEndpoint(
      PurchaseRecords purchases,
      PurchaseViews views,
      Explanations explanations,
      PurchaseForm form,
      Intake intake,
      Balances balances) {
    this.purchases = purchases;
    this.views = views;
    this.explanations = explanations;
    this.form = form;
    this.intake = intake;
    this.balances = balances;
  }

  @GetMapping("/v1/purchases/{id}")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(operationId = "getPurchase", summary = "A purchase as it stands now")
  Mono<PurchaseView> find(@PathVariable UUID id, Caller caller) {
    return stored(id, caller).flatMap(views::of);
  }

  @GetMapping("/v1/members/{id}/purchases")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "listMemberPurchases",
      summary = "A member's purchases, newest first",
      description = "A key that is bound to stores sees those of its stores.")
  Mono<Page<PurchaseView>> ofMember(
      @PathVariable UUID id, @ParameterObject PageRequest page, Caller caller) {
    return balances
        .of(id)
        .switchIfEmpty(Mono.error(PurchaseLookupEndpoint::noMember))
        .then(Mono.defer(() -> purchases.of(id, caller.stores(), page)))
        .flatMap(views::of);
  }

  @GetMapping("/v1/purchases/{id}/explanation")
  @Allow({Role.TILL, Role.SUPPORT, Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "explainPurchase",
      summary = "Why a purchase got its points, and why not more",
      description =
          "Decides it again from what was known at that moment: every rule, every sentence. Told in"
              + " English (`en`) or German (`de`), sentences, too, as `lang` or `Accept-Language`"
              + " says; `written` is each sentence as it stands in the rule file. Who may not see"
              + " the member's page (marketers, approvers) is not told what was found of the"
              + " member: `found` is missing there.")
  Mono<ExplanationView> explain(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String lang,
      Caller caller,
      ServerWebExchange exchange) {
    Locale locale = Languages.asked(lang, exchange);
    return stored(id, caller)
        .flatMap(purchase -> explanations.of(purchase, locale, MemberSight.of(caller)));
  }

  @PostMapping("/v1/purchases/{id}/claim")
  @Allow(Role.TILL)
  @Operation(
      operationId = "claimPurchase",
      summary = "Award an anonymous purchase to a member",
      description =
          "Within the claim window, under the rulebook that was in force when it happened.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PurchaseAnswer.class)))
  Mono<ResponseEntity<String>> claim(
      @PathVariable UUID id, @RequestBody ClaimBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    MemberRef member = form.member(errors, body.member());
    errors.throwIfAny();
    return stored(id, caller)
        .flatMap(
            purchase ->
                intake.record(
                    new ClaimPurchase(
                        purchase.id(),
                        Objects.requireNonNull(member),
                        purchase.purchase().store())))
        .map(PurchaseEndpoint::answer);
  }

  private static ProblemException noMember() {
    return new ProblemException(Problem.notFound("There is no member with this id."));
  }

  private Mono<StoredPurchase> stored(UUID id, Caller caller) {
    return purchases
        .find(id)
        .switchIfEmpty(Mono.error(ReturnEndpoint::noPurchase))
        .doOnNext(purchase -> caller.requireStoreOf("purchase", purchase.purchase().store()));
  }
}
