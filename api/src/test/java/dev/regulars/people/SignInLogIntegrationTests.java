package dev.regulars.people;

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

@ServerTest
class SignInLogIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private Server server;
  @Autowired private DatabaseClient database;
  private GivenPeople people;

  @BeforeEach
  void prepare() {
    people = new GivenPeople(server);
  }

  @Test
  void whoSignsInAndOut() {
    String id = join("in-and-out");
    Browser browser = new Browser(server);
    browser.signIn(" In-And-Out ", GivenPeople.PASSWORD).expectStatus().isOk();
    for (int i = 0; i < 2; i++) {
      browser.keep(browser.as().delete().uri("/v1/session")).expectStatus().isNoContent();
    }
    List<Map<String, Object>> entries = people.audit(id);
    assertThat(entries)
        .extracting("action")
        .containsExactly("session.ended", "session.began", "person.joined", "person.invited");
    assertThat(entries.get(1).get("by"))
        .isEqualTo(Map.of("id", id, "name", "in-and-out", "kind", "person"));
    assertThat(entries.get(1).get("details"))
        .isEqualTo(Map.of("name", "in-and-out", "login", "in-and-out", "way", "password"));
  }

  @Test
  void whoIsRefusedOnceAMinute() {
    String id = join("refused-thrice");
    for (int i = 0; i < 3; i++) {
      new Browser(server).signIn("refused-thrice", "my-guess-" + i).expectStatus().isUnauthorized();
    }
    new Browser(server).signIn("refused-thrice", GivenPeople.PASSWORD).expectStatus().isOk();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(actions(id)).contains("session.refused"));
    assertThat(actions(id)).containsOnlyOnce("session.refused");
    Map<String, Object> refused =
        people.audit(id).stream()
            .filter(entry -> entry.get("action").equals("session.refused"))
            .findAny()
            .orElseThrow();
    assertThat(refused.get("by")).isEqualTo(Map.of("name", "Regulars", "kind", "system"));
    assertThat(refused.get("details").toString())
        .contains("login=refused-thrice", "way=password", "reason=wrong-password");
    assertThat(log()).doesNotContain("my-guess");
  }

  @Test
  void whoIsSwitchedOffAlsoWithTheRightPassword() {
    String id = join("off-and-refused");
    people.change(id, Map.of("active", false));
    new Browser(server)
        .signIn("off-and-refused", GivenPeople.PASSWORD)
        .expectStatus()
        .isUnauthorized();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(people.audit(id).getFirst().get("details").toString())
                    .contains("reason=switched-off"));
  }

  @Test
  void notWhatSomebodyTypedWhoIsNobody() {
    new Browser(server)
        .signIn("my-secret-by-mistake", "another-secret")
        .expectStatus()
        .isUnauthorized();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(log()).contains("session.refused", "nobody", "\"reason\": \"unknown"));
    assertThat(log()).doesNotContain("my-secret-by-mistake", "another-secret");
  }

  private String join(String login) {
    people.join(login, "support");
    return (String) people.find(login).get("id");
  }

  private List<Object> actions(String id) {
    return people.audit(id).stream().map(entry -> entry.get("action")).toList();
  }

  private String log() {
    return String.valueOf(
        database
            .sql(
                "select string_agg(action || ' ' || subject_kind || ' ' || subject_id || ' '"
                    + " || details, ' ') from audit_entry")
            .map(row -> row.get(0, String.class))
            .one()
            .block(PATIENCE));
  }
}
