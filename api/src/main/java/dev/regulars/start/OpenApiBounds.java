package dev.regulars.start;

import dev.regulars.shared.Idempotency;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Bounds in the OpenAPI document that hold for all requests alike, as the server keeps to them
 * wherever it reads one: what is special to a field stands at the field.
 */
final class OpenApiBounds {

  private static final String HEADER = "header";
  private static final String LANGUAGE = "lang";
  private static final String INT = "int32";

  /** See {@code Manners}, which refuses longer ones. */
  private static final int HEADER_LENGTH_MAX = 1_000;

  /**
   * Of maps, whose values annotations cannot describe, by schema and field: the least and the most
   * of each value.
   */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "RewardRequest.pointsByTier", List.of("1", "1000000000"),
          "ExpectedOutcome.rules", List.of("-1000000000000", "1000000000000"));

  private OpenApiBounds() {}

  /**
   * Adds them.
   *
   * @param asked names of the schemas that requests are made of
   */
  static void add(OpenAPI document, Set<String> asked) {
    document.getPaths().values().stream()
        .flatMap(item -> item.readOperations().stream())
        .map(Operation::getParameters)
        .filter(Objects::nonNull)
        .forEach(parameters -> parameters.forEach(OpenApiBounds::bound));
    asked.forEach(
        name -> {
          Schema<?> schema = document.getComponents().getSchemas().get(name);
          if (schema != null && schema.getProperties() != null) {
            schema.getProperties().forEach((field, shape) -> bound(name + "." + field, shape));
          }
        });
  }

  private static void bound(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    if (Idempotency.HEADER.equals(parameter.getName())) {
      schema.setPattern(Idempotency.FORM);
    } else if (HEADER.equals(parameter.getIn())) {
      schema.setMaxLength(HEADER_LENGTH_MAX);
    } else if (LANGUAGE.equals(parameter.getName())) {
      schema.setPattern("^(en|de)$");
    } else if (isInt(schema)) {
      // Numbers in addresses are those of versions and revisions, which begin with 1.
      schema.setMinimum(BigDecimal.ONE);
      boundInt(schema);
    }
  }

  private static void bound(String field, Schema<?> schema) {
    if (isInt(schema)) {
      boundInt(schema);
    }
    if (schema.getItems() != null && isInt(schema.getItems())) {
      boundInt(schema.getItems());
    }
    List<String> values = VALUES.get(field);
    if (values != null && schema.getAdditionalProperties() instanceof Schema<?> value) {
      value.setMinimum(new BigDecimal(values.getFirst()));
      value.setMaximum(new BigDecimal(values.getLast()));
    }
  }

  private static boolean isInt(Schema<?> schema) {
    return INT.equals(schema.getFormat());
  }

  /** What does not fit into an int is refused where it is read. */
  private static void boundInt(Schema<?> schema) {
    if (schema.getMinimum() == null) {
      schema.setMinimum(BigDecimal.valueOf(Integer.MIN_VALUE));
    }
    if (schema.getMaximum() == null) {
      schema.setMaximum(BigDecimal.valueOf(Integer.MAX_VALUE));
    }
  }
}
