package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A draft of the rulebook with its files.
 *
 * @param own whether the caller worked on it, or a key that they made, so that somebody else has to
 *     approve it; false where four eyes are switched off
 * @param etag of all files together, for {@code If-Match} of an archive
 */
@Schema(name = "RulebookDraft")
record DraftView(
    @JsonUnwrapped DraftOutline outline,
    List<DraftFileView> files,
    List<DraftFileView> examples,
    boolean own,
    String etag) {

  static DraftView of(Draft draft, List<Draft.File> files, boolean own) {
    return new DraftView(
        DraftOutline.of(draft),
        DraftFileView.rules(files),
        DraftFileView.examples(files),
        own,
        Draft.etag(files));
  }
}
