package dev.regulars.rulebook;

import dev.regulars.rules.Programme;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class VocabularyEndpoint {

  private final Mono<VocabularyView> english;

  VocabularyEndpoint(ProgrammeSettings settings) {
    // When it is first asked for: reading the vocabulary would hold up the start.
    this.english = Mono.fromSupplier(() -> view(settings.programme())).cache();
  }

  private static VocabularyView view(Programme programme) {
    return new VocabularyView(
        Vocabulary.standard().sentences().stream()
            .map(sentence -> VocabularyView.of(sentence, sentence.help()))
            .toList(),
        null,
        VocabularyView.allTypes(),
        programme.currency(),
        programme.tiers().stream()
            .map(tier -> new VocabularyView.TierView(tier.code(), tier.name()))
            .toList());
  }

  @GetMapping("/v1/rulebook/vocabulary")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "rulebookVocabulary",
      summary = "Every sentence that a rule may be made of",
      description = "Whole, without pages: it changes only with a release.")
  Mono<VocabularyView> vocabulary() {
    return english;
  }
}
