package dev.regulars.purchase;

import static dev.regulars.purchase.BookingCalls.isAProblem;
import static dev.regulars.purchase.BookingCalls.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is no body, or no address, of the endpoints that book something. */
@ServerTest
class BadBodiesIntegrationTests {

  @Autowired private Shop shop;
  private BookingCalls calls;

  @BeforeEach
  void aPurchase() {
    calls = new BookingCalls(shop);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoJsonObjectIsRefused(BookingEndpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    String good = Till.written(calls.good(endpoint));
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
      isRefused(calls.post(endpoint, body), body.length() > 100 ? body.substring(0, 100) : body);
    }
    byte[] broken = good.replaceFirst(":\"", ":\"\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    isRefused(calls.send(endpoint, "application/json", broken), "broken UTF-8");
    isRefused(
        calls.send(endpoint, "application/json", new byte[] {'{', '"', (byte) 0xff, '"'}),
        "no UTF-8");
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void otherMediaTypesAndGreatBodiesAreRefused(BookingEndpoint endpoint) {
    Map<String, Long> before = shop.books().counts();
    byte[] good = Till.written(calls.good(endpoint)).getBytes(StandardCharsets.UTF_8);
    for (String type : new String[] {"text/plain", "application/xml", "text/csv", null}) {
      Answer answer = calls.send(endpoint, type, good);
      assertThat(answer.status()).as("%s: %s", type, answer.body()).isEqualTo(415);
      isAProblem(answer, type);
    }
    byte[] great = ("{\"name\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    Answer tooLarge = calls.send(endpoint, "application/json", great);
    assertThat(tooLarge.status()).isEqualTo(413);
    isAProblem(tooLarge, "2 MiB");
    assertThat(shop.books().counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
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
        "/v1/purchases/by-receipt",
        "/v1/purchases/by-receipt?store=a&register=b",
        "/v1/purchases/by-receipt?store=a&register=b&receipt=%20",
        "/v1/members/00000000-0000-7000-8000-000000000000/purchases?limit=1.5",
        "/v1/members/00000000-0000-7000-8000-000000000000/history?after=%ff"
      })
  void addressesThatMeanNothingAreRefused(String path) {
    isRefused(shop.till().get(path), path);
  }
}
