package dev.regulars.start;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An example of each operation in the OpenAPI document, from {@code openapi/examples}: what is
 * asked, and what the server answered to it in a test, which asks again and compares.
 */
final class OpenApiExamples {

  private static final String FOLDER = "/openapi/examples/";

  private OpenApiExamples() {}

  static void show(OpenAPI document) {
    if (document.getPaths() != null) {
      document
          .getPaths()
          .values()
          .forEach(item -> item.readOperations().forEach(OpenApiExamples::show));
    }
  }

  private static void show(Operation operation) {
    JsonNode example = example(operation.getOperationId());
    if (example == null) {
      return;
    }
    if (operation.getRequestBody() != null) {
      show(operation.getRequestBody().getContent(), example.get("request"));
    }
    var answer = operation.getResponses().get(example.path("status").asText());
    if (answer != null) {
      show(answer.getContent(), example.get("answer"));
    }
  }

  private static void show(@Nullable Content content, @Nullable JsonNode example) {
    if (content != null && example != null) {
      content.forEach(
          (type, media) -> {
            boolean isText = example.isTextual();
            if (content.size() == 1 || isText != type.endsWith("json")) {
              media.setExample(isText ? example.asText() : example);
            }
          });
    }
  }

  private static @Nullable JsonNode example(String operationId) {
    try (InputStream file =
        OpenApiExamples.class.getResourceAsStream(FOLDER + operationId + ".json")) {
      return file == null ? null : Json31.mapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(operationId, e);
    }
  }
}
