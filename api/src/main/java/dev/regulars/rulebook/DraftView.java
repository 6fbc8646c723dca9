package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A draft of the rulebook with its files. */
@Schema(name = "RulebookDraft")
record DraftView(
    @JsonUnwrapped DraftOutline outline, List<DraftFileView> files, List<DraftFileView> examples) {

  static DraftView of(Draft draft, List<Draft.File> files) {
    return new DraftView(
        DraftOutline.of(draft), DraftFileView.rules(files), DraftFileView.examples(files));
  }
}
