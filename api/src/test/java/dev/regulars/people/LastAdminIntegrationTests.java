package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Has a server of its own: it takes the admins away from everybody else. */
@ServerTest
@TestPropertySource(properties = "spring.application.name=last-admin")
class LastAdminIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private Server server;
  @Autowired private DatabaseClient database;

  @BeforeEach
  void theDemoHasOneAdmin() {
    execute("update person set active = true, role = login where demo");
    execute("delete from person where not demo");
  }

  @Test
  void staysWhateverIsAskedOfThem() {
    UUID admin = id("admin");
    assertThat(change(admin, Map.of("active", false))).isEqualTo(409);
    assertThat(change(admin, Map.of("role", "support"))).isEqualTo(409);
    assertThat(change(admin, Map.of("name", "Still here"))).isEqualTo(200);
    new Browser(server)
        .signingIn("admin", "demo")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.person.role")
        .isEqualTo("admin");
  }

  @Test
  void isToldToMakeAnother() {
    server
        .admin()
        .patch()
        .uri("/v1/people/" + id("admin"))
        .bodyValue(Map.of("active", false))
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:last-admin");
  }

  @Test
  void anInvitedAdminOrOneSwitchedOffIsNoOther() {
    execute(
        """
        insert into person (id, login, name, role, active, password_hash, created_at)
        values (gen_random_uuid(), 'invited', 'I', 'admin', true, null, now()),
               (gen_random_uuid(), 'off', 'O', 'admin', false, 'x', now())
        """);
    assertThat(change(id("admin"), Map.of("active", false))).isEqualTo(409);
  }

  @Test
  void anotherAdminFreesThemAndThenIsTheLast() {
    assertThat(change(id("support"), Map.of("role", "admin"))).isEqualTo(200);
    assertThat(change(id("admin"), Map.of("active", false))).isEqualTo(200);
    assertThat(change(id("support"), Map.of("active", false))).isEqualTo(409);
  }

  @Test
  void ofTwoWhoSwitchEachOtherOffOneStays() {
    for (int round = 0; round < 5; round++) {
      theDemoHasOneAdmin();
      change(id("support"), Map.of("role", "admin"));
      List<Integer> answers =
          Flux.just(id("admin"), id("support"))
              .flatMap(
                  id ->
                      Flux.defer(() -> Flux.just(change(id, Map.of("active", false))))
                          .subscribeOn(Schedulers.boundedElastic()))
              .collectList()
              .block(PATIENCE);
      assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }
  }

  @Test
  void whereThereIsNoneTheServerIsNotSetUp() {
    execute("update person set active = false where role = 'admin'");
    assertThat(new Browser(server).session()).containsEntry("setUp", false);
    execute("update person set active = true where role = 'admin'");
    assertThat(new Browser(server).session()).containsEntry("setUp", true);
  }

  private int change(UUID id, Map<String, Object> change) {
    return server
        .admin()
        .patch()
        .uri("/v1/people/" + id)
        .bodyValue(change)
        .exchange()
        .expectBody()
        .returnResult()
        .getStatus()
        .value();
  }

  private UUID id(String login) {
    return database
        .sql("select id from person where login = '" + login + "'")
        .map(row -> row.get(0, UUID.class))
        .one()
        .block(PATIENCE);
  }

  private void execute(String sql) {
    database.sql(sql).then().block(PATIENCE);
  }
}
