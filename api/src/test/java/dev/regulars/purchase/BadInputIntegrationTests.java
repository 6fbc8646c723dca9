package dev.regulars.purchase;

import static dev.regulars.purchase.BookingCalls.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of every endpoint that books something, with everything that may be wrong with it:
 * each is refused with its pointer, says nothing about the inside, and books nothing.
 */
@ServerTest
class BadInputIntegrationTests {

  @Autowired private Shop shop;
  private BookingCalls calls;

  @BeforeEach
  void aPurchase() {
    calls = new BookingCalls(shop);
  }

  @ParameterizedTest
  @EnumSource
  void eachWrongFieldIsNamed(BookingEndpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    for (BookingEndpoint.Field field : endpoint.fields()) {
      List<String> wrong = new ArrayList<>(field.kind().raw());
      if (field.required()) {
        wrong.add("null");
      }
      for (String raw : wrong) {
        String what = endpoint + " " + field.pointer() + " = " + (raw.length() > 80 ? "long" : raw);
        Answer answer = calls.post(endpoint, calls.with(endpoint, field.pointer(), raw));
        isRefused(answer, what);
        assertThat(answer.pointers())
            .as("%s: %s", what, answer.body())
            .anyMatch(pointer -> pointer.startsWith(field.pointer()));
      }
      if (field.required()) {
        ObjectNode body = calls.good(endpoint);
        ((ObjectNode) body.at(field.parent())).remove(field.name());
        Answer answer = calls.post(endpoint, Till.written(body));
        isRefused(answer, endpoint + " without " + field.pointer());
        assertThat(answer.pointers()).contains(field.pointer());
      }
    }
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void unknownAndDoubleFieldsAreRefused(BookingEndpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    ObjectNode misspelt = calls.good(endpoint);
    misspelt.put("memebr", "x");
    Answer unknown = calls.post(endpoint, Till.written(misspelt));
    isRefused(unknown, "unknown field");
    assertThat(unknown.pointers()).containsExactly("/memebr");

    String good = Till.written(calls.good(endpoint));
    String first = good.substring(1, good.indexOf(':'));
    isRefused(calls.post(endpoint, "{" + first + ":null," + good.substring(1)), "a field twice");
    if (calls.good(endpoint).path("lines") instanceof ArrayNode lines && !lines.isEmpty()) {
      ObjectNode deep = calls.good(endpoint);
      ((ObjectNode) deep.at("/lines/0")).put("colour", "red");
      assertThat(calls.post(endpoint, Till.written(deep)).pointers())
          .containsExactly("/lines/0/colour");
    }
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = BookingEndpoint.class,
      names = {"PURCHASE", "QUOTE"})
  void whatIsImpossibleIsSaid(BookingEndpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    expect(endpoint, "/currency", "\"USD\"", 422, "foreign-currency");
    expect(endpoint, "/totalMinor", "99", 422, "wrong-total");
    expect(endpoint, "/member", "{\"card\": \"nobodys\"}", 422, "unknown-member");
    expect(endpoint, "/redemptions", "[\"R\"]", 400, "malformed-request");
    expect(endpoint, "/lines/0/discountMinor", "101", 400, "malformed-request");
    expect(endpoint, "/lines/0/taxMinor", "101", 400, "malformed-request");
    ObjectNode twice = calls.good(endpoint);
    JsonNode line = twice.at("/lines/0").deepCopy();
    ((ObjectNode) line).put("line", 1);
    ((ArrayNode) twice.path("lines")).add(line);
    assertThat(calls.post(endpoint, Till.written(twice)).pointers())
        .containsExactly("/lines/1/line");
    ObjectNode many = calls.good(endpoint);
    for (int i = 0; i < 1000; i++) {
      ((ArrayNode) many.path("lines")).add(many.at("/lines/0").deepCopy());
    }
    assertThat(calls.post(endpoint, Till.written(many)).pointers()).contains("/lines");
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  private void expect(
      BookingEndpoint endpoint, String pointer, String raw, int status, String problem) {
    Answer answer = calls.post(endpoint, calls.with(endpoint, pointer, raw));
    isRefused(answer, pointer);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.pointers()).allMatch(found -> found.startsWith(pointer)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theGoodBodyIsTakenInTheEnd(BookingEndpoint endpoint) {
    Answer answer = calls.post(endpoint, Till.written(calls.good(endpoint)));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }
}
