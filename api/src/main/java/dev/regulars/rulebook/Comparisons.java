package dev.regulars.rulebook;

import dev.regulars.rulebook.ChangesView.WarningView;
import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.RuleChanges;
import dev.regulars.rules.language.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what somebody would change, or changed. */
@Component
class Comparisons {

  private final Drafts drafts;
  private final DraftFiles files;
  private final Versions versions;
  private final Compiling compiling;
  private final Programme programme;

  Comparisons(
      Drafts drafts,
      DraftFiles files,
      Versions versions,
      Compiling compiling,
      ProgrammeSettings settings) {
    this.drafts = drafts;
    this.files = files;
    this.versions = versions;
    this.compiling = compiling;
    this.programme = settings.programme();
  }

  /**
   * What a draft would change.
   *
   * @param against a version, null for the live one
   */
  Mono<ChangesView> ofDraft(UUID id, @Nullable Integer against) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .flatMap(
            draft ->
                Mono.zip(version(against), files.of(id))
                    .flatMap(read -> compare(read.getT1(), Draft.texts(read.getT2(), Map.of()))));
  }

  /**
   * What a version changed, or would.
   *
   * @param against another version; null for the one that was live before, or is live where it
   *     never was
   */
  Mono<ChangesView> ofVersion(int number, @Nullable Integer against) {
    Mono<Version> other =
        against != null
            ? version(against)
            : versions.before(number).flatMap(versions::find).switchIfEmpty(versions.live());
    return version(number)
        .zipWith(other)
        .flatMap(read -> compare(read.getT2(), read.getT1().files()));
  }

  private Mono<ChangesView> compare(Version before, RuleFiles after) {
    return compiling.look(
        () ->
            ChangesView.of(
                before.number(),
                RuleChanges.between(Vocabulary.standard(), programme, before.files(), after),
                List.<WarningView>of()));
  }

  private Mono<Version> version(@Nullable Integer number) {
    return number == null
        ? versions.live()
        : versions.find(number).switchIfEmpty(Mono.error(() -> Refusals.noVersion(number)));
  }
}
