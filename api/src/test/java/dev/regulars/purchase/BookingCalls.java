package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls of the endpoints that book something, with bodies that would be taken, or not. */
final class BookingCalls {

  private static final String HERE = "\"~here~\"";

  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|dev\\.regulars|java\\.|org\\.spring|jackson|r2dbc|\\tat"
              + " |\\.java:|SQLSTATE|NullPointer",
          Pattern.CASE_INSENSITIVE);

  private final Shop shop;
  private final Someone member;
  private final String purchaseId;

  /** Calls about a new member and a purchase of nobody. */
  BookingCalls(Shop shop) {
    this.shop = shop;
    member = shop.enrol();
    Answer bought =
        shop.till().post("/v1/purchases", APurchase.anonymous().line("T", "tea", 5, 100).json());
    purchaseId = bought.text("/id");
  }

  /** A body that would be taken. */
  ObjectNode good(BookingEndpoint endpoint) {
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

  String path(BookingEndpoint endpoint) {
    return endpoint.path(purchaseId);
  }

  Answer post(BookingEndpoint endpoint, String body) {
    return shop.till().post(path(endpoint), body);
  }

  /** The good body with a raw value at a pointer, whatever it does to the JSON. */
  String with(BookingEndpoint endpoint, String pointer, String raw) {
    ObjectNode body = good(endpoint);
    int last = pointer.lastIndexOf('/');
    JsonNode parent = body.at(pointer.substring(0, last));
    ((ObjectNode) parent).put(pointer.substring(last + 1), "~here~");
    return Till.written(body).replace(HERE, raw);
  }

  Answer send(BookingEndpoint endpoint, String contentType, byte[] body) {
    return shop.till().send("POST", path(endpoint), contentType, body);
  }

  static void isRefused(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, answer.body()).isIn(400, 422);
    isAProblem(answer, what);
  }

  static void isAProblem(Answer answer, String what) {
    assertThat(answer.header("Content-Type")).as(what).hasValue("application/problem+json");
    assertThat(answer.text("/type")).as(what).startsWith("urn:regulars:problem:");
    assertThat(answer.text("/detail")).as(what).isNotBlank();
    assertThat(answer.number("/status")).as(what).isEqualTo(answer.status());
    assertThat(INSIDE.matcher(answer.body()).find()).as("%s: %s", what, answer.body()).isFalse();
  }
}
