package dev.regulars.start;

import dev.regulars.Till;
import dev.regulars.start.ExampleStory.Reply;
import dev.regulars.start.RequestShapes.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a request that is right others that are beyond one of its bounds each. */
final class BeyondBounds {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Of which exactly one field may be given. */
  private static final Set<String> ONE_OF_ITS_FIELDS =
      Set.of("MemberRef", "ClockMove", "CodeRequest", "MemberSignIn", "DiscountCodes");

  /** Understood, and refused for what it means: there is no such version, no such step in cash. */
  private static final Map<String, String> IMPOSSIBLE =
      Map.of(
          "roundingMinor", "wrong-payments",
          "from", "not-found",
          "version", "rulebook-state");

  private static final List<String> ODD = List.of("", "§", "a b", "-", "~~", "xx-yy-zz-0-?");

  /**
   * A request that is to be refused.
   *
   * @param pointer to what is wrong in it
   */
  record Variant(String pointer, String what, JsonNode body) {}

  private final RequestShapes shapes;
  private final Map<String, JsonNode> made = new HashMap<>();

  BeyondBounds(JsonNode document) {
    this.shapes = new RequestShapes(document);
  }

  /** All that can be made of an example. */
  List<Variant> of(String id, JsonNode operation, JsonNode example) {
    List<Variant> variants = new ArrayList<>();
    made.clear();
    List<Shape> all = shapes.ofBody(id, operation);
    all.forEach(shape -> made.putIfAbsent(shape.pointer(), shape.schema()));
    for (Shape shape : all) {
      if (!shape.pointer().isEmpty() && !shape.pointer().endsWith("/other")) {
        for (JsonNode value : beyond(shape)) {
          variants.add(new Variant(shape.pointer(), shape.name(), with(example, shape, value)));
        }
      }
    }
    return variants;
  }

  private static List<JsonNode> beyond(Shape shape) {
    List<JsonNode> values = new ArrayList<>();
    JsonNode schema = shape.schema();
    if (schema.has("enum")) {
      values.add(JSON.stringNode("nothing-like-it"));
    } else if (shape.is("string")) {
      if (schema.has("maxLength")) {
        values.add(JSON.stringNode("a".repeat(schema.path("maxLength").asInt() + 1)));
      }
      if (schema.path("minLength").asInt(0) == 1) {
        values.add(JSON.stringNode(""));
      }
      String pattern = schema.path("pattern").asString("");
      if (!pattern.isEmpty()) {
        Pattern form = Pattern.compile(pattern);
        ODD.stream()
            .filter(odd -> !form.matcher(odd).find())
            .forEach(odd -> values.add(JSON.stringNode(odd)));
      }
    } else if (shape.is("integer") || shape.is("number")) {
      if (schema.has("maximum")) {
        values.add(JSON.numberNode(schema.path("maximum").decimalValue().add(BigDecimal.ONE)));
      }
      if (schema.has("minimum")) {
        values.add(JSON.numberNode(schema.path("minimum").decimalValue().subtract(BigDecimal.ONE)));
      }
    } else if (shape.is("array")) {
      values.add(items(schema, schema.path("maxItems").asInt() + 1));
      if (schema.path("minItems").asInt(0) == 1) {
        values.add(JSON.arrayNode());
      }
    } else if (schema.path("additionalProperties").isObject()) {
      ObjectNode many = JSON.objectNode();
      for (int i = 0; i <= schema.path("maxProperties").asInt(); i++) {
        many.put("n" + i, 1);
      }
      values.add(many);
    } else if (schema.path("additionalProperties").isBoolean()) {
      values.add(JSON.objectNode().put("nobodyKnowsThis", 1));
    }
    return values;
  }

  private static ArrayNode items(JsonNode schema, int count) {
    ArrayNode items = JSON.arrayNode();
    JsonNode item = schema.path("items");
    boolean isObject = item.has("$ref") || item.path("type").asString("").equals("object");
    for (int i = 0; i < count; i++) {
      if (isObject) {
        items.add(JSON.objectNode());
      } else if (item.path("type").asString("").equals("integer")) {
        items.add(i + 1);
      } else {
        items.add("a" + i);
      }
    }
    return items;
  }

  /** The example with a value; what is missing on the way is made, with all that it must have. */
  private JsonNode with(JsonNode example, Shape shape, JsonNode value) {
    JsonNode body = example.deepCopy();
    String[] steps = shape.pointer().substring(1).split("/");
    JsonNode here = body;
    String pointer = "";
    for (int i = 0; i < steps.length - 1; i++) {
      pointer += "/" + steps[i];
      here = step(here, steps[i], sample(made.get(pointer)));
    }
    String last = steps[steps.length - 1];
    if (here instanceof ArrayNode list) {
      list.removeAll();
      list.add(value);
    } else if (here instanceof ObjectNode object) {
      if (ONE_OF_ITS_FIELDS.contains(shape.owner())) {
        object.removeAll();
      }
      object.set(last, value);
    }
    return body;
  }

  private static JsonNode step(JsonNode here, String name, JsonNode sample) {
    if (here instanceof ArrayNode list) {
      if (list.isEmpty() || !list.get(0).isContainer()) {
        list.removeAll();
        list.add(sample);
      }
      return list.get(0);
    }
    ObjectNode object = (ObjectNode) here;
    if (object.path(name).getNodeType() != sample.getNodeType()) {
      object.set(name, sample);
    }
    return object.path(name);
  }

  /** Something of a shape, with what it must have. */
  private JsonNode sample(JsonNode asked) {
    JsonNode schema = shapes.resolved(asked);
    if (schema.has("example")) {
      return schema.path("example").deepCopy();
    }
    if (schema.has("properties")) {
      ObjectNode object = JSON.objectNode();
      for (JsonNode name : schema.path("required")) {
        String field = name.asString("");
        object.set(field, sample(schema.path("properties").path(field)));
      }
      return object;
    }
    if (schema.has("items")) {
      return JSON.arrayNode().add(sample(schema.path("items")));
    }
    if (schema.has("oneOf") || schema.has("anyOf")) {
      return sample(schema.path(schema.has("oneOf") ? "oneOf" : "anyOf").path(0));
    }
    String type =
        schema.path("type").isArray()
            ? schema.path("type").path(0).asString("")
            : schema.path("type").asString("");
    return switch (type) {
      case "integer", "number" -> JSON.numberNode(1);
      case "object" -> JSON.objectNode();
      default -> JSON.stringNode("a");
    };
  }

  /** What is wrong with a refusal; null where it names what was wrong, or what that is in. */
  @Nullable String complaint(Variant variant, Reply reply) {
    String problem =
        "%s at %s: %d %s"
            .formatted(
                variant.what(),
                variant.pointer(),
                reply.status(),
                reply.plain().substring(0, Math.min(reply.plain().length(), 300)));
    if (reply.status() != 400) {
      String last = variant.pointer().substring(variant.pointer().lastIndexOf('/') + 1);
      String impossible = IMPOSSIBLE.get(last);
      return impossible != null && reply.text("/type").endsWith(impossible) ? null : problem;
    }
    for (JsonNode error : Till.json(reply.plain()).path("errors")) {
      if (variant.pointer().startsWith(error.path("pointer").asString("?"))
          || error.path("pointer").asString("?").startsWith(variant.pointer())) {
        return null;
      }
    }
    return problem;
  }
}
