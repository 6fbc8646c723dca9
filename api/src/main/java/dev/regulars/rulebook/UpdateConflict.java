package dev.regulars.rulebook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem that somebody gets whose draft changed the same as what went live, for the API's
 * description.
 *
 * @param version that is live
 * @param files in which somebody has to decide; missing where the draft cannot be changed at all
 */
@Schema(name = "DraftUpdateConflict")
record UpdateConflict(
    @Schema(example = "urn:regulars:problem:update-conflict") String type,
    String title,
    int status,
    String detail,
    @Nullable Integer version,
    @Nullable List<DraftMerge.FileConflict> files) {}
