package dev.regulars.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What nobody should send, and somebody will. */
final class Oddities {

  private static final JsonMapper JSON = new JsonMapper();

  /** JSON that is written as it stands, also where no library would write it. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "-0",
          "0.1",
          "1.0",
          "1e3",
          "1e400",
          "-1e-400",
          "2147483648",
          "9007199254740993",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "1000000000000",
          "999999999999999999",
          "1E999999999",
          "123456789012345678901234567890123456789012345678901234567890",
          "NaN",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\uD800\"",
          "\"\\u202e\\u0000\"",
          "\"\\u3000\"",
          "\"\\t\"",
          "\"1\"",
          "\"null\"",
          "\"💶💶\"",
          "\"＝1＋1\"",
          "\"a\\nb\"",
          "\"../../etc/passwd\"",
          "\"' or 1=1 --\"",
          "\"<script>\"",
          "\"{{7*7}}\"",
          "\"=cmd|' /C calc'!A0\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"2026-02-30\"",
          "\"24:00\"",
          "\"2026-11-21T10:15:00+00:00:30\"",
          "\"2026-11-21T10:00Z\"",
          "\"2026-11-21t10:15:00z\"",
          "\"2026-11-21T24:00:00Z\"",
          "\"2016-12-31T23:59:60Z\"",
          "\"+10000-01-01T00:00:00Z\"",
          "\"-0001-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59.9999999999Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"2026-11-21T10:15:00+19:00\"",
          "\"Europe/Nowhere\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "{\"\": null}",
          "{\"card\": \"x\", \"email\": \"y\"}",
          "[1, \"2\", null, {}]");

  /** What may stand in a path or behind a question mark, percent-encoded already. */
  private static final List<String> PATH_PARTS =
      List.of(
          "%20",
          "%09",
          "%E3%80%80",
          "%00",
          "%FF",
          "%C3%28",
          "%ED%A0%80",
          "..%2f",
          "%2e%2e",
          "%2F",
          "%5C",
          "%3B",
          ";a=b",
          "%25",
          "%2500",
          "0",
          "-1",
          "1.5",
          "99999999999999999999",
          "null",
          "undefined",
          "NaN",
          "*",
          "%7B%7D",
          "%F0%9F%92%B6",
          "a%0Ab",
          "a%0D%0Ab",
          "00000000-0000-0000-0000-000000000000",
          "0000000-0000-0000-0000-00000000000",
          "%7B00000000-0000-0000-0000-000000000000%7D",
          "1%20or%201=1",
          "2147483648",
          "9223372036854775808",
          "true",
          "[]",
          "2026-02-30",
          "2026-11-21T10:00Z",
          "%2B10000-01-01",
          "-999999999-01-01",
          "%E2%80%8B",
          "%EF%BB%BF");

  private static final List<String> MEDIA_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/octet-stream",
          "application/json; charset=utf-16",
          "application/json; charset=nope",
          "application/problem+json",
          "application/vnd.x+json",
          "application/x-ndjson",
          "application/merge-patch+json",
          "text/csv",
          "a/b/c",
          "json",
          "*/*",
          "application/*",
          "application/json; =",
          "application/json; charset=",
          "multipart/form-data; charset=nope; boundary=fuzz-boundary",
          "multipart/form-data; boundary=fuzz-boundary; charset=\"",
          ";",
          "/",
          "application/zip");

  private static final List<String> ACCEPTED =
      List.of(
          "application/problem+json",
          "text/html",
          "image/png",
          "text/event-stream",
          "nonsense",
          "a/b/c",
          ";",
          "application/json;charset=nope",
          "application/json;q=nope",
          "*/*;q=0",
          "application/json;q=0.1, text/*",
          ",",
          "application/x-ndjson");

  private static final List<String> METHODS =
      List.of("TRACE", "HEAD", "OPTIONS", "PROPFIND", "get", "PATCH", "PUT", "POST", "GET", "X");

  private static final List<List<String>> HEADERS =
      List.of(
          List.of("Idempotency-Key", " "),
          List.of("Idempotency-Key", "k".repeat(300)),
          List.of("Idempotency-Key", "a", "Idempotency-Key", "b"),
          List.of("If-Match", "\"999\""),
          List.of("If-Match", "*"),
          List.of("If-Match", "nonsense"),
          List.of("If-Match", "\"a"),
          List.of("If-None-Match", "*"),
          List.of("If-None-Match", "\"a\", W/"),
          List.of("If-Modified-Since", "yesterday"),
          List.of("If-Unmodified-Since", "yesterday"),
          List.of("Range", "bytes=0-1,5-"),
          List.of("Range", "bytes=9-1"),
          List.of("Range", "bytes=99999999999999999999-"),
          List.of("Accept-Language", "xx;q=9, *"),
          List.of("Accept-Language", "\u00e4\u00f6"),
          List.of("Accept-Encoding", "br;q=nope"),
          List.of("Content-Encoding", "gzip"),
          List.of("Cookie", "regulars_session=x; =; ;;"),
          List.of("Content-Encoding", "br"),
          List.of("Content-Disposition", "x=\""),
          List.of("Origin", "null"),
          List.of("Origin", "http://[::1"),
          List.of("Access-Control-Request-Method", "\"X Y"),
          List.of("X-Request-Id", "a b"),
          List.of("traceparent", "00-x"),
          List.of("X-Forwarded-For", "nonsense, ::1"),
          List.of("X-Forwarded-Host", "a b"),
          List.of("X-Forwarded-Port", "x"),
          List.of("X-Forwarded-Proto", "://"),
          List.of("Forwarded", "for=\"[::1\""),
          List.of("X-HTTP-Method-Override", "DELETE"),
          List.of("Last-Event-ID", "-1"),
          List.of("X-Long", "x".repeat(20_000)));

  private final Random random;

  Oddities(Random random) {
    this.random = random;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String pathPart() {
    return switch (random.nextInt(20)) {
      case 0 -> "a".repeat(4_000);
      case 1 -> "b".repeat(9_000);
      case 2 -> "%E4%BD%A0".repeat(50);
      default -> one(PATH_PARTS);
    };
  }

  String mediaType() {
    return one(MEDIA_TYPES);
  }

  String accepted() {
    return one(ACCEPTED);
  }

  String method() {
    return one(METHODS);
  }

  List<String> header() {
    return one(HEADERS);
  }

  /** The same JSON with something wrong somewhere. */
  String json(JsonNode body) {
    JsonNode copy = body.deepCopy();
    int changes = random.nextInt(4) == 0 ? 2 : 1;
    for (int i = 0; i < changes; i++) {
      change(copy);
    }
    return raw(JSON.writeValueAsString(copy));
  }

  private void change(JsonNode root) {
    List<JsonNode> inner = new ArrayList<>();
    collect(root, inner);
    if (inner.isEmpty()) {
      return;
    }
    switch (one(inner)) {
      case ObjectNode object -> change(object);
      case ArrayNode list -> change(list);
      default -> throw new IllegalStateException("neither object nor list");
    }
  }

  private void change(ObjectNode object) {
    List<String> names = List.copyOf(object.propertyNames());
    if (names.isEmpty() || random.nextInt(8) == 0) {
      object.put(one(List.of("extra", "", "__proto__", "a/b~c", "\u0000", "id", "@type")), 1);
      return;
    }
    String name = one(names);
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "X", object.remove(name));
      case 2 -> object.set(name, JSON.createArrayNode().add(object.get(name)));
      case 3 -> object.set(name, JSON.createObjectNode().set("value", object.get(name)));
      case 4 -> object.put(name, longText());
      default -> object.put(name, marked(one(VALUES)));
    }
  }

  private void change(ArrayNode list) {
    switch (random.nextInt(5)) {
      case 0 -> list.removeAll();
      case 1 -> list.add(marked(one(VALUES)));
      case 2 -> {
        JsonNode first = list.isEmpty() ? JSON.nullNode() : list.get(0);
        int more = random.nextInt(3) == 0 ? 1_100 : 3;
        for (int i = 0; i < more; i++) {
          list.add(first.deepCopy());
        }
      }
      case 3 -> list.addNull();
      default -> {
        if (list.isEmpty()) {
          list.add(1);
        } else {
          list.set(random.nextInt(list.size()), JSON.getNodeFactory().stringNode("x"));
        }
      }
    }
  }

  private String longText() {
    return "ü".repeat(random.nextBoolean() ? 201 : 5_000);
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isObject() || node.isArray()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }

  private static String marked(String raw) {
    return "\u0001" + VALUES.indexOf(raw) + "\u0001";
  }

  private static String raw(String written) {
    String text = written;
    for (int i = 0; i < VALUES.size(); i++) {
      text = text.replace("\"\\u0001" + i + "\\u0001\"", VALUES.get(i));
    }
    return text;
  }

  /** Bytes that were once a body. */
  byte[] bytes(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> new byte[0];
      case 1 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 2 -> utf8(text + "}");
      case 3 -> text.getBytes(StandardCharsets.UTF_16);
      case 4 -> utf8("\ufeff" + text);
      case 5 -> utf8("[".repeat(5_000));
      case 6 -> utf8(one(VALUES));
      case 7 -> utf8(text.replaceFirst("\\{", "{\"store\": \"a\", \"store\": \"b\", "));
      case 8 -> flipped(body);
      case 9 -> utf8("store=hamburg-1&lines=1");
      case 10 -> utf8("{\"a\":".repeat(40) + "1" + "}".repeat(40));
      default -> utf8("/* x */ " + text);
    };
  }

  private byte[] flipped(byte[] body) {
    byte[] bytes = body.clone();
    for (int i = 0; bytes.length > 0 && i < 3; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
