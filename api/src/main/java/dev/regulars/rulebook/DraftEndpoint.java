package dev.regulars.rulebook;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class DraftEndpoint {

  private final Drafts drafts;
  private final DraftViews views;
  private final Editing editing;
  private final Idempotency idempotency;

  DraftEndpoint(Drafts drafts, DraftViews views, Editing editing, Idempotency idempotency) {
    this.drafts = drafts;
    this.views = views;
    this.editing = editing;
    this.idempotency = idempotency;
  }

  /** What a draft begins with. */
  @Schema(name = "NewRulebookDraft")
  record NewDraft(
      @Schema(
              description = "Version whose files it begins with; the live one where it is missing",
              minimum = "1")
          @Nullable Integer from,
      @Schema(example = "Christmas campaign", maxLength = Notes.LENGTH_MAX)
          @Nullable String note) {}

  @GetMapping("/v1/rulebook/drafts")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "listRulebookDrafts",
      summary = "List the drafts, the last changed first",
      description = "Those that were discarded only where their state is asked for.")
  Mono<Page<DraftOutline>> list(
      @Parameter(schema = @Schema(implementation = DraftState.class))
          @RequestParam(required = false)
          @Nullable String state,
      @ParameterObject PageRequest page) {
    return drafts.list(state(state), page).map(found -> found.map(DraftOutline::of));
  }

  private static @Nullable DraftState state(@Nullable String code) {
    for (DraftState state : DraftState.values()) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    FieldErrors errors = new FieldErrors();
    errors.check(code == null, "/state", "must be the state of a draft, such as submitted");
    errors.throwIfAny();
    return null;
  }

  @PostMapping("/v1/rulebook/drafts")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(operationId = "beginRulebookDraft", summary = "Begin a draft")
  @ApiResponse(responseCode = "201", description = "Begun")
  @ApiResponse(responseCode = "200", description = "Begun before with this Idempotency-Key")
  @ApiResponse(
      responseCode = "404",
      description = "There is no version `from`",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<DraftView>> begin(
      @RequestBody(required = false) @Nullable NewDraft body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    NewDraft draft = body == null ? new NewDraft(null, null) : body;
    String note = Objects.requireNonNullElse(Notes.read("/note", draft.note()), "");
    Mono<UUID> work = editing.begin(draft.from(), note, caller.who());
    return idempotency
        .once("rulebook-drafts:" + caller.id(), key, draft, UUID.class, work)
        .flatMap(
            done ->
                views
                    .of(Objects.requireNonNull(done.getBody()), caller)
                    .map(
                        view ->
                            ResponseEntity.status(done.getStatusCode())
                                .headers(done.getHeaders())
                                .location(URI.create("/v1/rulebook/drafts/" + done.getBody()))
                                .eTag(view.etag())
                                .body(view)));
  }

  @GetMapping("/v1/rulebook/drafts/{id}")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(operationId = "getRulebookDraft", summary = "A draft with its files, and their ETag")
  Mono<DraftView> get(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
    // Not by a ResponseEntity, which would answer 304 although the draft's note has changed.
    return views
        .of(id, caller)
        .doOnNext(draft -> exchange.getResponse().getHeaders().setETag(draft.etag()));
  }

  @PatchMapping("/v1/rulebook/drafts/{id}")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(operationId = "noteRulebookDraft", summary = "Say what a draft is for")
  Mono<DraftView> note(@PathVariable UUID id, @RequestBody Notes.Note body, Caller caller) {
    return editing
        .setNote(id, Objects.requireNonNullElse(Notes.read(body), ""))
        .then(Mono.defer(() -> views.of(id, caller)));
  }

  @DeleteMapping("/v1/rulebook/drafts/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "discardRulebookDraft",
      summary = "Put a draft away",
      description = "It can be restored; nothing of it is lost.")
  Mono<Void> discard(@PathVariable UUID id, Caller caller) {
    return editing.discard(id, caller.who());
  }

  @PostMapping("/v1/rulebook/drafts/{id}/restore")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(operationId = "restoreRulebookDraft", summary = "Take a draft back that was put away")
  Mono<DraftView> restore(@PathVariable UUID id, Caller caller) {
    return editing.restore(id, caller.who()).then(Mono.defer(() -> views.of(id, caller)));
  }
}
