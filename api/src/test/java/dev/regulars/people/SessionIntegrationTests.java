package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServerTest
class SessionIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private Server server;
  @Autowired private DatabaseClient database;

  @Test
  void theCookiesAreOutOfReachOfScriptsAndOfOtherSites() {
    var cookies =
        new Browser(server)
            .signIn("support", "demo")
            .expectStatus()
            .isOk()
            .returnResult(Void.class)
            .getResponseCookies();
    ResponseCookie session = cookies.getFirst("regulars_session");
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Strict");
    assertThat(session.getPath()).isEqualTo("/");
    assertThat(session.getDomain()).isNull();
    assertThat(session.isSecure()).as("this is http").isFalse();
    assertThat(session.getMaxAge()).isEqualTo(Duration.ofDays(7));
    ResponseCookie csrf = cookies.getFirst("regulars_csrf");
    assertThat(csrf.isHttpOnly()).isFalse();
    assertThat(csrf.getSameSite()).isEqualTo("Strict");
    assertThat(csrf.getValue()).isNotEqualTo(session.getValue());
  }

  @Test
  void behindTlsTheCookiesTravelByTlsAlone() {
    server
        .nobody()
        .post()
        .uri("/v1/session")
        .header("X-Forwarded-Proto", "https")
        .bodyValue(Map.of("login", "support", "password", "demo"))
        .exchange()
        .expectCookie()
        .secure("regulars_session", true)
        .expectCookie()
        .secure("regulars_csrf", true);
  }

  @Test
  void onlyTheHashOfATokenIsKept() {
    Browser browser = Browser.of(server, "till");
    String rows = text("select string_agg(person_session::text, ' ') from person_session");
    assertThat(rows).doesNotContain(browser.cookie("regulars_session"));
    assertThat(text("select password_hash from person where login = 'till'"))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void aTokenThatSomebodyPlantedDoesNotBecomeASession() {
    Browser browser = new Browser(server);
    browser.plant("regulars_session", "rs_planted");
    browser.signIn("approver", "demo").expectStatus().isOk();
    assertThat(browser.cookie("regulars_session")).isNotEqualTo("rs_planted");
    Browser other = new Browser(server);
    other.plant("regulars_session", "rs_planted");
    assertThat(other.session()).containsEntry("person", null);
  }

  @Test
  void signingInAgainEndsTheSessionBefore() {
    Browser browser = Browser.of(server, "approver");
    Browser before = new Browser(server);
    before.plant("regulars_session", browser.cookie("regulars_session"));
    browser.signIn("marketer", "demo").expectStatus().isOk();
    assertThat(browser.session().get("person").toString()).contains("login=marketer");
    assertThat(before.session()).containsEntry("person", null);
  }

  @Test
  void signingOutEndsIt() {
    Browser browser = Browser.of(server, "approver");
    String token = browser.cookie("regulars_session");
    browser.keep(browser.as().delete().uri("/v1/session")).expectStatus().isNoContent();
    assertThat(browser.cookie("regulars_session")).isNull();
    Browser thief = new Browser(server);
    thief.plant("regulars_session", token);
    ended(thief.client(null).get().uri("/v1/stores"));
    thief.plant("regulars_session", token);
    thief.client(null).delete().uri("/v1/session").exchange().expectStatus().isNoContent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"used_at = now() - interval '12 hours'", "started_at = now() - interval '7 days'"})
  void endsWithTime(String change) {
    Browser browser = Browser.of(server, "support");
    execute(
        "update person_session set "
            + change
            + " where started_at = (select max(started_at) from person_session)");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                browser
                        .client(null)
                        .get()
                        .uri("/v1/stores")
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value()
                    == 401);
    ended(browser.as().get().uri("/v1/stores"));
  }

  @Test
  void goesOnWhileItIsUsed() {
    Browser browser = Browser.of(server, "support");
    execute("update person_session set used_at = now() - interval '11 hours'");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              browser.session();
              return text("select max(used_at) > now() - interval '1 minute' from person_session")
                  .equals("true");
            });
    assertThat(browser.session().get("person").toString()).contains("login=support");
  }

  private static void ended(WebTestClient.RequestHeadersSpec<?> request) {
    request
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectCookie()
        .maxAge("regulars_session", Duration.ZERO)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:session-ended");
  }

  private void execute(String sql) {
    database.sql(sql).then().block(PATIENCE);
  }

  private String text(String sql) {
    return database.sql(sql).map(row -> String.valueOf(row.get(0))).one().block(PATIENCE);
  }
}
