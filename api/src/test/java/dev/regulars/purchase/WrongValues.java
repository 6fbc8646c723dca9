package dev.regulars.purchase;

import java.util.List;

/** What may be wrong with a kind of value, as raw JSON; a comma of its own between them. */
enum WrongValues {
  TEXT(
      "\"\"",
      "\"  \"",
      Text.LONG,
      "1",
      "true",
      "[]",
      "{}",
      "\"a\\u0000b\"",
      "\"a\\nb\"",
      "\"\\ud800\""),
  CODE("\"\"", "\"..\"", "\"a b\"", "\"ä\"", Text.LONG, "1", "[]", "\"a\\u0000b\"", "\"x/y\""),
  TIME(
      "\"\"",
      "\"yesterday\"",
      "\"2026-11-21\"",
      "\"2026-11-21T10:15:00\"",
      "\"2026-02-30T10:15:00Z\"",
      "\"2026-11-21T25:15:00Z\"",
      "\"1900-01-01T00:00:00Z\"",
      "\"2999-01-01T00:00:00Z\"",
      "\"+999999999-12-31T23:59:59Z\"",
      "\"-0001-01-01T00:00:00Z\"",
      "1763716500",
      "{}"),
  AMOUNT(
      "-1",
      "1.5",
      "1e400",
      "1e2",
      "1000000000001",
      "9223372036854775807",
      "-9223372036854775808",
      "9223372036854775808",
      "1000000000000000000000000000000",
      "\"1\"",
      "true",
      "[]",
      "{}"),
  QUANTITY(
      "0",
      "-1",
      "0.0001",
      "1000001",
      "1e30",
      "1e400",
      "1e-400",
      "1e999999999",
      "\"1\"",
      "true",
      "[]"),
  NUMBER("0", "-1", "1.5", "1e400", "2147483648", "\"1\"", "true", "[]"),
  MEMBER(
      "{}",
      "[]",
      "\"4000\"",
      "1",
      "{\"id\": \"x\"}",
      "{\"id\": \"1-1-1-1-1\"}",
      "{\"id\": 1}",
      "{\"card\": \"\"}",
      "{\"card\": 1}",
      "{\"card\": null}",
      "{\"card\": " + Text.LONG + "}",
      "{\"email\": \"a\\u0000b\"}",
      "{\"card\": \"a\", \"phone\": \"+49\"}",
      "{\"sku\": \"a\"}"),
  LIST("{}", "\"x\"", "1", "[null]", "[1]", "[[]]"),
  FULL_LIST("{}", "\"x\"", "1", "[]", "[null]", "[1]", "[[]]"),
  CODES("{}", "\"x\"", "[null]", "[1]", "[\"\"]", "[\"a\\u0000\"]", "[" + Text.LONG + "]"),
  ATTRIBUTES(
      "[]",
      "\"x\"",
      "{\"a\": {}}",
      "{\"a\": []}",
      "{\"a\": null}",
      "{\"\": \"x\"}",
      "{\"a\": \"\"}",
      "{\"a\": " + Text.LONG + "}",
      "{\"a\": \"x\\u0000\"}",
      "{\"a\\u0000\": \"x\"}",
      "{\"a\": 1e400}",
      "{\"a\": 1e999999}",
      "{\"a\": 1e-999999}");

  private final List<String> raw;

  WrongValues(String... raw) {
    this.raw = List.of(raw);
  }

  List<String> raw() {
    return raw;
  }

  /** A constant that the values can be made with. */
  private static final class Text {
    static final String LONG = "\"" + "x".repeat(600) + "\"";
  }
}
