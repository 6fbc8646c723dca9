package dev.regulars.start;

import dev.regulars.security.AllowAnyone;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of requests as the server takes them. */
@Configuration(proxyBeanMethods = false)
class OpenApiRequests {

  private static final String SCHEMAS = "#/components/schemas/";

  /** Otherwise tools ask for a key where nobody has one yet. */
  @Bean
  GlobalOperationCustomizer openOperations() {
    return (operation, handler) -> {
      if (handler.hasMethodAnnotation(AllowAnyone.class)) {
        operation.setSecurity(List.of());
      }
      return operation;
    };
  }

  /**
   * Unknown fields are refused: what requests are made of says so. Parts of them that answers show,
   * too, are shown as they were sent.
   */
  static void close(OpenAPI document) {
    if (document.getPaths() == null || document.getComponents().getSchemas() == null) {
      return;
    }
    Set<String> asked = new HashSet<>();
    operations(document)
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
        .forEach(media -> gather(document, media.getSchema(), asked));
    asked.forEach(
        name -> {
          Schema<?> schema = document.getComponents().getSchemas().get(name);
          if (schema != null
              && schema.getProperties() != null
              && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(false);
          }
        });
    OpenApiBounds.add(document, asked);
  }

  private static Stream<Operation> operations(OpenAPI document) {
    return document.getPaths().values().stream().flatMap(item -> item.readOperations().stream());
  }

  /** The names of all schemas that a schema is made of. */
  private static void gather(OpenAPI document, @Nullable Schema<?> start, Set<String> names) {
    Deque<Schema<?>> open = new ArrayDeque<>();
    push(open, start);
    while (!open.isEmpty()) {
      Schema<?> schema = open.pop();
      if (schema.get$ref() != null) {
        String name = schema.get$ref().substring(SCHEMAS.length());
        if (names.add(name)) {
          push(open, document.getComponents().getSchemas().get(name));
        }
      }
      push(open, schema.getItems());
      if (schema.getProperties() != null) {
        schema.getProperties().values().forEach(property -> push(open, property));
      }
      if (schema.getAdditionalProperties() instanceof Schema<?> further) {
        push(open, further);
      }
      Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
          .filter(Objects::nonNull)
          .forEach(parts -> parts.forEach(part -> push(open, part)));
    }
  }

  private static void push(Deque<Schema<?>> open, @Nullable Schema<?> schema) {
    if (schema != null) {
      open.push(schema);
    }
  }
}
