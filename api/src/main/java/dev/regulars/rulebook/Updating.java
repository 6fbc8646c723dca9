package dev.regulars.rulebook;

import dev.regulars.rulebook.DraftMerge.Choice;
import dev.regulars.rules.RuleFiles;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings a draft up to date with what went live since it was begun: what either changed is in it
 * then. Publishing it as it was would take back what the other draft changed.
 */
@Component
class Updating {

  private final Editing editing;
  private final DraftFiles files;
  private final Drafts drafts;
  private final Versions versions;
  private final AuditLog audit;
  private final Compiling compiling;
  private final GivenIdentities identities;

  Updating(
      Editing editing,
      DraftFiles files,
      Drafts drafts,
      Versions versions,
      AuditLog audit,
      Compiling compiling,
      GivenIdentities identities) {
    this.compiling = compiling;
    this.identities = identities;
    this.editing = editing;
    this.files = files;
    this.drafts = drafts;
    this.versions = versions;
    this.audit = audit;
  }

  /**
   * Merges the live version into a draft; 409 and nothing written where both changed the same and
   * nobody chose.
   *
   * @param choice whose stays there, null where nobody chose
   */
  Mono<Void> update(UUID id, @Nullable Choice choice, Who by) {
    return editing.open(
        id,
        draft ->
            newer(draft)
                .flatMap(
                    live ->
                        merge(draft, live, choice)
                            .flatMap(
                                merge ->
                                    merge.isClean() || choice != null
                                        ? write(draft, live, merge, choice, by)
                                        : Mono.error(
                                            Conflicts.update(live.number(), merge.conflicts())))));
  }

  /** The live version where it is another than the draft began with. */
  private Mono<Version> newer(Draft draft) {
    return versions.live().filter(live -> live.number() != draft.basedOn());
  }

  private Mono<DraftMerge> merge(Draft draft, Version live, @Nullable Choice choice) {
    return Mono.zip(versions.files(draft.basedOn()), files.of(draft.id()))
        .flatMap(
            read ->
                compiling.look(
                    () ->
                        DraftMerge.of(
                            identities.spelledOut(read.getT1()),
                            Draft.texts(read.getT2(), Map.of()),
                            identities.spelledOut(live.files()),
                            choice)));
  }

  private Mono<Void> write(
      Draft draft, Version live, DraftMerge merge, @Nullable Choice choice, Who by) {
    FileForm.bounded(merge.texts());
    Map<String, Object> details = new HashMap<>();
    details.put("from", draft.basedOn());
    details.put("to", live.number());
    if (choice != null && !merge.isClean()) {
      details.put("choice", choice);
    }
    UUID id = draft.id();
    return editing
        .replaceAll(id, new RuleFiles(merge.texts()), Precondition.NONE, by)
        .then(Mono.defer(() -> drafts.setBasedOn(id, live.number())))
        .then(
            Mono.defer(
                () ->
                    audit.record(
                        by, "rulebook.updated", "rulebook-draft", id.toString(), details)));
  }
}
