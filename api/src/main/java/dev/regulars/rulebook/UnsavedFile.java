package dev.regulars.rulebook;

import dev.regulars.rules.language.Bounds;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file that is not saved yet, to be looked at in place of the saved one of its name. */
@Schema(
    name = "UnsavedFile",
    requiredProperties = {"name", "text"})
public record UnsavedFile(
    @Schema(example = "earning.dslr", pattern = NAME_PATTERN) @Nullable String name,
    @Schema(maxLength = Bounds.FILE_BYTES_MAX) @Nullable String text) {

  private static final String STEM = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  /** What a file of a rulebook can be called, as the API's description writes it. */
  public static final String NAME_PATTERN = STEM + "\\.(dslr|yaml)$";

  /** The same of a file of examples. */
  public static final String EXAMPLES_PATTERN = STEM + "\\.yaml$";
}
