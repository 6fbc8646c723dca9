package dev.regulars.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Why rows of an import were rejected. */
@Schema(name = "ImportRejected")
record RejectedView(
    @Schema(description = "The most frequent first; 20 at most") List<ReasonView> reasons,
    @Schema(description = "The first 20; all of them are in rejected.csv") List<RowView> rows) {

  /** A reason, and how many rows have it. */
  @Schema(name = "ImportRejectedReason")
  record ReasonView(
      @Schema(example = "unitPrice: is not a number such as 2.55") String reason, long rows) {}

  /** A row. */
  @Schema(name = "ImportRejectedRow")
  record RowView(
      @Schema(description = "On which it begins in the file") long line, String reason) {}
}
