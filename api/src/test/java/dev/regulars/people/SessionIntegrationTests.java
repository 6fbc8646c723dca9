package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void nobodyIsToldHowToSignIn() {
    Map<String, Object> session = new Browser(server).session();
    assertThat(session)
        .containsEntry("person", null)
        .containsEntry("csrfToken", null)
        .containsEntry("expiresAt", null)
        .containsEntry("demo", true)
        .containsEntry("setUp", true);
    assertThat(session.get("ways").toString()).isEqualTo("{password=true, oidc=null}");
  }

  @Test
  void thePeopleOfTheDemoSignInWhateverTheCaseOfTheirLogin() {
    Browser browser = new Browser(server);
    browser.signIn(" Marketer ", "demo").expectStatus().isOk();
    Map<String, Object> session = browser.session();
    assertThat(session.get("person").toString())
        .contains("login=marketer", "name=Demo marketer", "role=marketer")
        .doesNotContain("locale");
    assertThat(session.get("csrfToken")).isEqualTo(browser.cookie(SessionCookies.CSRF));
    assertThat(OffsetDateTime.parse((String) session.get("expiresAt")).toInstant())
        .isBetween(
            Instant.now().plus(Sessions.IDLE).minusSeconds(360), Instant.now().plus(Sessions.IDLE));
    browser
        .as()
        .get()
        .uri("/v1/stores")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .doesNotExist("Set-Cookie");
  }

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

  @ParameterizedTest
  @CsvSource({"admin, wrong", "nobody-knows, demo", "invited-only, demo", "switched-off, demo"})
  void refusesEverythingThatIsWrongWithTheSameWords(String login, String password) {
    add("invited-only", "null", true);
    add("switched-off", "(select password_hash from person where login = 'admin')", false);
    new Browser(server)
        .signingIn(login, password)
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .doesNotExist("Set-Cookie")
        .expectBody()
        .json(
            """
            {"type": "urn:regulars:problem:sign-in", "title": "Sign-in refused", "status": 401,
             "detail": "Login and password do not belong together. An admin can send you a new link."}
            """,
            org.springframework.test.json.JsonCompareMode.STRICT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"password": "demo"}                               | /login
          {"login": "admin"}                                 | /password
          {"login": "admin", "password": ""}                 | /password
          {"login": "", "password": "demo"}                  | /login
          {"login": "admin", "password": "demo", "role": 1}  | /role
          """)
  void refusesWhatIsNoSignInWithThePointer(String body, String pointer) {
    server
        .nobody()
        .post()
        .uri("/v1/session")
        .header("Content-Type", "application/json")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo(pointer);
  }

  @Test
  void manyFailuresAreAnsweredLaterAlsoWithTheRightPassword() {
    add("guessed", "(select password_hash from person where login = 'admin')", true);
    for (int i = 0; i < 10; i++) {
      new Browser(server).signIn("guessed", "guess " + i).expectStatus().isUnauthorized();
    }
    new Browser(server)
        .signingIn("GUESSED", "demo")
        .exchange()
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .valueMatches("Retry-After", "[0-9]+")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:too-many-attempts");
    new Browser(server).signIn("admin", "demo").expectStatus().isOk();
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

  @Test
  void aRoleThatMayNotIsToldWhomToAsk() {
    Browser.of(server, "till")
        .as()
        .get()
        .uri("/v1/people")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo("As till you may not do this. Ask an admin for a role that may.");
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

  private static void foreign(WebTestClient.RequestHeadersSpec<?> request) {
    request
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:foreign-origin");
  }

  private void add(String login, String passwordHash, boolean active) {
    execute(
        """
        insert into person (id, login, name, role, password_hash, active, created_at)
        values (gen_random_uuid(), '%s', 'X', 'till', %s, %s, now())
        on conflict (login) do nothing
        """
            .formatted(login, passwordHash, active));
  }

  private void execute(String sql) {
    database.sql(sql).then().block(PATIENCE);
  }

  private String text(String sql) {
    return database.sql(sql).map(row -> String.valueOf(row.get(0))).one().block(PATIENCE);
  }
}
