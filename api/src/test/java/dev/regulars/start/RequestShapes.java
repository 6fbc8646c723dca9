package dev.regulars.start;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What requests are made of, by an OpenAPI document: every parameter and every field. */
final class RequestShapes {

  private static final String SCHEMA = "schema";

  /**
   * A parameter or a field.
   *
   * @param name such as {@code Purchase.lines[]}, of a parameter {@code listStores?limit}
   * @param pointer where it is in the body, with 0 for each item of a list
   * @param owner name of the schema that it is a field of
   */
  record Shape(String name, String pointer, String owner, JsonNode schema) {

    boolean is(String type) {
      JsonNode types = schema.path("type");
      if (types.isArray()) {
        for (JsonNode one : types) {
          if (one.asString("").equals(type)) {
            return true;
          }
        }
        return false;
      }
      return types.asString("").equals(type);
    }

    boolean has(String keyword) {
      return schema.has(keyword);
    }
  }

  private final JsonNode document;

  RequestShapes(JsonNode document) {
    this.document = document;
  }

  /** All parameters, and all fields of all bodies. */
  List<Shape> all() {
    List<Shape> shapes = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String id = operation.getValue().path("operationId").asString("");
        for (JsonNode parameter : operation.getValue().path("parameters")) {
          walk(
              new Shape(
                  id + "?" + parameter.path("name").asString(""), "", id, parameter.path(SCHEMA)),
              new HashSet<>(),
              shapes);
        }
        shapes.addAll(ofBody(id, operation.getValue()));
      }
    }
    return shapes;
  }

  /** The fields of an operation's bodies. */
  List<Shape> ofBody(String id, JsonNode operation) {
    List<Shape> shapes = new ArrayList<>();
    for (var content : operation.path("requestBody").path("content").properties()) {
      walk(
          new Shape(id + " " + content.getKey(), "", id, content.getValue().path(SCHEMA)),
          new HashSet<>(),
          shapes);
    }
    return shapes;
  }

  /** The schema itself, where it is only named. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private void walk(Shape shape, Set<String> above, List<Shape> into) {
    String reference = shape.schema().path("$ref").asString("");
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (above.add(name)) {
        walk(
            new Shape(name, shape.pointer(), name, document.at(reference.substring(1))),
            above,
            into);
        above.remove(name);
      }
      return;
    }
    into.add(shape);
    for (String parts : new String[] {"oneOf", "anyOf", "allOf"}) {
      for (JsonNode part : shape.schema().path(parts)) {
        walk(new Shape(shape.name(), shape.pointer(), shape.owner(), part), above, into);
      }
    }
    for (var field : shape.schema().path("properties").properties()) {
      walk(
          new Shape(
              shape.name() + "." + field.getKey(),
              shape.pointer() + "/" + field.getKey(),
              shape.name(),
              field.getValue()),
          above,
          into);
    }
    if (shape.has("items")) {
      walk(
          new Shape(
              shape.name() + "[]",
              shape.pointer() + "/0",
              shape.owner(),
              shape.schema().path("items")),
          above,
          into);
    }
    if (shape.schema().path("additionalProperties").isObject()) {
      walk(
          new Shape(
              shape.name() + "{}",
              shape.pointer() + "/other",
              shape.owner(),
              shape.schema().path("additionalProperties")),
          above,
          into);
    }
  }
}
