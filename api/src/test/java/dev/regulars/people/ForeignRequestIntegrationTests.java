package dev.regulars.people;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What another site's page cannot do with somebody's session. */
@ServerTest
class ForeignRequestIntegrationTests {

  @Autowired private Server server;

  @Test
  void whatChangesSomethingNeedsTheCsrfToken() {
    Browser admin = Browser.of(server, "admin");
    String csrf = admin.cookie("regulars_csrf");
    for (String wrong : new String[] {null, "", "wrong", csrf + "x"}) {
      admin
          .client(wrong)
          .put()
          .uri("/v1/stores/csrf")
          .bodyValue(Map.of("name", "CSRF"))
          .exchange()
          .expectStatus()
          .isForbidden()
          .expectBody()
          .jsonPath("$.type")
          .isEqualTo("urn:regulars:problem:csrf");
    }
    admin.client("wrong").delete().uri("/v1/session").exchange().expectStatus().isForbidden();
    admin
        .client(csrf)
        .put()
        .uri("/v1/stores/csrf")
        .bodyValue(Map.of("name", "CSRF"))
        .exchange()
        .expectStatus()
        .isOk();
    admin.client(null).get().uri("/v1/people").exchange().expectStatus().isOk();
  }

  @Test
  void theCsrfTokenOfAnotherSessionIsWrong() {
    Browser admin = Browser.of(server, "admin");
    Browser other = Browser.of(server, "admin");
    admin
        .client(other.cookie("regulars_csrf"))
        .put()
        .uri("/v1/stores/csrf")
        .bodyValue(Map.of("name", "CSRF"))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null"
  })
  void refusesWhatPagesOfOtherSitesSend(String header, String value) {
    Browser admin = Browser.of(server, "admin");
    foreign(
        admin
            .as()
            .put()
            .uri("/v1/stores/foreign")
            .header(header, value)
            .bodyValue(Map.of("name", "x")));
    foreign(
        server
            .nobody()
            .post()
            .uri("/v1/session")
            .header(header, value)
            .bodyValue(Map.of("login", "admin", "password", "demo")));
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, http://own"})
  void takesWhatItsOwnPagesSend(String header, String value) {
    Browser.of(server, "admin")
        .as()
        .put()
        .uri("/v1/stores/own")
        .header(header, value.replace("http://own", server.url()))
        .bodyValue(Map.of("name", "x"))
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void anApiKeyNeedsNoneOfItAndWins() {
    Browser till = Browser.of(server, "till");
    till.client(null)
        .mutate()
        .defaultHeader("Authorization", "Bearer rk_demo_admin")
        .build()
        .put()
        .uri("/v1/stores/by-key")
        .header("Sec-Fetch-Site", "cross-site")
        .bodyValue(Map.of("name", "x"))
        .exchange()
        .expectStatus()
        .isOk();
    till.client(null)
        .get()
        .uri("/v1/stores")
        .header("Authorization", "Bearer rk_wrong")
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  private static void foreign(WebTestClient.RequestHeadersSpec<?> request) {
    request
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:foreign-origin");
  }
}
