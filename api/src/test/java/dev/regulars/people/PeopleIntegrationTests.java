package dev.regulars.people;

import static dev.regulars.people.GivenPeople.PASSWORD;
import static dev.regulars.people.GivenPeople.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServerTest
class PeopleIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private Server server;
  @Autowired private DatabaseClient database;
  private GivenPeople people;

  @BeforeEach
  void thePeople() {
    people = new GivenPeople(server);
  }

  @Test
  void whoIsSwitchedOffIsOutEverywhereAtOnceAndComesBackWhenSwitchedOn() {
    Browser leaving = people.join("leaving", "support");
    String id = (String) people.find("leaving").get("id");
    assertThat(people.change(id, Map.of("active", false))).containsEntry("state", "off");
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
    conflict(people.renewing(id), "person-off");

    assertThat(people.change(id, Map.of("active", true))).containsEntry("state", "active");
    assertThat(leaving.session()).containsEntry("person", null);
    assertThat(people.audit(id).getFirst().get("details"))
        .isEqualTo(
            Map.of(
                "name",
                "leaving",
                "login",
                "leaving",
                "changes",
                Map.of("active", Map.of("from", false, "to", true))));
    new Browser(server).signIn("leaving", PASSWORD).expectStatus().isOk();
  }

  @Test
  void anotherNodesChangeIsSeenWithinSeconds() {
    Browser browser = people.join("elsewhere", "support");
    browser.as().get().uri("/v1/stores").exchange().expectStatus().isOk();
    execute("update person set active = false where login = 'elsewhere'");
    await()
        .atMost(Duration.ofSeconds(7))
        .untilAsserted(
            () -> browser.as().get().uri("/v1/stores").exchange().expectStatus().isUnauthorized());
  }

  @Test
  void anotherRoleEndsTheSessionsAndHoldsFromTheNextOn() {
    Browser promoted = people.join("promoted", "till");
    String id = (String) people.find("promoted").get("id");
    assertThat(people.change(id, Map.of("role", "support"))).containsEntry("role", "support");
    promoted.as().get().uri("/v1/stores").exchange().expectStatus().isUnauthorized();
    promoted.signIn("promoted", PASSWORD).expectStatus().isOk();
    assertThat(promoted.session().get("person").toString()).contains("role=support");
  }

  @Test
  void anotherNameEndsNothing() {
    Browser renamed = people.join("renamed", "till");
    String id = (String) people.find("renamed").get("id");
    assertThat(people.change(id, Map.of("name", "Grace"))).containsEntry("name", "Grace");
    assertThat(renamed.session().get("person").toString()).contains("name=Grace");
    int entries = people.audit(id).size();
    people.change(id, Map.of("name", "Grace", "role", "till", "active", true));
    people.change(id, Map.of());
    assertThat(people.audit(id)).hasSize(entries);
  }

  @Test
  void whoIsCalledLikeSomebodyElseIsToldAtOnceAndInTheList() {
    people.invite("twin-a", "Ada Twin", "support");
    Map<String, Object> twin =
        GivenPeople.person(people.invite("twin-b", "\u0410da  Twin", "support"));

    assertThat(twin.get("warnings").toString()).contains("twin-name", "like=Ada Twin");
    assertThat(people.find("twin-b")).containsEntry("warnings", twin.get("warnings"));
    assertThat(people.find("twin-a")).containsEntry("warnings", List.of());
    String id = (String) twin.get("id");
    assertThat(people.change(id, Map.of("name", "Grace Twin")))
        .containsEntry("warnings", List.of());
    assertThat(people.change(id, Map.of("name", "Ada Twin")).get("warnings").toString())
        .contains("There is another 'Ada Twin'");
    assertThat(people.change(id, Map.of("active", false))).containsEntry("warnings", List.of());
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
    people.renewing(nobody).exchange().expectStatus().isNotFound();
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
  private static List<String> logins(Map<String, Object> page) {
    return ((List<Map<String, String>>) page.get("items"))
        .stream().map(person -> person.get("login")).toList();
  }

  private void execute(String sql) {
    database.sql(sql).then().block(PATIENCE);
  }
}
