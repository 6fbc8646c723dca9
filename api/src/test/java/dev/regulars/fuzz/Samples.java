package dev.regulars.fuzz;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema allows, and that mostly mean something. */
final class Samples {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int DEEPEST = 8;
  private static final Set<String> FRESH =
      Set.of("receipt", "returnReceipt", "externalId", "login", "note");

  private final ApiDocument api;
  private final Known known;
  private final Random random;

  Samples(ApiDocument api, Known known, Random random) {
    this.api = api;
    this.known = known;
    this.random = random;
  }

  JsonNode of(JsonNode schema) {
    return value("", schema, 0);
  }

  private JsonNode value(String name, JsonNode named, int depth) {
    JsonNode schema = api.resolved(named);
    if (schema.has("example") && random.nextInt(10) < 6) {
      return freshened(name, schema.path("example").deepCopy());
    }
    for (String choice : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.has(choice)) {
        JsonNode choices = schema.path(choice);
        int index = random.nextInt(10) == 0 ? choices.size() - 1 : 0;
        return value(name, choices.path(index), depth + 1);
      }
    }
    if (schema.has("enum")) {
      JsonNode values = schema.path("enum");
      return values.path(random.nextInt(values.size()));
    }
    JsonNode types = schema.path("type");
    String type = types.isArray() ? types.path(0).asString() : types.asString("object");
    if (types.isArray() && types.size() > 1 && random.nextInt(8) == 0) {
      return JSON.nullNode();
    }
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> list(name, schema, depth);
      case "integer" -> JSON.getNodeFactory().numberNode(random.nextInt(1, 200));
      case "number" -> JSON.getNodeFactory().numberNode(random.nextInt(1, 50) / 4.0);
      case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      default -> JSON.getNodeFactory().stringNode(text(name, schema));
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.createObjectNode();
    Set<String> required = new java.util.HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    if (schema.path("properties").has("memberNumber") && schema.path("properties").has("card")) {
      return object.put("card", known.any("cards", random, "4000123"));
    }
    for (var property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || (depth < DEEPEST && random.nextInt(3) == 0)) {
        object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      object.put("colour", random.nextBoolean() ? "red" : "blue");
    }
    return object;
  }

  private JsonNode list(String name, JsonNode schema, int depth) {
    ArrayNode list = JSON.createArrayNode();
    int size = depth < DEEPEST ? random.nextInt(1, 4) : 0;
    for (int i = 0; i < size; i++) {
      list.add(value(name, schema.path("items"), depth + 1));
    }
    return list;
  }

  String text(String name, JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "date-time" -> ISO_OFFSET_DATE_TIME.format(now());
      case "date" -> now().toLocalDate().toString();
      case "uuid" -> known.any("members", random, UUID.randomUUID().toString());
      default -> named(name, schema);
    };
  }

  private String named(String name, JsonNode schema) {
    return switch (name) {
      case "store", "stores" -> known.any("stores", random, "hamburg-1");
      case "currency" -> "EUR";
      case "lang", "locale" -> random.nextBoolean() ? "de" : "en";
      case "zone" -> "Europe/Berlin";
      case "from", "to", "validFrom" -> now().toLocalDate().toString();
      case "email" -> fresh() + "@example.com";
      case "phone" -> "+49170" + random.nextInt(1_000_000, 9_999_999);
      case "card", "cards" -> fresh();
      case "days" -> "7";
      case "limit" -> String.valueOf(random.nextInt(1, 201));
      case "kind" -> "product";
      case "text" -> known.any("texts", random, "rule \"x\"\nwhen\nthen\nend\n");
      default -> FRESH.contains(name) ? fresh() : schema.path("example").asString(fresh());
    };
  }

  private String fresh() {
    return "f" + Long.toString(random.nextLong() >>> 20, Character.MAX_RADIX);
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }

  /** An example again, about other things: a second one would only be a replay. */
  private JsonNode freshened(String name, JsonNode example) {
    if (example instanceof ObjectNode object) {
      for (var field : List.copyOf(object.properties())) {
        object.set(field.getKey(), freshened(field.getKey(), field.getValue()));
      }
      return object;
    }
    if (example instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, freshened("", list.get(i)));
      }
      return list;
    }
    if (name.equals("occurredAt")) {
      return JSON.getNodeFactory().stringNode(ISO_OFFSET_DATE_TIME.format(now()));
    }
    if (name.equals("card")) {
      return JSON.getNodeFactory().stringNode(known.any("cards", random, "4000123"));
    }
    return FRESH.contains(name) ? JSON.getNodeFactory().stringNode(fresh()) : example;
  }
}
