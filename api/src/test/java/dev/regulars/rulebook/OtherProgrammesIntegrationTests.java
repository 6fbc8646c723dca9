package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Regulars;
import dev.regulars.SecondServer;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.security.Role;
import dev.regulars.shared.Ending;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Servers for shops that are not the demo shop. */
class OtherProgrammesIntegrationTests {

  @Test
  void anEmptyDatabaseBeginsWithRulesForItsProgrammeAndServesNoOther() throws SQLException {
    DatabaseAddress database = TestDatabase.fresh();
    try (SecondServer server =
        new SecondServer(
            database,
            "--regulars.programme.currency=jpy",
            "--regulars.programme.tiers=blue:Blue,black:Black",
            "--regulars.programme.zone=Asia/Tokyo",
            "--regulars.programme.rounding=up")) {
      Answer live = server.as(Role.MARKETER).get("/v1/rulebook/live");
      assertThat(live.body())
          .contains("Give 1 point per 100 JPY spent", "qualifies for tier \\\"black\\\"");
      Answer draft = server.as(Role.MARKETER).post("/v1/rulebook/drafts", "{}");
      assertThat(draft.status()).isEqualTo(201);
      Answer check =
          server
              .as(Role.MARKETER)
              .post("/v1/rulebook/drafts/" + draft.text("/id") + "/check", "{}");
      assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
    }

    // As a release left it that kept no settings: those of the server hold, and no rule fits them.
    try (Connection connection = database.connect();
        var earlier = connection.createStatement()) {
      earlier.execute("delete from programme_version");
    }
    List<String> ended = new CopyOnWriteArrayList<>();
    try (var other =
        new SpringApplicationBuilder(Regulars.class)
            .initializers(
                context ->
                    context.getBeanFactory().registerSingleton("ending", (Ending) ended::add))
            .run(
                "--server.port=0",
                "--regulars.demo=true",
                "--regulars.database.connections=6",
                "--regulars.programme.currency=USD",
                "--regulars.database.url=" + TestDatabase.url(database))) {
      await().atMost(Duration.ofSeconds(60)).until(() -> !ended.isEmpty());
    }
    assertThat(ended.getFirst())
        .contains("currency USD", "this programme's amounts are in USD", "regulars.programme.*");
  }
}
