package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of every endpoint that books something, with everything that may be wrong with it:
 * each is refused with its pointer, says nothing about the inside, and books nothing.
 */
@ServerTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class BadInputIntegrationTests {

  private static final String HERE = "\"~here~\"";
  private static final String LONG = "\"" + "x".repeat(600) + "\"";
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|dev\\.regulars|java\\.|org\\.spring|jackson|r2dbc|\\tat"
              + " |\\.java:|SQLSTATE|NullPointer",
          Pattern.CASE_INSENSITIVE);

  /** What may be wrong with a kind of value, as raw JSON; a comma of its own between them. */
  private enum Kind {
    TEXT(
        "\"\"",
        "\"  \"",
        LONG,
        "1",
        "true",
        "[]",
        "{}",
        "\"a\\u0000b\"",
        "\"a\\nb\"",
        "\"\\ud800\""),
    CODE("\"\"", "\"..\"", "\"a b\"", "\"ä\"", LONG, "1", "[]", "\"a\\u0000b\"", "\"x/y\""),
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
        "{\"card\": " + LONG + "}",
        "{\"email\": \"a\\u0000b\"}",
        "{\"card\": \"a\", \"phone\": \"+49\"}",
        "{\"sku\": \"a\"}"),
    LIST("{}", "\"x\"", "1", "[null]", "[1]", "[[]]"),
    FULL_LIST("{}", "\"x\"", "1", "[]", "[null]", "[1]", "[[]]"),
    CODES("{}", "\"x\"", "[null]", "[1]", "[\"\"]", "[\"a\\u0000\"]", "[" + LONG + "]"),
    ATTRIBUTES(
        "[]",
        "\"x\"",
        "{\"a\": {}}",
        "{\"a\": []}",
        "{\"a\": null}",
        "{\"\": \"x\"}",
        "{\"a\": \"\"}",
        "{\"a\": " + LONG + "}",
        "{\"a\": \"x\\u0000\"}",
        "{\"a\\u0000\": \"x\"}",
        "{\"a\": 1e400}",
        "{\"a\": 1e999999}",
        "{\"a\": 1e-999999}");

    private final List<String> wrong;

    Kind(String... wrong) {
      this.wrong = List.of(wrong);
    }
  }

  private record Field(String pointer, Kind kind, boolean required) {}

  private static Field must(String pointer, Kind kind) {
    return new Field(pointer, kind, true);
  }

  private static Field may(String pointer, Kind kind) {
    return new Field(pointer, kind, false);
  }

  private static final List<Field> LINE_FIELDS =
      List.of(
          may("/lines/0/line", Kind.NUMBER),
          must("/lines/0/sku", Kind.TEXT),
          may("/lines/0/name", Kind.TEXT),
          may("/lines/0/category", Kind.TEXT),
          may("/lines/0/brand", Kind.TEXT),
          must("/lines/0/quantity", Kind.QUANTITY),
          must("/lines/0/unitPriceMinor", Kind.AMOUNT),
          may("/lines/0/discountMinor", Kind.AMOUNT),
          may("/lines/0/taxMinor", Kind.AMOUNT));

  private static List<Field> purchase(boolean receipt) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                must("/store", Kind.CODE),
                must("/register", Kind.TEXT),
                new Field("/receipt", Kind.TEXT, receipt),
                must("/occurredAt", Kind.TIME),
                may("/member", Kind.MEMBER),
                must("/currency", Kind.TEXT),
                must("/lines", Kind.FULL_LIST),
                must("/totalMinor", Kind.AMOUNT),
                may("/channel", Kind.TEXT),
                may("/vouchers", Kind.CODES),
                may("/attributes", Kind.ATTRIBUTES)));
    fields.addAll(LINE_FIELDS);
    return fields;
  }

  /** The endpoints that take a body, and its fields. */
  enum Endpoint {
    PURCHASE("/v1/purchases", purchase(true)),
    QUOTE("/v1/purchases/quote", purchase(false)),
    RETURN(
        "/v1/purchases/{id}/returns",
        List.of(
            must("/returnReceipt", Kind.TEXT),
            must("/occurredAt", Kind.TIME),
            may("/lines", Kind.FULL_LIST),
            must("/lines/0/line", Kind.NUMBER),
            must("/lines/0/quantity", Kind.QUANTITY))),
    RETURN_QUOTE("/v1/purchases/{id}/returns/quote", RETURN.fields),
    PRODUCT_RETURN(
        "/v1/returns",
        List.of(
            must("/store", Kind.CODE),
            may("/register", Kind.TEXT),
            must("/returnReceipt", Kind.TEXT),
            must("/occurredAt", Kind.TIME),
            must("/member", Kind.MEMBER),
            must("/lines", Kind.FULL_LIST),
            must("/lines/0/sku", Kind.TEXT),
            must("/lines/0/quantity", Kind.QUANTITY),
            may("/lines/0/unitPriceMinor", Kind.AMOUNT))),
    CLAIM("/v1/purchases/{id}/claim", List.of(must("/member", Kind.MEMBER))),
    EVENT(
        "/v1/events",
        List.of(
            must("/member", Kind.MEMBER),
            must("/name", Kind.TEXT),
            must("/occurredAt", Kind.TIME),
            may("/attributes", Kind.ATTRIBUTES)));

    private final String path;
    private final List<Field> fields;

    Endpoint(String path, List<Field> fields) {
      this.path = path;
      this.fields = fields;
    }
  }

  private final Shop shop;
  private Someone member;
  private String purchaseId;

  BadInputIntegrationTests(Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void aPurchase() {
    member = shop.enrol();
    Answer bought =
        shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 5, 100).json());
    purchaseId = bought.text("/id");
  }

  /** A body that would be taken. */
  private ObjectNode good(Endpoint endpoint) {
    String json =
        switch (endpoint) {
          case PURCHASE, QUOTE ->
              APurchase.by(member)
                  .line("T", "tea", 1, 100)
                  .with("channel", "store")
                  .with("vouchers", List.of("A"))
                  .with("attributes", Map.of("payment", "card"))
                  .json();
          case RETURN, RETURN_QUOTE -> AReturn.next().line(1, 1).json();
          case PRODUCT_RETURN ->
              AReturn.next()
                  .with("store", "test-1")
                  .with("register", "1")
                  .with("member", Map.of("card", member.card()))
                  .product("T", 1)
                  .json();
          case CLAIM -> Till.written(Map.of("member", Map.of("card", member.card())));
          case EVENT ->
              Till.written(
                  Map.of(
                      "member",
                      Map.of("card", member.card()),
                      "name",
                      "review",
                      "occurredAt",
                      "2026-01-01T00:00:00Z",
                      "attributes",
                      Map.of("stars", 5)));
        };
    return (ObjectNode) Till.json(json);
  }

  private String path(Endpoint endpoint) {
    return endpoint.path.replace("{id}", purchaseId);
  }

  private Answer post(Endpoint endpoint, String body) {
    return shop.till().post(path(endpoint), body);
  }

  /** The good body with a raw value at a pointer, whatever it does to the JSON. */
  private String with(Endpoint endpoint, String pointer, String raw) {
    ObjectNode body = good(endpoint);
    int last = pointer.lastIndexOf('/');
    JsonNode parent = body.at(pointer.substring(0, last));
    ((ObjectNode) parent).put(pointer.substring(last + 1), "~here~");
    return Till.written(body).replace(HERE, raw);
  }

  private static void isRefused(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, answer.body()).isIn(400, 422);
    isAProblem(answer, what);
  }

  private static void isAProblem(Answer answer, String what) {
    assertThat(answer.header("Content-Type")).as(what).hasValue("application/problem+json");
    assertThat(answer.text("/type")).as(what).startsWith("urn:regulars:problem:");
    assertThat(answer.text("/detail")).as(what).isNotBlank();
    assertThat(answer.number("/status")).as(what).isEqualTo(answer.status());
    assertThat(INSIDE.matcher(answer.body()).find()).as("%s: %s", what, answer.body()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void eachWrongFieldIsNamed(Endpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    for (Field field : endpoint.fields) {
      List<String> wrong = new ArrayList<>(field.kind.wrong);
      if (field.required) {
        wrong.add("null");
      }
      for (String raw : wrong) {
        String what = endpoint + " " + field.pointer + " = " + (raw.length() > 80 ? "long" : raw);
        Answer answer = post(endpoint, with(endpoint, field.pointer, raw));
        isRefused(answer, what);
        assertThat(answer.pointers())
            .as("%s: %s", what, answer.body())
            .anyMatch(pointer -> pointer.startsWith(field.pointer));
      }
      if (field.required) {
        ObjectNode body = good(endpoint);
        int last = field.pointer.lastIndexOf('/');
        ((ObjectNode) body.at(field.pointer.substring(0, last)))
            .remove(field.pointer.substring(last + 1));
        Answer answer = post(endpoint, Till.written(body));
        isRefused(answer, endpoint + " without " + field.pointer);
        assertThat(answer.pointers()).contains(field.pointer);
      }
    }
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void unknownAndDoubleFieldsAreRefused(Endpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    ObjectNode misspelt = good(endpoint);
    misspelt.put("memebr", "x");
    Answer unknown = post(endpoint, Till.written(misspelt));
    isRefused(unknown, "unknown field");
    assertThat(unknown.pointers()).containsExactly("/memebr");

    String good = Till.written(good(endpoint));
    String first = good.substring(1, good.indexOf(':'));
    isRefused(post(endpoint, "{" + first + ":null," + good.substring(1)), "a field twice");
    if (good(endpoint).path("lines") instanceof ArrayNode lines && !lines.isEmpty()) {
      ObjectNode deep = good(endpoint);
      ((ObjectNode) deep.at("/lines/0")).put("colour", "red");
      assertThat(post(endpoint, Till.written(deep)).pointers()).containsExactly("/lines/0/colour");
    }
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoJsonObjectIsRefused(Endpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    String good = Till.written(good(endpoint));
    List<String> bodies =
        List.of(
            "",
            " ",
            "null",
            "[]",
            "[" + good + "]",
            "\"text\"",
            "1",
            "{",
            good.substring(0, good.length() - 1),
            good + "}",
            good + good,
            good.replaceFirst("\"", "'"),
            "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{\"attributes\":{\"a\":" + "{\"a\":".repeat(500) + "1" + "}".repeat(500) + "}}",
            "{\"" + "n".repeat(10_000) + "\":1}",
            "{\"totalMinor\":" + "9".repeat(10_000) + "}",
            "{\"\\ud800\":1}",
            "{\"totalMinor\":NaN}",
            "{\"totalMinor\":Infinity}",
            "{\"totalMinor\":0x10}",
            "{\"totalMinor\":01}",
            "// no\n" + good);
    for (String body : bodies) {
      isRefused(post(endpoint, body), body.length() > 100 ? body.substring(0, 100) : body);
    }
    byte[] broken = good.replaceFirst(":\"", ":\"\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    isRefused(send(endpoint, "application/json", broken), "broken UTF-8");
    isRefused(
        send(endpoint, "application/json", new byte[] {'{', '"', (byte) 0xff, '"'}), "no UTF-8");
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void otherMediaTypesAndGreatBodiesAreRefused(Endpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    byte[] good = Till.written(good(endpoint)).getBytes(StandardCharsets.UTF_8);
    for (String type : new String[] {"text/plain", "application/xml", "text/csv", null}) {
      Answer answer = send(endpoint, type, good);
      assertThat(answer.status()).as("%s: %s", type, answer.body()).isEqualTo(415);
      isAProblem(answer, type);
    }
    byte[] great = ("{\"name\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    Answer tooLarge = send(endpoint, "application/json", great);
    assertThat(tooLarge.status()).isEqualTo(413);
    isAProblem(tooLarge, "2 MiB");
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void theGoodBodyIsTakenInTheEnd(Endpoint endpoint) {
    Answer answer = post(endpoint, Till.written(good(endpoint)));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }

  private Answer send(Endpoint endpoint, String contentType, byte[] body) {
    return shop.till().send("POST", path(endpoint), contentType, body);
  }

  @ParameterizedTest
  @EnumSource(
      value = Endpoint.class,
      names = {"PURCHASE", "QUOTE"})
  void whatIsImpossibleIsSaid(Endpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    expect(endpoint, "/currency", "\"USD\"", 422, "foreign-currency");
    expect(endpoint, "/totalMinor", "99", 422, "wrong-total");
    expect(endpoint, "/member", "{\"card\": \"nobodys\"}", 422, "unknown-member");
    expect(endpoint, "/redemptions", "[\"R\"]", 400, "malformed-request");
    expect(endpoint, "/lines/0/discountMinor", "101", 400, "malformed-request");
    expect(endpoint, "/lines/0/taxMinor", "101", 400, "malformed-request");
    ObjectNode twice = good(endpoint);
    JsonNode line = twice.at("/lines/0").deepCopy();
    ((ObjectNode) line).put("line", 1);
    ((ArrayNode) twice.path("lines")).add(line);
    assertThat(post(endpoint, Till.written(twice)).pointers()).containsExactly("/lines/1/line");
    ObjectNode many = good(endpoint);
    for (int i = 0; i < 1000; i++) {
      ((ArrayNode) many.path("lines")).add(many.at("/lines/0").deepCopy());
    }
    assertThat(post(endpoint, Till.written(many)).pointers()).contains("/lines");
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  private void expect(Endpoint endpoint, String pointer, String raw, int status, String problem) {
    Answer answer = post(endpoint, with(endpoint, pointer, raw));
    isRefused(answer, pointer);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.pointers()).allMatch(found -> found.startsWith(pointer)).hasSize(1);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "/v1/purchases/x",
        "/v1/purchases/x/explanation",
        "/v1/members/x/balance",
        "/v1/members/%00/history",
        "/v1/members/x/purchases",
        "/v1/purchases?register=b",
        "/v1/purchases?store=a%20b",
        "/v1/purchases?from=yesterday",
        "/v1/purchases?from=2026-02-30",
        "/v1/purchases?from=2026-02-02&to=2026-02-01",
        "/v1/purchases?after=x",
        "/v1/purchases?receipt=",
        "/v1/purchases?store=%00&register=b&receipt=c",
        "/v1/members/00000000-0000-7000-8000-000000000000/purchases?limit=1.5",
        "/v1/members/00000000-0000-7000-8000-000000000000/history?after=%ff"
      })
  void addressesThatMeanNothingAreRefused(String path) {
    isRefused(shop.till().get(path), path);
  }
}
