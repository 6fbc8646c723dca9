package dev.regulars.start;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer without what is another in each run (ids, times, secrets), and with no more of a list
 * than shows what is in it.
 */
final class Likeness {

  private static final int ITEMS = 2;
  private static final int LONG_TEXT = 400;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final String NOW = "2026-11-22T12:00:00Z";

  /** Fields whose values nobody could guess, or compare. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "key", "rk_0123456789",
          "csrfToken", "0123456789",
          "link", "/admin/invitation/invite_0123456789",
          "memberNumber", "M-0123-4567",
          "token", "me_0123456789",
          "etag", "\"4711\"",
          "next", "MDE5MGEz");

  private static final String REFERRAL = "referral";
  private static final String CODE = "ABCD2345";
  private static final String JOIN = "http://127.0.0.1:8080/me/join?code=";

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private String sent = "";

  /** What nobody could guess is shown as something else. */
  void hides(String secret, String shown) {
    if (!secret.isBlank()) {
      secrets.put(secret, shown);
    }
  }

  /** What is shown, with what it stands for. */
  String spoken(String text) {
    String spoken = text;
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      spoken = spoken.replace(secret.getValue(), secret.getKey());
    }
    return spoken;
  }

  /** Times that were sent are the same in each run. */
  void sent(String body) {
    sent += body;
  }

  JsonNode of(JsonNode answer) {
    return of(answer, "");
  }

  String of(String text) {
    String told = text;
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      told = told.replace(secret.getKey(), secret.getValue());
    }
    String known = ID.matcher(told).replaceAll(match -> id(match.group()));
    String timed =
        TIME.matcher(known).replaceAll(match -> sent.contains(match.group()) ? match.group() : NOW);
    String placed = ADDRESS.matcher(timed).replaceAll("http://127.0.0.1:8080");
    return placed.length() > LONG_TEXT ? placed.substring(0, LONG_TEXT) + "…" : placed;
  }

  private String id(String id) {
    return ids.computeIfAbsent(
        id, another -> "0190a3c8-5b1e-7000-8000-%012d".formatted(ids.size() + 1));
  }

  private JsonNode of(JsonNode node, String name) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node instanceof ObjectNode object) {
      ObjectNode copy = make.objectNode();
      object
          .properties()
          .forEach(field -> copy.set(of(field.getKey()), of(field.getValue(), field.getKey())));
      if (name.equals(REFERRAL) && object.has("link")) {
        copy.put("code", CODE).put("link", JOIN + CODE);
      }
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = make.arrayNode();
      for (int i = 0; i < Math.min(ITEMS, list.size()); i++) {
        copy.add(of(list.get(i), name));
      }
      return copy;
    }
    if (node.isString()) {
      return make.stringNode(SECRETS.containsKey(name) ? SECRETS.get(name) : of(node.asString()));
    }
    return node;
  }

  /** Whether the answer is that of the example; it may say more, since fields may be added. */
  static boolean holds(JsonNode example, JsonNode answer) {
    if (example.isObject() && answer.isObject()) {
      return example
          .propertyStream()
          .allMatch(
              field ->
                  answer.has(field.getKey())
                      && holds(field.getValue(), answer.get(field.getKey())));
    }
    if (example.isArray() && answer.isArray() && example.size() == answer.size()) {
      for (int i = 0; i < example.size(); i++) {
        if (!holds(example.get(i), answer.get(i))) {
          return false;
        }
      }
      return true;
    }
    return example.equals(answer);
  }

  /** Whether it has the same fields with values of the same types. */
  static boolean fits(JsonNode example, JsonNode answer) {
    if (example.isNull() || answer.isNull()) {
      return true;
    }
    if (example.isObject() && answer.isObject()) {
      return answer
          .propertyStream()
          .allMatch(
              field ->
                  example.path(field.getKey()).isMissingNode()
                      || fits(example.get(field.getKey()), field.getValue()));
    }
    if (example.isArray() && answer.isArray()) {
      return example.isEmpty() || answer.isEmpty() || fits(example.get(0), answer.get(0));
    }
    return example.getNodeType() == answer.getNodeType();
  }
}
