package dev.regulars.account;

import dev.regulars.programme.ProposedSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Shows what a change of the settings would do to points, before anybody asks for it. */
@RestController
class ExpiryPreviewEndpoint {

  /** A change as it would be asked for. */
  @Schema(name = "ProgrammePreviewRequest", requiredProperties = "settings")
  record PreviewBody(
      @Schema(
              type = "object",
              description =
                  "Fields of `ProgrammeSettings` that would change; what is left out keeps its"
                      + " value",
              example = "{\"expiry\": {\"amount\": 12}}")
          @Nullable JsonNode settings) {}

  private final ProposedSettings proposed;
  private final ExpiryPreviews previews;

  ExpiryPreviewEndpoint(ProposedSettings proposed, ExpiryPreviews previews) {
    this.proposed = proposed;
    this.previews = previews;
  }

  @PostMapping("/v1/programme/preview")
  @Allow(Role.APPROVER)
  @Tag(name = "Programme")
  @Operation(
      operationId = "previewProgramme",
      summary = "What a change of settings would do to points",
      description =
          "Points that members have keep their last day: `held` says how many end in which month"
              + " and `later` how many behind those. A change is made of the last settings, also"
              + " where their time is still to come: `earned` compares with them the last days of"
              + " points that are earned from then on. Of very many points `held` is estimated."
              + " Nothing changes.")
  @ApiResponse(responseCode = "200", description = "What it would do")
  Mono<ExpiryPreview> preview(@RequestBody PreviewBody body, Caller caller) {
    caller.requireAllStores();
    FieldErrors errors = new FieldErrors();
    errors.require("/settings", body.settings());
    errors.throwIfAny();
    return Mono.defer(() -> previews.of(proposed.of(Objects.requireNonNull(body.settings()))));
  }
}
