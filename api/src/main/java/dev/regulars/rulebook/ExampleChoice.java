package dev.regulars.rulebook;

import dev.regulars.shared.FieldErrors;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which examples of a draft are meant, as they are named by those who call. */
@Schema(
    name = "ExampleChoice",
    requiredProperties = {"examples"})
record ExampleChoice(
    @ArraySchema(minItems = 1, maxItems = EXAMPLES_MAX) @Nullable List<@Nullable Named> examples) {

  static final int EXAMPLES_MAX = 2_000;
  private static final int NAME_LENGTH_MAX = 1_000;

  /**
   * An example.
   *
   * @param file that it is in
   * @param name that it has there
   */
  @Schema(
      name = "NamedExample",
      requiredProperties = {"file", "name"})
  record Named(
      @Schema(example = "examples.yaml", pattern = UnsavedFile.NAME_PATTERN) @Nullable String file,
      @Schema(
              example = "Gold gets double points on coffee",
              minLength = 1,
              maxLength = NAME_LENGTH_MAX)
          @Nullable String name) {}

  /**
   * The names by file.
   *
   * @throws dev.regulars.shared.ProblemException 400 where something is missing or cannot be
   */
  Map<String, Set<String>> byFile() {
    FieldErrors errors = new FieldErrors();
    Map<String, Set<String>> names = new TreeMap<>();
    if (errors.require("/examples", examples)) {
      errors.list("/examples", examples, EXAMPLES_MAX);
      errors.check(!examples.isEmpty(), "/examples", "must name at least one example");
      for (int i = 0; i < Math.min(examples.size(), EXAMPLES_MAX); i++) {
        read(errors, "/examples/" + i, examples.get(i), names);
      }
    }
    errors.throwIfAny();
    return names;
  }

  private static void read(
      FieldErrors errors, String pointer, @Nullable Named one, Map<String, Set<String>> into) {
    if (one != null && errors.require(pointer + "/file", one.file())) {
      FileForm.checkName(errors, pointer + "/file", one.file());
      errors.requireText(pointer + "/name", one.name(), NAME_LENGTH_MAX);
      into.computeIfAbsent(one.file(), file -> new LinkedHashSet<>())
          .add(Objects.requireNonNullElse(one.name(), ""));
    }
  }
}
