package dev.regulars.people;

import static dev.regulars.people.GivenPeople.PASSWORD;
import static dev.regulars.people.GivenPeople.accepting;
import static dev.regulars.people.GivenPeople.answer;
import static dev.regulars.people.GivenPeople.id;
import static dev.regulars.people.GivenPeople.invitation;
import static dev.regulars.people.GivenPeople.link;
import static dev.regulars.people.GivenPeople.person;
import static dev.regulars.people.GivenPeople.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServerTest
class InvitationIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private Server server;
  @Autowired private DatabaseClient database;
  private GivenPeople people;

  @BeforeEach
  void thePeople() {
    people = new GivenPeople(server);
  }

  @Test
  void aRepeatedRequestMakesNoOtherLink() {
    Map<String, String> order = Map.of("login", "once@example.com", "name", "O", "role", "till");
    Map<String, Object> invited = answer(keyed("/v1/people", "invite").bodyValue(order), 201);
    assertThat(answer(keyed("/v1/people", "invite").bodyValue(order), 409).get("type"))
        .isEqualTo("urn:regulars:problem:shown-once");
    String renewal = "/v1/people/" + id(invited) + "/invitation";
    String link = token(answer(keyed(renewal, "renew"), 201));
    assertThat(answer(keyed(renewal, "renew"), 409).get("type"))
        .isEqualTo("urn:regulars:problem:shown-once");
    answer(server.nobody().get().uri("/v1/invitations/" + link), 200);
  }

  private WebTestClient.RequestBodySpec keyed(String path, String key) {
    return server.admin().post().uri(path).header("Idempotency-Key", key);
  }

  @Test
  void somebodyIsInvitedChoosesAPasswordAndIsIn() {
    Map<String, Object> invited = people.invite("Ada@Example.com", "Ada Lovelace", "marketer");
    assertThat(person(invited))
        .containsEntry("login", "ada@example.com")
        .containsEntry("state", "invited")
        .containsEntry("role", "marketer")
        .containsEntry("oidc", false)
        .doesNotContainKey("lastSignInAt");
    assertThat(link(invited)).startsWith("/admin/invitation/invite_");
    assertThat(OffsetDateTime.parse((String) invitation(invited).get("expiresAt")).toInstant())
        .isBetween(
            Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
            Instant.now().plus(Duration.ofDays(7)));
    assertThat(answer(server.nobody().get().uri("/v1/invitations/" + token(invited)), 200))
        .isEqualTo(Map.of("login", "ada@example.com", "name", "Ada Lovelace", "role", "marketer"));

    Browser ada = new Browser(server);
    ada.keep(accepting(ada, token(invited), PASSWORD)).expectStatus().isOk();
    assertThat(ada.session().get("person").toString()).contains("login=ada@example.com");
    new Browser(server).signIn("ada@example.com", PASSWORD).expectStatus().isOk();
    assertThat(people.find("ada@example.com"))
        .containsEntry("state", "active")
        .containsKey("lastSignInAt");

    assertThat(people.audit(id(invited)))
        .extracting("action")
        .containsExactly("session.began", "person.joined", "person.invited");
    assertThat(people.audit(id(invited)).getFirst().get("by").toString())
        .contains("name=Ada Lovelace", "kind=person");
  }

  @Test
  void anInvitationWorksOnce() {
    String token = token(people.invite("once", "Once", "till"));
    Browser browser = new Browser(server);
    accepting(browser, token, PASSWORD).exchange().expectStatus().isOk();
    notGood(accepting(browser, token, PASSWORD));
    notGood(server.nobody().get().uri("/v1/invitations/" + token));
  }

  @Test
  void anInvitationIsGoodForAWeek() {
    Map<String, Object> invited = people.invite("late", "Late", "till");
    execute("update invitation set expires_at = now() where person_id = '" + id(invited) + "'");
    notGood(server.nobody().get().uri("/v1/invitations/" + token(invited)));
    notGood(accepting(new Browser(server), token(invited), PASSWORD));
  }

  @Test
  void aNewLinkEndsTheOneBefore() {
    Map<String, Object> first = people.invite("renewed", "Renewed", "till");
    Map<String, Object> second = people.renew(id(first), 201);
    notGood(accepting(new Browser(server), token(first), PASSWORD));
    accepting(new Browser(server), token(second), PASSWORD).exchange().expectStatus().isOk();
    assertThat(people.audit(id(first)))
        .extracting("action")
        .containsExactly("person.joined", "person.invitation-renewed", "person.invited");
  }

  @Test
  void aNewLinkResetsAForgottenPasswordAndEndsTheSessionsOfBefore() {
    Browser before = people.join("forgetful", "support");
    Map<String, Object> renewed = people.renew((String) people.find("forgetful").get("id"), 201);
    assertThat(before.session().get("person")).isNotNull();
    new Browser(server).signIn("forgetful", PASSWORD).expectStatus().isOk();

    accepting(new Browser(server), token(renewed), "another horse")
        .exchange()
        .expectStatus()
        .isOk();
    new Browser(server).signIn("forgetful", PASSWORD).expectStatus().isUnauthorized();
    new Browser(server).signIn("forgetful", "another horse").expectStatus().isOk();
    assertThat(before.session()).containsEntry("person", null);
  }

  @Test
  void onlyTheHashOfALinkIsKept() {
    String token = token(people.invite("hidden", "Hidden", "till"));
    assertThat(
            database
                .sql(
                    "select string_agg(invitation::text || audit_entry::text, ' ')"
                        + " from invitation, audit_entry")
                .map(row -> String.valueOf(row.get(0)))
                .one()
                .block(PATIENCE))
        .doesNotContain(token);
  }

  @ParameterizedTest
  @CsvSource({"abc, 422, weak-password", "'', 400, malformed-request"})
  void aWeakPasswordIsRefusedAndTheLinkStaysGood(String password, int status, String slug) {
    String token = token(people.invite("weak" + status, "Weak", "till"));
    accepting(new Browser(server), token, password)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:" + slug)
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/password");
    accepting(new Browser(server), token, PASSWORD).exchange().expectStatus().isOk();
  }

  @Test
  void aLoginBelongsToOnePerson() {
    people.invite("double", "First", "till");
    server
        .admin()
        .post()
        .uri("/v1/people")
        .bodyValue(Map.of("login", "DOUBLE", "name", "Second", "role", "till"))
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:login-taken")
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/login");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "X", "role": "till"}                          | /login
          {"login": "a b", "name": "X", "role": "till"}          | /login
          {"login": "-", "name": "X", "role": "till"}            | /login
          {"login": "x1", "role": "till"}                        | /name
          {"login": "x1", "name": " ", "role": "till"}           | /name
          {"login": "x1", "name": "X"}                           | /role
          {"login": "x1", "name": "X", "role": "member"}         | /role
          {"login": "x1", "name": "X", "role": "king"}           | /role
          {"login": "x1", "name": "X", "role": "till", "id": 1}  | /id
          """)
  void refusesWhoCannotBeInvitedWithThePointer(String body, String pointer) {
    var answer =
        server.send(
            "POST",
            "/v1/people",
            Role.ADMIN,
            "application/json",
            body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
  }

  @Test
  void aLinkOfSomebodySwitchedOffDoesNotWork() {
    Map<String, Object> invited = people.invite("off-before", "Off", "till");
    people.change(id(invited), Map.of("active", false));
    notGood(accepting(new Browser(server), token(invited), PASSWORD));
  }

  @Test
  void anAdminWhoIsAPersonDoesAllThisToo() {
    Browser admin = Browser.of(server, "admin");
    Map<String, Object> invited =
        answer(
            admin
                .as()
                .post()
                .uri("/v1/people")
                .bodyValue(Map.of("login", "by-person", "name", "X", "role", "till")),
            201);
    assertThat(people.audit(id(invited)).getFirst().get("by").toString())
        .contains("name=Demo admin", "kind=person");
  }

  private static void notGood(WebTestClient.RequestHeadersSpec<?> request) {
    request
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:invitation");
  }

  private void execute(String sql) {
    database.sql(sql).then().block(PATIENCE);
  }
}
