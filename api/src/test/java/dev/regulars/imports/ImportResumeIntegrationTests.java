package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.HEADER;
import static dev.regulars.imports.ImportFixture.isComplete;
import static dev.regulars.imports.ImportFixture.mapping;
import static dev.regulars.imports.ImportFixture.number;
import static dev.regulars.imports.ImportFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Regulars;
import dev.regulars.Server;
import dev.regulars.database.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** An import goes on where the server that began it has gone. */
class ImportResumeIntegrationTests {

  private static final int RECEIPTS = 6_000;
  private static final int MEMBERS = 300;

  private final String url = TestDatabase.url(TestDatabase.fresh());

  @Test
  void isFinishedByAnotherServerAndBooksNothingTwice() {
    UUID id;
    try (ConfigurableApplicationContext first = start()) {
      ImportClient imports = client(first);
      id = imports.send(ImportClient.file(file()), mapping("resume").toString());
      awaitFirstPurchases(imports, id);
    }
    try (ConfigurableApplicationContext second = start()) {
      JsonNode done = client(second).await(id, Duration.ofMinutes(2));
      allIsThereOnce(second, done);
      assertThat(runs(second, id)).isEqualTo(2);
    }
  }

  @Test
  void isTakenOverFromAServerThatNoLongerTellsHowFarItIs() {
    try (ConfigurableApplicationContext server = start()) {
      ImportClient imports = client(server);
      UUID id = imports.send(ImportClient.file(file()), mapping("resume").toString());
      awaitFirstPurchases(imports, id);
      takeAway(server);
      JsonNode done = imports.await(id, Duration.ofMinutes(2));
      allIsThereOnce(server, done);
      assertThat(runs(server, id)).isEqualTo(2);
    }
  }

  @Test
  void aReturnInFrontOfItsPurchasesIsBookedInFullWhenAServerDiesBetweenThem() {
    try (ConfigurableApplicationContext server = start()) {
      ImportClient imports = client(server);
      StringBuilder file = new StringBuilder(HEADER).append(row("C1", "A", -10, "2.00", "back"));
      file.append(row("R6", "A", 6, "2.00", "back"));
      for (int i = 0; i < RECEIPTS; i++) {
        file.append(row("F" + i, "B", 1, "2.00", "m" + i % MEMBERS));
      }
      file.append(row("R4", "A", 4, "2.00", "back"));
      UUID id = imports.send(ImportClient.file(file.toString()), mapping("newest").toString());
      awaitFirstPurchases(imports, id);
      takeAway(server);
      JsonNode done = imports.await(id, Duration.ofMinutes(2));
      assertThat(runs(server, id)).isEqualTo(2);
      assertThat(ImportFixture.points(database(server), "back")).isZero();
      assertThat(number(done, "returnsRecorded")).isEqualTo(1);
      assertThat(number(done, "rowsReturned")).isEqualTo(1);
      assertThat(number(done, "rowsReturnedInPart")).isZero();
      assertThat(isComplete(done)).isTrue();
    }
  }

  private static void allIsThereOnce(ConfigurableApplicationContext server, JsonNode done) {
    assertThat(done.path("state").asString()).isEqualTo("finished");
    assertThat(number(done, "purchasesRecorded")).isEqualTo(RECEIPTS);
    assertThat(number(done, "purchasesReplayed")).isZero();
    assertThat(number(done, "membersEnrolled")).isEqualTo(MEMBERS);
    assertThat(number(done, "returnsRecorded")).isEqualTo(MEMBERS);
    assertThat(number(done, "rowsRejected")).isEqualTo(1);
    assertThat(isComplete(done)).isTrue();
    DatabaseClient database = database(server);
    assertThat(ImportFixture.count(database, "purchase")).isEqualTo(RECEIPTS);
    assertThat(ImportFixture.count(database, "purchase_return")).isEqualTo(MEMBERS);
    assertThat(ImportFixture.count(database, "import_chunk")).isZero();
    long available =
        database
            .sql("select sum(available)::bigint from member_account")
            .mapValue(Long.class)
            .one()
            .block();
    assertThat(available).isEqualTo(4L * (RECEIPTS - MEMBERS));
    JsonNode verification = client(server).post("/v1/ledger/verification");
    assertThat(verification.path("ok").asBoolean()).isTrue();
  }

  private static String file() {
    StringBuilder file = new StringBuilder(HEADER).append("broken\n");
    // Some returns stand before their purchases, the others behind.
    for (int i = 0; i < MEMBERS; i += 2) {
      file.append(row("C" + i, "A", -2, "2.00", "m" + i));
    }
    for (int i = 0; i < RECEIPTS; i++) {
      file.append(row("R" + i, "A", 2, "2.00", "m" + i % MEMBERS));
    }
    for (int i = 1; i < MEMBERS; i += 2) {
      file.append(row("C" + i, "A", -2, "2.00", "m" + i));
    }
    return file.toString();
  }

  private static void awaitFirstPurchases(ImportClient imports, UUID id) {
    while (number(imports.get(id), "purchasesRecorded") < 1) {
      ImportClient.pause();
    }
    assertThat(imports.get(id).path("state").asString()).as("still running").isEqualTo("running");
  }

  private static int runs(ConfigurableApplicationContext server, UUID id) {
    return database(server)
        .sql("select runs from import_job where id = $1")
        .bind(0, id)
        .mapValue(Integer.class)
        .one()
        .block();
  }

  /** As if it were another server's, and that one were dead. */
  private static void takeAway(ConfigurableApplicationContext server) {
    database(server)
        .sql("update import_job set runner = $1, leased_until = now() - interval '1 second'")
        .bind(0, UUID.randomUUID())
        .fetch()
        .rowsUpdated()
        .block();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Regulars.class, Server.class)
        .run(
            "--server.port=0",
            "--regulars.demo=true",
            "--regulars.database.connections=8",
            "--regulars.database.url=" + url,
            "--logging.level.Regulars=warn");
  }

  private static ImportClient client(ConfigurableApplicationContext server) {
    return new ImportClient(server.getBean(Server.class));
  }

  private static DatabaseClient database(ConfigurableApplicationContext server) {
    return server.getBean(DatabaseClient.class);
  }
}
