package dev.regulars.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as it is shown. */
@Schema(
    name = "Import",
    description =
        "At the end rowsRead = rowsRecorded + rowsReturned + rowsReplayed + all of rowsSkipped +"
            + " rowsRejected")
record ImportView(
    UUID id,
    @Schema(description = "queued, running, finished or failed", example = "running") String state,
    @Schema(description = "Rows of the file without its header; 0 until they were counted")
        long rowsTotal,
    long rowsRead,
    @Schema(description = "Rows of purchases that this import recorded") long rowsRecorded,
    @Schema(description = "Rows of returns that this import booked") long rowsReturned,
    @Schema(description = "Those of them of which some units matched no purchase")
        long rowsReturnedInPart,
    @Schema(description = "Rows of purchases and returns that had been there before")
        long rowsReplayed,
    long purchasesRecorded,
    @Schema(description = "Purchases that had been there before") long purchasesReplayed,
    long returnsRecorded,
    @Schema(description = "Returns that had been there before") long returnsReplayed,
    long membersEnrolled,
    @Schema(
            description = "Rows by the reason why there was nothing to book",
            example = "{\"not-a-product\": 2}")
        Map<String, Long> rowsSkipped,
    @Schema(description = "Rows in rejected.csv") long rowsRejected,
    @Schema(description = "Rows per second") long ratePerSecond,
    @Schema(description = "Name of the caller who sent the file") String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "Why it failed, and what to do") @Nullable String failure,
    @Schema(description = "What the file is called", example = "purchases-2025.csv")
        @Nullable String fileName) {

  static ImportView of(ImportJob job) {
    Progress progress = job.progress();
    return new ImportView(
        job.id(),
        job.state().code(),
        progress.rowsTotal(),
        progress.rowsRead(),
        progress.rowsRecorded(),
        progress.rowsReturned(),
        progress.rowsReturnedInPart(),
        progress.rowsReplayed(),
        progress.purchasesRecorded(),
        progress.purchasesReplayed(),
        progress.returnsRecorded(),
        progress.returnsReplayed(),
        job.membersEnrolled(),
        progress.rowsSkipped(),
        progress.rowsRejected(),
        progress.ratePerSecond(),
        job.createdBy(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.failure(),
        job.fileName());
  }
}
