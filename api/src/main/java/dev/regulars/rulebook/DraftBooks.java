package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Who;
import dev.regulars.shared.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drafts as rulebooks that can decide, for trying them. */
@Component
public class DraftBooks {

  /** The version that a draft decides as: none. */
  public static final int VERSION = 0;

  private final Drafts drafts;
  private final DraftFiles files;
  private final DraftSizes sizes;
  private final GivenIdentities identities;
  private final DraftTurns turns;
  private final Compiling compiling;
  private final ProgrammeSettings settings;

  DraftBooks(
      Drafts drafts,
      DraftFiles files,
      DraftSizes sizes,
      GivenIdentities identities,
      DraftTurns turns,
      Compiling compiling,
      ProgrammeSettings settings) {
    this.drafts = drafts;
    this.files = files;
    this.sizes = sizes;
    this.identities = identities;
    this.turns = turns;
    this.compiling = compiling;
    this.settings = settings;
  }

  /**
   * What a draft would decide.
   *
   * @param by who wants to know
   * @param unsaved texts in place of the saved ones of their names, null for none
   * @return a rulebook of {@link #VERSION}; a problem of 404 for no such draft, of 422 where it is
   *     not sound
   * @throws ProblemException 400 where an unsaved file cannot be one
   */
  public Mono<VersionedRuleBook> of(
      UUID id, @Nullable List<@Nullable UnsavedFile> unsaved, Who by) {
    Map<String, String> texts = FileForm.unsaved(unsaved);
    Mono<RuleBook> read =
        drafts
            .find(id)
            .switchIfEmpty(Mono.error(Refusals::noDraft))
            .flatMap(draft -> files.of(id).flatMap(saved -> whole(draft, saved, texts)))
            .flatMap(all -> compiling.look(() -> interpret(all)));
    return turns.of(by, read).map(rules -> new VersionedRuleBook(VERSION, rules, settings.now()));
  }

  /** As it will be kept: what a rule counts under has to be known. */
  private Mono<RuleFiles> whole(Draft draft, List<Draft.File> saved, Map<String, String> unsaved) {
    return sizes
        .fitting(Draft.texts(saved, unsaved))
        .flatMap(texts -> identities.of(draft, Draft.texts(saved, Map.of()), texts));
  }

  /**
   * Files as a rulebook that can decide, within milliseconds.
   *
   * @throws ProblemException 422 where they are none
   */
  RuleBook interpret(RuleFiles rules) {
    return switch (compiling.compiler().interpret(rules)) {
      case Interpretation.Sound(var rulebook, var warnings) -> rulebook;
      case Interpretation.Refused(var problems) ->
          throw Refusals.notSound(
              CheckResult.of(problems.stream().map(CheckResult.Finding::of).toList(), List.of()));
    };
  }
}
