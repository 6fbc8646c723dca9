package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook", description = "The rules in sentences: versions, drafts, who decided what.")
class VersionEndpoint {

  private final Versions versions;
  private final Publishing publishing;
  private final Journal journal;
  private final Idempotency idempotency;
  private final Compiling compiling;
  private final ProgrammeSettings settings;

  VersionEndpoint(
      Versions versions,
      Publishing publishing,
      Journal journal,
      Idempotency idempotency,
      Compiling compiling,
      ProgrammeSettings settings) {
    this.compiling = compiling;
    this.settings = settings;
    this.versions = versions;
    this.publishing = publishing;
    this.journal = journal;
    this.idempotency = idempotency;
  }

  @GetMapping("/v1/rulebook/live")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getLiveRulebook",
      summary = "The version that decides purchases made now")
  Mono<VersionView> live() {
    return versions.requireLive().map(VersionView::of);
  }

  @GetMapping("/v1/rulebook/versions")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(operationId = "listRulebookVersions", summary = "List the versions, newest first")
  Mono<Page<VersionOutline>> list(@ParameterObject PageRequest page) {
    return versions.list(page).map(found -> found.map(VersionOutline::of));
  }

  @GetMapping("/v1/rulebook/versions/{version}")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(operationId = "getRulebookVersion", summary = "A version with its files")
  Mono<VersionView> get(@PathVariable int version) {
    return find(version).map(VersionView::of);
  }

  @GetMapping("/v1/rulebook/versions/{version}/examples")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "listRulebookExamples",
      summary = "The examples of a version in words",
      description =
          "What each begins with and what should come of it, in English (`en`) or German (`de`), as"
              + " `lang` or `Accept-Language` says; they are not run. An example that the"
              + " programme's currency or tiers no longer let be read is left out.")
  Mono<ToldExamples> examples(
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String lang,
      ServerWebExchange exchange) {
    Locale locale = Languages.asked(lang, exchange);
    return find(version)
        .flatMap(
            found ->
                compiling.look(() -> ToldExamples.of(found.files(), settings.programme(), locale)));
  }

  @GetMapping(path = "/v1/rulebook/versions/{version}/files.zip", produces = ZipAnswer.TYPE)
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(operationId = "downloadRulebookVersion", summary = "The files of a version, for Git")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = ZipAnswer.TYPE,
              schema = @Schema(type = "string", format = "binary")))
  Mono<ResponseEntity<byte[]>> zip(@PathVariable int version) {
    return find(version)
        .map(found -> ZipAnswer.of("rulebook-" + version, "\"" + version + "\"", found.files()));
  }

  @PostMapping("/v1/rulebook/versions/{version}/rollback")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "rollBackRulebook",
      summary = "Make an older version live again, at once",
      description =
          "As a new version. A marketer goes one step back, to what was live just before and was"
              + " not rolled back itself; an approver to any version that was live.")
  @ApiResponse(responseCode = "201", description = "Live")
  @ApiResponse(responseCode = "200", description = "Rolled back before with this Idempotency-Key")
  @ApiResponse(
      responseCode = "403",
      description = "`four-eyes`: an approver has to",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(
      responseCode = "409",
      description = "`rulebook-state`, `never-live` or `live-changed`",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<VersionView>> rollBack(
      @PathVariable int version,
      @RequestBody(required = false) Notes.@Nullable Note body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    String note = Objects.requireNonNullElse(Notes.read(body), "Back to version " + version);
    Mono<Integer> work = find(version).flatMap(target -> publishing.rollBack(target, note, caller));
    return idempotency
        .once("rulebook-rollback:" + caller.id(), key, version + note, Integer.class, work)
        .flatMap(
            done ->
                find(Objects.requireNonNull(done.getBody()))
                    .map(
                        live ->
                            ResponseEntity.status(done.getStatusCode())
                                .headers(done.getHeaders())
                                .location(URI.create("/v1/rulebook/versions/" + live.number()))
                                .body(VersionView.of(live))));
  }

  @GetMapping("/v1/rulebook/timeline")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getRulebookTimeline",
      summary = "What happened to the rulebook, newest first")
  Mono<Page<Journal.Event>> timeline(@ParameterObject PageRequest page) {
    return journal.list(page);
  }

  private Mono<Version> find(int version) {
    return versions.find(version).switchIfEmpty(Mono.error(() -> Refusals.noVersion(version)));
  }
}
