package dev.regulars.rulebook;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets examples of a draft expect what comes out now, or takes them out. */
@RestController
@Tag(name = "Rulebook")
class DraftExampleEndpoint {

  private static final String EXAMPLES = "/v1/rulebook/drafts/{id}/examples";

  private final DraftExamples examples;
  private final DraftViews views;

  DraftExampleEndpoint(DraftExamples examples, DraftViews views) {
    this.examples = examples;
    this.views = views;
  }

  @PostMapping(EXAMPLES + "/accept")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "acceptDraftExamples",
      summary = "Let examples expect what comes out now",
      description =
          "What they expect is written anew from what the draft decides; the other lines of their"
              + " files, comments included, stay as they are. With `If-Match`, the draft's ETag,"
              + " only where nobody changed the draft since it was looked at.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed the draft meanwhile",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(
      responseCode = "422",
      description = "`rulebook-not-sound`, or `example-not-possible`: see `detail`",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<DraftView>> accept(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @RequestBody ExampleChoice body,
      Caller caller) {
    return examples
        .accept(id, body.byFile(), Precondition.of(match, null), caller.who())
        .then(Mono.defer(() -> answer(id, caller)));
  }

  @PostMapping(EXAMPLES + "/remove")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "removeDraftExamples",
      summary = "Take examples out of a draft",
      description =
          "The other lines of their files stay as they are, and every text is kept. With"
              + " `If-Match`, the draft's ETag, only where nobody changed the draft meanwhile.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed the draft meanwhile",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(
      responseCode = "422",
      description = "`example-not-possible`: see `detail`",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<DraftView>> remove(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @RequestBody ExampleChoice body,
      Caller caller) {
    return examples
        .remove(id, body.byFile(), Precondition.of(match, null), caller.who())
        .then(Mono.defer(() -> answer(id, caller)));
  }

  private Mono<ResponseEntity<DraftView>> answer(UUID id, Caller caller) {
    return views.of(id, caller).map(draft -> ResponseEntity.ok().eTag(draft.etag()).body(draft));
  }
}
