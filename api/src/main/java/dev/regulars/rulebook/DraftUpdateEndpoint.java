package dev.regulars.rulebook;

import dev.regulars.rulebook.DraftMerge.Choice;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class DraftUpdateEndpoint {

  private final DraftViews views;
  private final Updating updating;
  private final DraftTurns turns;

  DraftUpdateEndpoint(DraftViews views, Updating updating, DraftTurns turns) {
    this.turns = turns;
    this.views = views;
    this.updating = updating;
  }

  /** How a draft is brought up to date. */
  @Schema(name = "DraftUpdate")
  record Update(
      @Schema(
              description =
                  "What stays where the draft and the live version contradict each other; all else"
                      + " that either changed is kept. Refused there where it is missing")
          @Nullable Choice choose) {}

  @PostMapping("/v1/rulebook/drafts/{id}/update")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "updateRulebookDraft",
      summary = "Merge what went live since a draft was begun into it",
      description =
          "What either changed is in the draft then, as new revisions of its files, and it begins"
              + " with the live version. Nothing is written where it did before.")
  @ApiResponse(responseCode = "200", description = "Up to date")
  @ApiResponse(
      responseCode = "409",
      description =
          "`update-conflict`: both changed the same, and nothing was written; `draft-state`: the"
              + " draft cannot be changed now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = UpdateConflict.class)))
  Mono<DraftView> update(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable Update body, Caller caller) {
    Choice choice = body == null ? null : body.choose();
    return turns
        .of(caller.who(), updating.update(id, choice, caller.who()))
        .then(Mono.defer(() -> views.of(id, caller)));
  }
}
