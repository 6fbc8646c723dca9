package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServerTest
class PeopleIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String PASSWORD = "correct horse";

  @Autowired private Server server;
  @Autowired private DatabaseClient database;

  @Test
  void somebodyIsInvitedChoosesAPasswordAndIsIn() {
    Map<String, Object> invited = invite("Ada@Example.com", "Ada Lovelace", "marketer");
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
    assertThat(find("ada@example.com"))
        .containsEntry("state", "active")
        .containsKey("lastSignInAt");

    assertThat(audit(id(invited)))
        .extracting("action")
        .containsExactly("person.joined", "person.invited");
    assertThat(audit(id(invited)).getFirst().get("by").toString())
        .contains("name=Ada Lovelace", "kind=person");
  }

  @Test
  void anInvitationWorksOnce() {
    String token = token(invite("once", "Once", "till"));
    Browser browser = new Browser(server);
    accepting(browser, token, PASSWORD).exchange().expectStatus().isOk();
    notGood(accepting(browser, token, PASSWORD));
    notGood(server.nobody().get().uri("/v1/invitations/" + token));
  }

  @Test
  void anInvitationIsGoodForAWeek() {
    Map<String, Object> invited = invite("late", "Late", "till");
    execute("update invitation set expires_at = now() where person_id = '" + id(invited) + "'");
    notGood(server.nobody().get().uri("/v1/invitations/" + token(invited)));
    notGood(accepting(new Browser(server), token(invited), PASSWORD));
  }

  @Test
  void aNewLinkEndsTheOneBefore() {
    Map<String, Object> first = invite("renewed", "Renewed", "till");
    Map<String, Object> second = renew(id(first), 201);
    notGood(accepting(new Browser(server), token(first), PASSWORD));
    accepting(new Browser(server), token(second), PASSWORD).exchange().expectStatus().isOk();
    assertThat(audit(id(first)))
        .extracting("action")
        .containsExactly("person.joined", "person.invitation-renewed", "person.invited");
  }

  @Test
  void aNewLinkResetsAForgottenPasswordAndEndsTheSessionsOfBefore() {
    Browser before = join("forgetful", "support");
    Map<String, Object> renewed = renew((String) find("forgetful").get("id"), 201);
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
    String token = token(invite("hidden", "Hidden", "till"));
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
    String token = token(invite("weak" + status, "Weak", "till"));
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
    invite("double", "First", "till");
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
  void whoIsSwitchedOffIsOutEverywhereAtOnceAndComesBackWhenSwitchedOn() {
    Browser leaving = join("leaving", "support");
    String id = (String) find("leaving").get("id");
    assertThat(change(id, Map.of("active", false))).containsEntry("state", "off");
    leaving
        .as()
        .get()
        .uri("/v1/stores")
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:session-ended");
    new Browser(server).signIn("leaving", PASSWORD).expectStatus().isUnauthorized();
    conflict(renewing(id), "person-off");

    assertThat(change(id, Map.of("active", true))).containsEntry("state", "active");
    assertThat(leaving.session()).containsEntry("person", null);
    new Browser(server).signIn("leaving", PASSWORD).expectStatus().isOk();
    assertThat(audit(id).getFirst().get("details"))
        .isEqualTo(
            Map.of(
                "name",
                "leaving",
                "login",
                "leaving",
                "changes",
                Map.of("active", Map.of("from", false, "to", true))));
  }

  @Test
  void aLinkOfSomebodySwitchedOffDoesNotWork() {
    Map<String, Object> invited = invite("off-before", "Off", "till");
    change(id(invited), Map.of("active", false));
    notGood(accepting(new Browser(server), token(invited), PASSWORD));
  }

  @Test
  void anotherNodesChangeIsSeenWithinSeconds() {
    Browser browser = join("elsewhere", "support");
    browser.as().get().uri("/v1/stores").exchange().expectStatus().isOk();
    execute("update person set active = false where login = 'elsewhere'");
    await()
        .atMost(Duration.ofSeconds(7))
        .untilAsserted(
            () -> browser.as().get().uri("/v1/stores").exchange().expectStatus().isUnauthorized());
  }

  @Test
  void anotherRoleEndsTheSessionsAndHoldsFromTheNextOn() {
    Browser promoted = join("promoted", "till");
    String id = (String) find("promoted").get("id");
    assertThat(change(id, Map.of("role", "support"))).containsEntry("role", "support");
    promoted.as().get().uri("/v1/stores").exchange().expectStatus().isUnauthorized();
    promoted.signIn("promoted", PASSWORD).expectStatus().isOk();
    assertThat(promoted.session().get("person").toString()).contains("role=support");
  }

  @Test
  void anotherNameEndsNothing() {
    Browser renamed = join("renamed", "till");
    String id = (String) find("renamed").get("id");
    assertThat(change(id, Map.of("name", "Grace"))).containsEntry("name", "Grace");
    assertThat(renamed.session().get("person").toString()).contains("name=Grace");
    int entries = audit(id).size();
    change(id, Map.of("name", "Grace", "role", "till", "active", true));
    change(id, Map.of());
    assertThat(audit(id)).hasSize(entries);
  }

  @Test
  void nobodyIsChangedWhoIsNotThere() {
    String nobody = "00000000-0000-7000-8000-000000000009";
    server
        .admin()
        .patch()
        .uri("/v1/people/" + nobody)
        .bodyValue(Map.of("active", false))
        .exchange()
        .expectStatus()
        .isNotFound();
    renewing(nobody).exchange().expectStatus().isNotFound();
  }

  @Test
  void peopleChangeTheirOwnNameAndLanguage() {
    Browser own = join("own", "till");
    own.as()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("name", "Grace Hopper", "locale", "de"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.person.name")
        .isEqualTo("Grace Hopper")
        .jsonPath("$.person.locale")
        .isEqualTo("de");
    assertThat(own.session().get("person").toString()).contains("locale=de");
    String id = (String) find("own").get("id");
    assertThat(audit(id).getFirst().get("details").toString())
        .contains("changes={name={", "to=Grace Hopper")
        .doesNotContain("locale");
    own.as()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("locale", "Deutsch!"))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/locale");
    own.as()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("role", "admin"))
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void aNewPasswordEndsEverySessionButGoesOnInThisOne() {
    Browser here = join("changing", "support");
    Browser there = new Browser(server);
    there.signIn("changing", PASSWORD).expectStatus().isOk();
    String before = here.cookie("regulars_session");

    here.keep(changingPassword(here, PASSWORD, "battery staple")).expectStatus().isOk();
    assertThat(here.cookie("regulars_session")).isNotEqualTo(before);
    assertThat(here.session().get("person").toString()).contains("login=changing");
    assertThat(there.session()).containsEntry("person", null);
    new Browser(server).signIn("changing", PASSWORD).expectStatus().isUnauthorized();
    new Browser(server).signIn("changing", "battery staple").expectStatus().isOk();
    assertThat(audit((String) find("changing").get("id")))
        .extracting("action")
        .startsWith("person.password-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, battery staple, wrong-password, /current",
    "correct horse, abc, weak-password, /new"
  })
  void refusesANewPasswordWithThePointer(String current, String next, String slug, String pointer) {
    Browser browser = join("refused-" + slug, "till");
    changingPassword(browser, current, next)
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:" + slug)
        .jsonPath("$.errors[0].pointer")
        .isEqualTo(pointer);
    assertThat(browser.session().get("person")).isNotNull();
  }

  @Test
  void whoTriesTheirOwnPasswordTooOftenWaits() {
    Browser thief = join("stolen", "till");
    for (int i = 0; i < 10; i++) {
      changingPassword(thief, "guess " + i, "battery staple")
          .exchange()
          .expectStatus()
          .isEqualTo(422);
    }
    changingPassword(thief, PASSWORD, "battery staple").exchange().expectStatus().isEqualTo(429);
  }

  @Test
  void anApiKeyHasNoAccount() {
    server
        .till()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("name", "X"))
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:people-only");
    server
        .till()
        .put()
        .uri("/v1/session/password")
        .bodyValue(Map.of("current", "a", "new", "b"))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void listsInPagesByLogin() {
    Map<String, Object> first = answer(server.admin().get().uri("/v1/people?limit=2"), 200);
    Map<String, Object> second =
        answer(server.admin().get().uri("/v1/people?limit=200&after=" + first.get("next")), 200);
    List<String> logins = new java.util.ArrayList<>(logins(first));
    logins.addAll(logins(second));
    assertThat(logins)
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("admin", "approver", "marketer", "support", "till");
    assertThat(second).containsEntry("next", null);
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
    assertThat(audit(id(invited)).getFirst().get("by").toString())
        .contains("name=Demo admin", "kind=person");
  }

  private Browser join(String login, String role) {
    Browser browser = new Browser(server);
    browser
        .keep(accepting(browser, token(invite(login, login, role)), PASSWORD))
        .expectStatus()
        .isOk();
    return browser;
  }

  private Map<String, Object> invite(String login, String name, String role) {
    return answer(
        server
            .admin()
            .post()
            .uri("/v1/people")
            .bodyValue(Map.of("login", login, "name", name, "role", role)),
        201);
  }

  private WebTestClient.RequestHeadersSpec<?> renewing(String id) {
    return server.admin().post().uri("/v1/people/" + id + "/invitation");
  }

  private Map<String, Object> renew(String id, int status) {
    return answer(renewing(id), status);
  }

  private Map<String, Object> change(String id, Map<String, Object> change) {
    return answer(server.admin().patch().uri("/v1/people/" + id).bodyValue(change), 200);
  }

  private static WebTestClient.RequestHeadersSpec<?> accepting(
      Browser browser, String token, String password) {
    return browser
        .as()
        .post()
        .uri("/v1/invitations/" + token)
        .bodyValue(Map.of("password", password));
  }

  private static WebTestClient.RequestHeadersSpec<?> changingPassword(
      Browser browser, String current, String next) {
    return browser
        .as()
        .put()
        .uri("/v1/session/password")
        .bodyValue(Map.of("current", current, "new", next));
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

  private static void conflict(WebTestClient.RequestHeadersSpec<?> request, String slug) {
    request
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:" + slug);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> find(String login) {
    return ((List<Map<String, Object>>)
            answer(server.admin().get().uri("/v1/people?limit=200"), 200).get("items"))
        .stream().filter(person -> person.get("login").equals(login)).findAny().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> audit(String id) {
    return (List<Map<String, Object>>)
        answer(server.admin().get().uri("/v1/audit?subjectKind=person&subjectId=" + id), 200)
            .get("items");
  }

  @SuppressWarnings("unchecked")
  private static List<String> logins(Map<String, Object> page) {
    return ((List<Map<String, String>>) page.get("items"))
        .stream().map(person -> person.get("login")).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> person(Map<String, Object> invited) {
    return (Map<String, Object>) invited.get("person");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> invitation(Map<String, Object> invited) {
    return (Map<String, Object>) invited.get("invitation");
  }

  private static String id(Map<String, Object> invited) {
    return (String) person(invited).get("id");
  }

  private static String link(Map<String, Object> invited) {
    return (String) invitation(invited).get("link");
  }

  private static String token(Map<String, Object> invited) {
    return link(invited).substring(link(invited).lastIndexOf('/') + 1);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(
      WebTestClient.RequestHeadersSpec<?> request, int status) {
    return request
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }

  private void execute(String sql) {
    database.sql(sql).then().block(PATIENCE);
  }
}
