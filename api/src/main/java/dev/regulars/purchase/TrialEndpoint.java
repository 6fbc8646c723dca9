package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.TrialBody.MemberFacts;
import dev.regulars.rulebook.DraftBooks;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tries drafts of the rulebook with purchases. */
@RestController
@Tag(name = "Rulebook")
class TrialEndpoint {

  private final DraftBooks drafts;
  private final PurchaseForm form;
  private final Trials trials;
  private final ProgrammeSettings settings;
  private final Clock clock;

  TrialEndpoint(
      DraftBooks drafts,
      PurchaseForm form,
      Trials trials,
      ProgrammeSettings settings,
      Clock clock) {
    this.drafts = drafts;
    this.form = form;
    this.trials = trials;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/v1/rulebook/drafts/{id}/try")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "tryRulebookDraft",
      summary = "Ask what a purchase would get under a draft, and why",
      description =
          "The same as a quote if the draft were live; nothing is kept. The member is a real one,"
              + " or described by `memberFacts`; the time may be to come. What a real member has is"
              + " told to those only who may see the member's page. The explanation is told in"
              + " English (`en`) or German (`de`), as `lang` or `Accept-Language` says: its"
              + " sentences and the awards' texts, too.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "422",
      description = "`rulebook-not-sound`: see `problems`; or as for a quote",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<TrialAnswer> tryOut(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String lang,
      @RequestBody TrialBody body,
      Caller caller,
      ServerWebExchange exchange) {
    Locale locale = Languages.asked(lang, exchange);
    RecordPurchase purchase =
        form.readTrial(body.purchase(clock.instant().atZone(settings.zone()).toOffsetDateTime()));
    caller.requireStore(purchase.store());
    MemberFacts facts = body.memberFacts();
    FieldErrors errors = new FieldErrors();
    errors.check(
        facts == null || body.member() == null,
        "/memberFacts",
        "must not come with 'member': the purchase is made by one of both");
    errors.throwIfAny();
    return drafts
        .of(id, body.files(), caller.who())
        .flatMap(
            rulebook ->
                facts == null
                    ? trials.of(purchase, rulebook, locale, MemberSight.of(caller))
                    : trials.of(purchase, rulebook, facts, locale));
  }
}
