package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class VocabularyEndpoint {

  private final ForProgramme<VocabularyView> english;
  private final ForProgramme<VocabularyView> german;

  VocabularyEndpoint(ProgrammeSettings settings) {
    // When it is first asked for: reading the vocabulary would hold up the start.
    this.english = view(settings, Locale.ENGLISH);
    this.german = view(settings, Locale.GERMAN);
  }

  private static ForProgramme<VocabularyView> view(ProgrammeSettings settings, Locale locale) {
    return new ForProgramme<>(
        settings,
        programme -> VocabularyView.of(Vocabulary.standard(), programme, Translation.in(locale)));
  }

  @GetMapping("/v1/rulebook/vocabulary")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getRulebookVocabulary",
      summary = "Every sentence that a rule may be made of",
      description =
          "Whole, without pages: it changes only with a release or with the settings. What is said"
              + " about the sentences can be had in English (`en`) and German (`de`). Rule files"
              + " have them in English, as `text` says; `texts` says how each reads in German.")
  Mono<VocabularyView> vocabulary(
      @RequestParam(required = false) @Nullable String lang, ServerWebExchange exchange) {
    boolean isGerman = Languages.asked(lang, exchange).equals(Locale.GERMAN);
    return Mono.fromSupplier(() -> (isGerman ? german : english).get());
  }
}
