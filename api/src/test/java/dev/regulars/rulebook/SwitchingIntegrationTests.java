package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.SecondServer;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two servers on one database. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwitchingIntegrationTests {

  private static final Duration SWITCH_MAX = Duration.ofSeconds(5);

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give %d points
      end
      """;

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress database;
  private SecondServer second;

  @BeforeAll
  void startTheSecond() {
    shop.till().get("/actuator/health");
    second = new SecondServer(database);
  }

  @AfterAll
  void stopTheSecond() {
    second.close();
  }

  @Test
  void everyServerSwitchesWithinSeconds() {
    Someone member = shop.enrol();
    for (int points = 51; points < 54; points++) {
      int version = ADraft.published(shop, RULES.formatted(points));
      assertThat(quoted(shop.till(), member)).isEqualTo(version);
      await()
          .atMost(SWITCH_MAX)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> quoted(second.till(), member) == version);
    }
  }

  @Test
  void aServerThatHearsNothingLooks() throws SQLException {
    Someone member = shop.enrol();
    assertThat(endListening()).isGreaterThanOrEqualTo(2);
    int version = ADraft.published(shop, RULES.formatted(61));
    await()
        .atMost(SWITCH_MAX)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> quoted(second.till(), member) == version);
    await().atMost(Duration.ofSeconds(10)).until(() -> listening() >= 2);
  }

  @Test
  void aServerThatWasAwayCatchesUp() {
    Someone member = shop.enrol();
    second.close();
    ADraft.published(shop, RULES.formatted(71));
    int version = ADraft.published(shop, RULES.formatted(72));
    second = new SecondServer(database);
    assertThat(quoted(second.till(), member)).isEqualTo(version);
  }

  @Test
  void aVersionWithASetTimeIsLiveOnEveryServerFromThatTimeOn() {
    Someone member = shop.enrol();
    int before = ADraft.published(shop, RULES.formatted(81));
    ADraft draft = ADraft.of(shop, RULES.formatted(82)).approved();
    Instant at = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MICROS);
    Answer scheduled = draft.step(Role.APPROVER, "publish", Map.of("at", at.toString()));
    assertThat(scheduled.status()).as(scheduled.body()).isEqualTo(200);
    assertThat(scheduled.text("/state")).isEqualTo("scheduled");
    assertThat(Instant.parse(scheduled.text("/liveFrom"))).isEqualTo(at);
    assertThat(draft.get().text("/state")).isEqualTo("approved");
    assertThat(Instant.parse(draft.get().text("/publishAt"))).isEqualTo(at);
    assertThat(draft.step(Role.MARKETER, "withdraw").problem()).isEqualTo("rulebook-state");
    assertThat(draft.step(Role.MARKETER, "publish").problem()).isEqualTo("rulebook-state");
    int version = (int) scheduled.number("/version");

    while (Instant.now().isBefore(at)) {
      for (Till till : new Till[] {shop.till(), second.till()}) {
        Instant asked = Instant.now();
        int decided = quoted(till, member, asked);
        assertThat(decided).isEqualTo(asked.isBefore(at) ? before : version);
      }
    }
    assertThat(quoted(shop.till(), member, at)).isEqualTo(version);
    assertThat(quoted(second.till(), member, at)).isEqualTo(version);
    assertThat(quoted(second.till(), member, at.minusMillis(1))).isEqualTo(before);
    await()
        .atMost(SWITCH_MAX)
        .until(
            () ->
                shop.as(Role.SUPPORT)
                    .get("/v1/rulebook/versions/" + version)
                    .text("/state")
                    .equals("live"));
    assertThat(shop.as(Role.SUPPORT).get("/v1/rulebook/live").number("/version"))
        .isEqualTo(version);
    assertThat(draft.get().text("/state")).isEqualTo("published");
    int published = 0;
    for (JsonNode event : shop.as(Role.SUPPORT).get("/v1/rulebook/timeline").at("/items")) {
      if (event.path("version").asInt() == version
          && event.path("action").asString().equals("published")) {
        published++;
        assertThat(Instant.parse(event.path("at").asString())).isEqualTo(at);
      }
    }
    assertThat(published).isEqualTo(1);
  }

  @Test
  void aSetTimeCanBeTakenBack() {
    ADraft draft = ADraft.of(shop, RULES.formatted(91)).approved();
    Instant later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
    int before = (int) shop.as(Role.SUPPORT).get("/v1/rulebook/live").number("/version");
    assertThat(draft.step(Role.MARKETER, "unschedule").problem()).isEqualTo("rulebook-state");
    draft.step(Role.APPROVER, "publish", Map.of("at", later.toString()));
    ADraft other = ADraft.of(shop, RULES.formatted(92)).approved();
    Answer taken = other.step(Role.APPROVER, "publish", Map.of("at", later.toString()));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.problem()).isEqualTo("moment-taken");
    Answer back = draft.step(Role.MARKETER, "unschedule");
    assertThat(back.text("/state")).as(back.body()).isEqualTo("approved");
    assertThat(back.at("/liveFrom").isMissingNode()).isTrue();
    assertThat(draft.get().at("/publishAt").isMissingNode()).isTrue();
    assertThat(quoted(shop.till(), shop.enrol())).isEqualTo(before);

    Instant soon = Instant.now().plusSeconds(4);
    draft.step(Role.APPROVER, "publish", Map.of("at", soon.toString()));
    Answer late = draft.step(Role.MARKETER, "unschedule");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("too-late");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> draft.get().text("/state").equals("published"));
  }

  @Test
  void aTimeThatHasPassedIsRefused() {
    ADraft draft = ADraft.of(shop, RULES.formatted(95)).approved();
    Answer past =
        draft.step(
            Role.APPROVER, "publish", Map.of("at", Instant.now().minusSeconds(1).toString()));
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.pointers()).containsExactly("/at");
    assertThat(draft.get().text("/state")).isEqualTo("approved");
  }

  private int quoted(Till till, Someone member) {
    return quoted(till, member, Instant.now());
  }

  /** The version that a server decides by. */
  private int quoted(Till till, Someone member, Instant at) {
    Answer quote =
        till.post(
            "/v1/purchases/quote",
            APurchase.by(member).line("T", "tea", 1, 500).with("occurredAt", at.toString()).json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    return (int) quote.number("/rulebookVersion");
  }

  private long endListening() throws SQLException {
    return count(
        """
        select count(pg_terminate_backend(pid))
          from pg_stat_activity
         where datname = current_database() and query ilike 'listen%'
        """);
  }

  private long listening() throws SQLException {
    return count(
        """
        select count(*)
          from pg_stat_activity
         where datname = current_database() and query ilike 'listen%'
        """);
  }

  private long count(String query) throws SQLException {
    try (var connection = database.connect();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
