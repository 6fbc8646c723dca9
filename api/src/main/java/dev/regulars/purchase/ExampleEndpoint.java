package dev.regulars.purchase;

import dev.regulars.purchase.TrialBody.MemberFacts;
import dev.regulars.rulebook.DraftExamples;
import dev.regulars.rulebook.DraftFileView;
import dev.regulars.rules.example.Example;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Usage;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.ProblemException;
import dev.regulars.store.Store;
import dev.regulars.store.Stores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keeps what was tried as an example of the rulebook. */
@RestController
@Tag(name = "Rulebook")
class ExampleEndpoint {

  private static final MemberFacts ORDINARY =
      new MemberFacts(null, null, null, null, null, null, null, null, null, null);

  private final PurchaseForm form;
  private final MemberFactsForm memberForm;
  private final Stores stores;
  private final DraftExamples examples;

  ExampleEndpoint(
      PurchaseForm form, MemberFactsForm memberForm, Stores stores, DraftExamples examples) {
    this.form = form;
    this.memberForm = memberForm;
    this.stores = stores;
    this.examples = examples;
  }

  @PostMapping("/v1/rulebook/drafts/{id}/examples")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "addDraftExample",
      summary = "Keep a purchase that was tried as an example",
      description = "Appended to a file of examples; the rest of the file stays as it is.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "422",
      description = "`example-not-possible`: see `detail`, such as a name that is there already",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<DraftFileView>> add(
      @PathVariable UUID id, @RequestBody ExampleBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    ExampleForm.check(errors, body);
    errors.throwIfAny();
    RecordPurchase purchase = purchase(Objects.requireNonNull(body.purchase()));
    caller.requireStore(purchase.store());
    String file = Objects.requireNonNullElse(body.file(), DraftExamples.FILE);
    return stores
        .look(purchase.store())
        .switchIfEmpty(Mono.error(() -> new ProblemException(Stores.unknown(purchase.store()))))
        .map(store -> example(body, purchase, store))
        .flatMap(example -> examples.append(id, file, example, caller.who()))
        .map(saved -> ResponseEntity.ok().eTag(saved.etag()).body(saved));
  }

  /** The purchase, with what is wrong with it told where it stands in the body. */
  private RecordPurchase purchase(PurchaseBody body) {
    try {
      return form.readTrial(body);
    } catch (ProblemException wrong) {
      throw new ProblemException(wrong.problem().under("/purchase"));
    }
  }

  private Example example(ExampleBody body, RecordPurchase purchase, Store store) {
    ZonedDateTime at = purchase.occurredAt().atZoneSameInstant(store.zone());
    MemberFacts facts = Objects.requireNonNullElse(body.memberFacts(), ORDINARY);
    Described member = memberForm.read(facts, at.toLocalDate(), at.toInstant());
    return new Example(
        Objects.requireNonNull(body.name()).strip(),
        new Facts(
            Candidate.happening(purchase, at, store), purchase.basket(), member.fact(), Usage.NONE),
        member.before(),
        ExampleForm.read(Objects.requireNonNull(body.expected())));
  }
}
