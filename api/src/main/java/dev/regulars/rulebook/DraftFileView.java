package dev.regulars.rulebook;

import dev.regulars.security.Who;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A file of a draft as it is saved. */
@Schema(name = "DraftFile")
public record DraftFileView(
    @Schema(example = "earning.dslr") String name,
    String text,
    @Schema(description = "For `If-Match`, as it is", example = "\"3\"") String etag,
    Who changedBy,
    Instant changedAt) {

  static DraftFileView of(Draft.File file) {
    return new DraftFileView(
        file.name(), file.text(), file.etag(), file.changedBy(), file.changedAt());
  }

  static List<DraftFileView> rules(List<Draft.File> files) {
    return of(files, true);
  }

  static List<DraftFileView> examples(List<Draft.File> files) {
    return of(files, false);
  }

  private static List<DraftFileView> of(List<Draft.File> files, boolean rules) {
    return files.stream()
        .filter(file -> file.name().endsWith(FileForm.RULES) == rules)
        .map(DraftFileView::of)
        .toList();
  }
}
