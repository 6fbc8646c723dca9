package dev.regulars.rulebook;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The problem that a writer gets whose file somebody else changed, for the API's description. */
@Schema(name = "EditConflict")
record EditConflict(
    @Schema(example = "urn:regulars:problem:edit-conflict") String type,
    String title,
    int status,
    String detail,
    @Schema(description = "The file as it is saved; missing where it was taken out")
        @Nullable String current,
    @Schema(description = "Of what is saved, for `If-Match`") @Nullable String etag) {}
