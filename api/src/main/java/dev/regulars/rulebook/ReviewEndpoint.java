package dev.regulars.rulebook;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The steps from a draft to a live version. Each answers the version as it is then. */
@RestController
@Tag(name = "Rulebook")
class ReviewEndpoint {

  private static final String DRAFT = "/v1/rulebook/drafts/{id}";
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final String WHICH =
      "The version that was looked at; refused where the draft was submitted again since";

  private final Drafts drafts;
  private final Versions versions;
  private final Review review;
  private final Publishing publishing;
  private final Idempotency idempotency;
  private final DraftTurns turns;

  ReviewEndpoint(
      Drafts drafts,
      Versions versions,
      Review review,
      Publishing publishing,
      Idempotency idempotency,
      DraftTurns turns) {
    this.turns = turns;
    this.drafts = drafts;
    this.versions = versions;
    this.review = review;
    this.publishing = publishing;
    this.idempotency = idempotency;
  }

  /** Yes. */
  @Schema(name = "RulebookApproval")
  record Approval(
      @Schema(description = WHICH, minimum = "1") @Nullable Integer version,
      @Schema(maxLength = Notes.LENGTH_MAX) @Nullable String note) {}

  /** No. */
  @Schema(name = "RulebookRejection", requiredProperties = "reason")
  record Rejection(
      @Schema(description = WHICH, minimum = "1") @Nullable Integer version,
      @Schema(example = "The multiplier is too high", minLength = 1, maxLength = Notes.LENGTH_MAX)
          @Nullable String reason) {}

  /** When. */
  @Schema(name = "RulebookPublication")
  record Publication(
      @Schema(description = WHICH, minimum = "1") @Nullable Integer version,
      @Schema(description = "A time to come; at once where it is missing") @Nullable Instant at) {}

  @PostMapping(DRAFT + "/submit")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "submitRulebookDraft",
      summary = "Hand a draft in for approval",
      description = "What is checked is what is handed in: a version that never changes again.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "422",
      description = "`rulebook-not-sound`: see `problems` and `examples`",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  Mono<ResponseEntity<VersionView>> submit(
      @PathVariable UUID id,
      @RequestBody(required = false) Notes.@Nullable Note body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Mono<Integer> work = review.submit(id, Notes.read(body), caller.who());
    return turns.of(caller.who(), once("submit", id, caller, key, body, work));
  }

  @PostMapping(DRAFT + "/withdraw")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "withdrawRulebookDraft",
      summary = "Take a submitted or approved draft back, to change it")
  Mono<ResponseEntity<VersionView>> withdraw(
      @PathVariable UUID id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Mono<Integer> work =
        submitted(id, null).flatMap(version -> review.withdraw(version, caller.who()));
    return once("withdraw", id, caller, key, null, work);
  }

  @PostMapping(DRAFT + "/approve")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "approveRulebookDraft",
      summary = "Approve what somebody else submitted",
      description =
          "Not for those who changed or submitted it, nor with an API key that they made, unless"
              + " four eyes are switched off.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "403",
      description = "`four-eyes`: it is the caller's own; `forbidden`: the caller is no approver",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  Mono<ResponseEntity<VersionView>> approve(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Approval body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    String note = body == null ? null : Notes.read("/note", body.note());
    Mono<Integer> work =
        submitted(id, body == null ? null : body.version())
            .flatMap(version -> review.approve(version, note, caller));
    return once("approve", id, caller, key, body, work);
  }

  @PostMapping(DRAFT + "/reject")
  @Allow(Role.APPROVER)
  @Operation(
      operationId = "rejectRulebookDraft",
      summary = "Turn down what was submitted",
      description = "The draft can be changed and submitted again.")
  Mono<ResponseEntity<VersionView>> reject(
      @PathVariable UUID id,
      @RequestBody Rejection body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    String reason = Notes.read("/reason", body.reason());
    FieldErrors errors = new FieldErrors();
    errors.require("/reason", reason);
    errors.throwIfAny();
    Mono<Integer> work =
        submitted(id, body.version())
            .flatMap(
                version -> review.reject(version, Objects.requireNonNull(reason), caller.who()));
    return once("reject", id, caller, key, body, work);
  }

  @PostMapping(DRAFT + "/publish")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "publishRulebookDraft",
      summary = "Make an approved version live, now or at a set time",
      description =
          "Compiled first, then switched to: purchases under way finish as they began, every server"
              + " follows within seconds.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "409",
      description = "`rulebook-state`, `live-changed` or `moment-taken`",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  Mono<ResponseEntity<VersionView>> publish(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Publication body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Instant at = body == null ? null : body.at();
    Mono<Integer> work =
        submitted(id, body == null ? null : body.version())
            .flatMap(
                version ->
                    (at == null
                            ? publishing.publish(version, caller.who())
                            : publishing.schedule(version, at, caller.who()))
                        .thenReturn(version.number()));
    return once("publish", id, caller, key, body, work).flatMap(this::followed);
  }

  @PostMapping(DRAFT + "/unschedule")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "unscheduleRulebookDraft",
      summary = "Take the time back that was set",
      description = "The version stays approved.")
  Mono<ResponseEntity<VersionView>> unschedule(
      @PathVariable UUID id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Mono<Integer> work =
        submitted(id, null)
            .flatMap(
                version ->
                    publishing.unschedule(version, caller.who()).thenReturn(version.number()));
    return once("unschedule", id, caller, key, null, work).flatMap(this::followed);
  }

  /** The version that a draft was submitted as last, which is the one that was looked at. */
  private Mono<Version> submitted(UUID id, @Nullable Integer seen) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .flatMap(draft -> Mono.justOrEmpty(draft.version()))
        .switchIfEmpty(Mono.error(Refusals::notSubmitted))
        .doOnNext(
            number -> {
              if (seen != null && !seen.equals(number)) {
                throw Refusals.otherVersion(seen, number);
              }
            })
        .flatMap(versions::find);
  }

  /** A step that the same request with the same key does not take a second time. */
  private Mono<ResponseEntity<VersionView>> once(
      String step,
      UUID id,
      Caller caller,
      @Nullable String key,
      @Nullable Object body,
      Mono<Integer> work) {
    Mono<VersionView> taken = work.flatMap(this::view);
    if (key == null) {
      return taken.map(ResponseEntity::ok);
    }
    return idempotency
        .once(
            "rulebook-" + step + ":" + id + ":" + caller.id(),
            key,
            Objects.requireNonNullElse(body, Map.of()),
            VersionView.class,
            taken)
        .map(done -> Idempotency.withStatus(HttpStatus.OK, done));
  }

  private Mono<ResponseEntity<VersionView>> followed(ResponseEntity<VersionView> answer) {
    return publishing.follow().thenReturn(answer);
  }

  private Mono<VersionView> view(int version) {
    return versions.find(version).map(VersionView::of);
  }
}
