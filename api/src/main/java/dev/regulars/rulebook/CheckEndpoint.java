package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Bounds;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class CheckEndpoint {

  private final Drafts drafts;
  private final DraftFiles files;
  private final Checks checks;
  private final Comparisons comparisons;
  private final GivenIdentities identities;
  private final DraftTurns turns;

  CheckEndpoint(
      Drafts drafts,
      DraftFiles files,
      Checks checks,
      Comparisons comparisons,
      GivenIdentities identities,
      DraftTurns turns) {
    this.identities = identities;
    this.turns = turns;
    this.drafts = drafts;
    this.files = files;
    this.checks = checks;
    this.comparisons = comparisons;
  }

  /** Texts that are not saved, to be looked at in place of those that are. */
  @Schema(name = "RulebookCheckRequest")
  record CheckBody(
      @ArraySchema(maxItems = Bounds.FILES_MAX) @Nullable List<@Nullable UnsavedFile> files) {}

  @PostMapping("/v1/rulebook/drafts/{id}/check")
  @Allow({Role.MARKETER, Role.APPROVER})
  @Operation(
      operationId = "checkRulebookDraft",
      summary = "Find what is wrong with a draft, and run its examples",
      description =
          "Changes nothing. Unsaved texts stand in for the saved ones of their names. Warnings are"
              + " told in English (`en`) or German (`de`), as `lang` or `Accept-Language` says. A"
              + " rulebook has at most "
              + Bounds.RULES_MAX
              + " rules, "
              + Bounds.SENTENCES_MAX
              + " sentences, "
              + Bounds.EXAMPLES_MAX
              + " examples, "
              + Bounds.FILES_MAX
              + " files and "
              + Bounds.CHARACTERS_MAX
              + " characters: what is more is a problem here. One thing is done at a time for each"
              + " caller: 429 `too-many-checks` or 503 `busy` where too much waits.")
  Mono<CheckResult> check(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String lang,
      @RequestBody(required = false) @Nullable CheckBody body,
      Caller caller,
      ServerWebExchange exchange) {
    Locale locale = Languages.asked(lang, exchange);
    Map<String, String> unsaved = FileForm.unsaved(body == null ? null : body.files());
    Mono<CheckResult> check =
        drafts
            .find(id)
            .switchIfEmpty(Mono.error(Refusals::noDraft))
            .flatMap(draft -> files.of(id).flatMap(saved -> check(draft, saved, unsaved, locale)));
    return turns.of(caller.who(), check);
  }

  private Mono<CheckResult> check(
      Draft draft, List<Draft.File> saved, Map<String, String> unsaved, Locale locale) {
    RuleFiles texts = Draft.texts(saved, unsaved);
    return identities
        .of(draft, Draft.texts(saved, Map.of()), texts)
        .flatMap(whole -> checks.check(texts, whole, locale));
  }

  @GetMapping("/v1/rulebook/drafts/{id}/changes")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getRulebookDraftChanges",
      summary = "What a draft would change, in plain language",
      description =
          "Compared with what is live, or with another version; with warnings. Told in English"
              + " (`en`) or German (`de`), sentences, too, as `lang` or `Accept-Language` says.")
  Mono<ChangesView> ofDraft(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer against,
      @RequestParam(required = false) @Nullable String lang,
      Caller caller,
      ServerWebExchange exchange) {
    return turns.of(
        caller.who(), comparisons.ofDraft(id, against, Languages.asked(lang, exchange)));
  }

  @GetMapping("/v1/rulebook/versions/{version}/changes")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getRulebookVersionChanges",
      summary = "What a version changed, in plain language",
      description =
          "Compared with what was live before it, or with another version. Told in English (`en`)"
              + " or German (`de`), sentences, too, as `lang` or `Accept-Language` says.")
  Mono<ChangesView> ofVersion(
      @PathVariable int version,
      @RequestParam(required = false) @Nullable Integer against,
      @RequestParam(required = false) @Nullable String lang,
      Caller caller,
      ServerWebExchange exchange) {
    return turns.of(
        caller.who(), comparisons.ofVersion(version, against, Languages.asked(lang, exchange)));
  }
}
