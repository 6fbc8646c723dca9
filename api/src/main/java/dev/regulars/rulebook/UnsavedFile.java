package dev.regulars.rulebook;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file that is not saved yet, to be looked at in place of the saved one of its name. */
@Schema(
    name = "UnsavedFile",
    requiredProperties = {"name", "text"})
public record UnsavedFile(
    @Schema(example = "earning.dslr") @Nullable String name, @Nullable String text) {}
