package dev.regulars.programme;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Programme", description = "What holds for all rules: one document with versions.")
class ProgrammeEndpoint {

  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final int NOTE_LENGTH_MAX = 500;

  private final ProgrammeRows rows;
  private final ProgrammeChanges changes;
  private final Idempotency idempotency;

  ProgrammeEndpoint(ProgrammeRows rows, ProgrammeChanges changes, Idempotency idempotency) {
    this.rows = rows;
    this.changes = changes;
    this.idempotency = idempotency;
  }

  /** A change. */
  @Schema(name = "ProgrammeChange", requiredProperties = "settings")
  record Change(
      @Schema(
              type = "object",
              description =
                  "Fields of `ProgrammeSettings` that change; what is left out keeps its value,"
                      + " also inside of objects. A list is taken as a whole.",
              example = "{\"claimDays\": 60, \"expiry\": {\"amount\": 36}}")
          @Nullable JsonNode settings,
      @Schema(example = "Points last three years", maxLength = NOTE_LENGTH_MAX)
          @Nullable String note,
      @Schema(description = "A time to come; at once, or when approved, where it is missing")
          @Nullable OffsetDateTime validFrom) {}

  @GetMapping("/v1/programme")
  @Allow(Role.APPROVER)
  @Operation(
      operationId = "currentProgramme",
      summary = "The settings in force now",
      description = "With their ETag, which a change has to send as `If-Match`.")
  Mono<ResponseEntity<ProgrammeView>> programme() {
    return rows.inForce().map(ProgrammeEndpoint::answer);
  }

  @GetMapping("/v1/programme/versions")
  @Allow(Role.APPROVER)
  @Operation(operationId = "programmeVersions", summary = "List the versions, newest first")
  Mono<Page<ProgrammeView>> versions(@ParameterObject PageRequest page) {
    return rows.list(page).map(found -> found.map(ProgrammeView::of));
  }

  @GetMapping("/v1/programme/versions/{version}")
  @Allow(Role.APPROVER)
  @Operation(operationId = "programmeVersion", summary = "A version of the settings")
  Mono<ResponseEntity<ProgrammeView>> version(@PathVariable int version) {
    return rows.find(version)
        .switchIfEmpty(Mono.error(() -> ProgrammeRefusals.noVersion(version)))
        .map(ProgrammeEndpoint::answer);
  }

  @PutMapping("/v1/programme")
  @Allow({})
  @Operation(
      operationId = "changeProgramme",
      summary = "Change settings, from now on or from a date on",
      description =
          "As a new version; what happened before is decided by the settings of its time. With four"
              + " eyes (`regulars.rulebook.four-eyes`) it waits until somebody else approves it.")
  @ApiResponse(responseCode = "200", description = "The new version")
  @ApiResponse(
      responseCode = "409",
      description = "`programme-scheduled`: another version is to come that would undo it",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed the settings meanwhile",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  @ApiResponse(
      responseCode = "422",
      description =
          "`setting-not-available`, `time-passed`, `rules-need-setting`, `currency-in-use`,"
              + " `tier-in-use`",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  @ApiResponse(
      responseCode = "428",
      description = "`precondition-required`: there is no `If-Match`",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  Mono<ResponseEntity<ProgrammeView>> change(
      @RequestBody Change body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      Caller caller) {
    caller.requireAllStores();
    ProgrammeChanges.Wanted wanted = read(body);
    return changes
        .change(wanted, new SeenVersion(match), caller)
        .flatMap(changes::follow)
        .map(ProgrammeEndpoint::answer);
  }

  private static ProgrammeChanges.Wanted read(Change body) {
    FieldErrors errors = new FieldErrors();
    errors.require("/settings", body.settings());
    String note = body.note() == null ? "" : body.note().strip();
    if (!note.isEmpty()) {
      errors.text("/note", note, NOTE_LENGTH_MAX);
    }
    errors.throwIfAny();
    Instant from = body.validFrom() == null ? null : body.validFrom().toInstant();
    return new ProgrammeChanges.Wanted(Objects.requireNonNull(body.settings()), note, from);
  }

  @PostMapping("/v1/programme/versions/{version}/approve")
  @Allow(Role.APPROVER)
  @Operation(
      operationId = "approveProgramme",
      summary = "Approve settings that somebody else changed",
      description = "They hold from now on, or from their date on. Not for who changed them.")
  @ApiResponse(responseCode = "200", description = "The version")
  @ApiResponse(
      responseCode = "403",
      description = "`four-eyes`: it is the caller's own change",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  @ApiResponse(
      responseCode = "409",
      description = "`programme-state`, or `programme-changed`: another version came first",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  Mono<ResponseEntity<ProgrammeView>> approve(
      @PathVariable int version,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    caller.requireAllStores();
    return once("approve", version, key, caller, changes.approve(version, caller));
  }

  @PostMapping("/v1/programme/versions/{version}/withdraw")
  @Allow(Role.APPROVER)
  @Operation(
      operationId = "withdrawProgramme",
      summary = "Take back settings that wait, or whose time is to come")
  @ApiResponse(responseCode = "200", description = "The version")
  @ApiResponse(
      responseCode = "409",
      description = "`programme-state`: it is or was in force",
      content = @Content(schema = @Schema(ref = PROBLEM)))
  Mono<ResponseEntity<ProgrammeView>> withdraw(
      @PathVariable int version,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    caller.requireAllStores();
    return once("withdraw", version, key, caller, changes.withdraw(version, caller));
  }

  private Mono<ResponseEntity<ProgrammeView>> once(
      String step, int version, @Nullable String key, Caller caller, Mono<Integer> work) {
    return idempotency
        .once(
            "programme-" + step + ":" + caller.id(),
            key,
            version,
            Integer.class,
            work,
            number -> changes.follow(number).map(ProgrammeRow::number))
        .flatMap(
            done ->
                rows.find(version)
                    .map(
                        row ->
                            ResponseEntity.ok()
                                .headers(done.getHeaders())
                                .eTag(row.etag())
                                .body(ProgrammeView.of(row))));
  }

  private static ResponseEntity<ProgrammeView> answer(ProgrammeRow row) {
    return ResponseEntity.ok().eTag(row.etag()).body(ProgrammeView.of(row));
  }
}
