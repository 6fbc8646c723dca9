package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.ThreeWay;
import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings a draft up to date with what went live since it was begun: what either changed is in it
 * then. Publishing it as it was would take back what the other draft changed.
 */
@Component
class CatchUp {

  private final Editing editing;
  private final DraftFiles files;
  private final Drafts drafts;
  private final Versions versions;

  CatchUp(Editing editing, DraftFiles files, Drafts drafts, Versions versions) {
    this.editing = editing;
    this.files = files;
    this.drafts = drafts;
    this.versions = versions;
  }

  /**
   * A file in which somebody has to decide; what is live stands, the draft's lines are comments.
   *
   * @param message what happened to the file as a whole, missing where its places tell
   */
  @Schema(name = "CatchUpConflict")
  record FileConflict(String file, @Nullable String message, List<EditConflict.Place> conflicts) {}

  private record Merged(SortedMap<String, String> texts, List<FileConflict> conflicts) {}

  /** Merges the live version into a draft; gives what somebody has to decide. */
  Mono<List<FileConflict>> catchUp(UUID id, Who by) {
    return editing.open(
        id,
        draft ->
            Mono.zip(
                    versions.files(draft.basedOn()),
                    files.of(id).map(now -> Draft.texts(now, Map.of())),
                    versions.live())
                .flatMap(
                    read -> {
                      Version live = read.getT3();
                      Merged merged = merge(read.getT1(), read.getT2(), live.files());
                      return editing
                          .replaceAll(id, new RuleFiles(merged.texts()), by)
                          .then(Mono.defer(() -> drafts.setBasedOn(id, live.number())))
                          .thenReturn(merged.conflicts());
                    }));
  }

  private static Merged merge(RuleFiles base, RuleFiles mine, RuleFiles theirs) {
    Merged merged = new Merged(new TreeMap<>(), new ArrayList<>());
    TreeSet<String> names = new TreeSet<>(mine.files().keySet());
    names.addAll(theirs.files().keySet());
    for (String name : names) {
      merge(name, base.files().get(name), mine.files().get(name), theirs.files().get(name), merged);
    }
    return merged;
  }

  private static void merge(
      String name,
      @Nullable String base,
      @Nullable String mine,
      @Nullable String theirs,
      Merged merged) {
    if (mine != null && theirs != null) {
      ThreeWay.Merge both = ThreeWay.merge(name, base == null ? "" : base, mine, theirs);
      merged.texts().put(name, both.text());
      if (!both.isClean()) {
        merged.conflicts().add(new FileConflict(name, null, EditConflict.Place.of(both)));
      }
      return;
    }
    String left = mine != null ? mine : theirs;
    if (left == null || left.equals(base)) {
      return; // one side took it out, the other left it as it was
    }
    merged.texts().put(name, left);
    if (base != null) {
      String message =
          mine != null
              ? "What is live has this file no more, and the draft changed it. It stays."
              : "The draft has this file no more, and what is live changed it. It is back.";
      merged.conflicts().add(new FileConflict(name, message, List.of()));
    }
  }
}
