package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ServerTest
class SignInIntegrationTests {

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
    assertThat(session.get("csrfToken")).isEqualTo(browser.cookie(PersonCookies.CSRF));
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
}
