package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class OriginsTests {

  private static final String HOST = "10.0.0.7:8080";

  private final Origins origins = new Origins("https://loyalty.example.com");

  @Test
  void whatIsNoBrowserSaysNothingAndIsTaken() {
    assertThat(origins.isForeign(request())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void theBrowserSaysThatItIsOurPage(String site) {
    assertThat(origins.isForeign(request("Sec-Fetch-Site", site))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-site", "cross-site", "", "SAME-ORIGIN ", "something-new"})
  void everythingElseThatTheBrowserSaysIsForeign(String site) {
    assertThat(origins.isForeign(request("Sec-Fetch-Site", site))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"same-origin, https://evil.example, false", "cross-site, https://" + HOST + ", true"})
  void whatTheBrowserSaysOfTheSiteWins(String site, String origin, boolean foreign) {
    assertThat(origins.isForeign(request("Sec-Fetch-Site", site, "Origin", origin)))
        .isEqualTo(foreign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://" + HOST,
        "https://loyalty.example.com",
        "https://LOYALTY.example.COM",
        "https://shop.example:8443"
      })
  void anOlderBrowserNamesUsByAnyOfOurAddresses(String origin) {
    assertThat(
            origins.isForeign(request("Origin", origin, "X-Forwarded-Host", "shop.example:8443")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "https://evil.example",
        "http://10.0.0.7",
        "http://10.0.0.7:8081",
        "https://loyalty.example.com:444",
        "https://loyalty.example.com.evil.example",
        "https://evil-loyalty.example.com",
        "https://loyalty.example.com@evil.example",
        "https://evil.example/loyalty.example.com",
        "https://evil.example?loyalty.example.com",
        "https://loyalty.example.com, https://evil.example",
        "loyalty.example.com",
        "file:///etc/passwd",
        "https://"
      })
  void anOlderBrowserNamesAnotherSite(String origin) {
    assertThat(origins.isForeign(request("Origin", origin))).isTrue();
  }

  @Test
  void aPublicAddressThatIsNoneOpensNothing() {
    Origins unclear = new Origins("not an address");
    assertThat(unclear.isForeign(request("Origin", "https://evil.example"))).isTrue();
    assertThat(unclear.isForeign(request("Origin", "null"))).isTrue();
    assertThat(unclear.isForeign(request("Origin", "http://" + HOST))).isFalse();
  }

  @Test
  void whatIsForeignIsRefusedAndSaysWhatToDo() {
    assertThatCode(() -> origins.refuseForeign(request("Sec-Fetch-Site", "same-origin")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> origins.refuseForeign(request("Sec-Fetch-Site", "cross-site")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(403);
              assertThat(refused.problem().slug()).isEqualTo("foreign-origin");
              assertThat(refused.problem().detail()).contains("Use the pages of this server");
            });
  }

  /** A request to us with these headers, name and value in turn. */
  private static ServerHttpRequest request(String... headers) {
    var request = MockServerHttpRequest.post("/v1/session").header("Host", HOST);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }
}
