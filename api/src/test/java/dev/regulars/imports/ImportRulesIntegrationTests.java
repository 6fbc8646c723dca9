package dev.regulars.imports;

import static dev.regulars.imports.ImportFixture.HEADER;
import static dev.regulars.imports.ImportFixture.mapping;
import static dev.regulars.imports.ImportFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.rulebook.ADraft;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An import awards by rules that were in force, never by rules that nobody else agreed to. */
@ServerTest
class ImportRulesIntegrationTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String RULES =
      """
      rule "A fortune"
      when
          A purchase is made
      then
          Give 100000 points
      end
      """;

  @Autowired private Server server;
  @Autowired private Shop shop;
  @Autowired private DatabaseClient database;

  @Test
  void aVersionThatNeverWasLiveMayNotBeNamed() {
    ADraft draft = ADraft.of(shop, RULES).submitted();
    int version = (int) draft.get().number("/version");
    neverDecides(version, "submitted");
    draft.step(Role.APPROVER, "reject", Map.of("reason", "Far too much"));
    neverDecides(version, "rejected");

    draft.approved();
    int approved = (int) draft.get().number("/version");
    neverDecides(approved, "approved");
    String later = Instant.now().plus(Duration.ofDays(1)).toString();
    assertThat(draft.step(Role.APPROVER, "publish", Map.of("at", later)).text("/state"))
        .isEqualTo("scheduled");
    neverDecides(approved, "scheduled");
    assertThat(draft.step(Role.APPROVER, "unschedule").status()).isEqualTo(200);
    draft.step(Role.MARKETER, "withdraw");
    neverDecides(approved, "withdrawn");
  }

  @Test
  void aVersionThatIsLiveOrWasMayBeNamed() {
    int three = shop.rulebook().live(RULES.replace("100000", "3"));
    award("live-now", three);
    shop.rulebook().starter();
    award("live-before", three);
  }

  private void award(String store, int version) {
    ImportClient imports = new ImportClient(server);
    JsonNode done =
        imports.run(HEADER + row("1", "A", 1, "9.00", store), naming(store, version).toString());
    assertThat(done.path("purchasesRecorded").asLong()).as(done.toString()).isEqualTo(1);
    assertThat(ImportFixture.points(database, store)).isEqualTo(3);
  }

  @Test
  void anImportThatWaitsWithSuchAVersionEndsAsFailed() {
    ADraft draft = ADraft.of(shop, RULES).submitted();
    int version = (int) draft.get().number("/version");
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            insert into import_job (id, state, mapping, header, chunks, created_by, created_at)
            values ($1, 'queued', $2::json, 'receipt', 0, 'earlier', now())
            """)
        .bind(0, id)
        .bind(1, naming("waits", version).toString())
        .fetch()
        .rowsUpdated()
        .block();
    JsonNode done = new ImportClient(server).await(id, Duration.ofSeconds(60));
    assertThat(done.path("state").asString()).isEqualTo("failed");
    assertThat(done.path("failure").asString())
        .contains("rulebook version " + version + " never was live", "leave it out");
    draft.step(Role.MARKETER, "withdraw");
  }

  private void neverDecides(int version, String state) {
    byte[] body =
        new ImportClient(server)
            .post(
                ImportClient.file(HEADER + row("1", "A", 1, "9.00", "anna")),
                naming("never-live", version).toString())
            .expectStatus()
            .isBadRequest()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    JsonNode problem = JSON.readTree(new String(body, StandardCharsets.UTF_8));
    JsonNode error = problem.path("errors").path(0);
    assertThat(error.path("pointer").asString()).as(state).isEqualTo("/mapping/rulebookVersion");
    assertThat(error.path("detail").asString())
        .as(state)
        .contains(
            "version " + version + " never was live", "/v1/rulebook/versions", "leave it out");
  }

  private static ObjectNode naming(String store, int version) {
    return mapping(store).put("rulebookVersion", version);
  }
}
