package dev.regulars.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The operations of an OpenAPI document, as far as requests can be made from them. */
final class ApiDocument {

  /** What can be asked for; {@code bodies} are schemas by media type, {@code answers} statuses. */
  record Operation(
      String method,
      String path,
      List<Parameter> parameters,
      Map<String, JsonNode> bodies,
      Set<String> answers) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** {@code in} is {@code path}, {@code query} or {@code header}. */
  record Parameter(String name, String in, JsonNode schema) {}

  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();

  ApiDocument(JsonNode root) {
    this.root = root;
    for (var path : root.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(
            operation(
                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
      }
    }
  }

  List<Operation> operations() {
    return operations;
  }

  /** The schema itself, where it is only named. */
  JsonNode resolved(JsonNode schema) {
    String name = schema.path("$ref").asString("");
    return name.isEmpty() ? schema : root.at(name.substring(1));
  }

  private static Operation operation(String method, String path, JsonNode node) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      parameters.add(
          new Parameter(
              parameter.path("name").asString(),
              parameter.path("in").asString(),
              parameter.path("schema")));
    }
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    for (var content : node.path("requestBody").path("content").properties()) {
      bodies.put(content.getKey(), content.getValue().path("schema"));
    }
    Set<String> answers = new TreeSet<>();
    node.path("responses").properties().forEach(answer -> answers.add(answer.getKey()));
    return new Operation(method, path, parameters, bodies, answers);
  }
}
