package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.Regulars;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.security.FirstKeys;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The server as it starts on a database of one's own, without a word about demo or production. */
class ProductionIntegrationTests {

  @Test
  void theFirstAdminComesFromTheTokenThatIsPrintedAndNobodyElseGetsIn() {
    try (ConfigurableApplicationContext server = start(TestDatabase.empty())) {
      String token = server.getBean(FirstKeys.class).setupToken().orElseThrow();
      WebTestClient client = client(server);

      FirstKeys.demoKeys()
          .values()
          .forEach(key -> get(client, key).expectStatus().isUnauthorized());
      setUp(client, token + "x").expectStatus().isForbidden();

      String key =
          (String)
              setUp(client, token)
                  .expectStatus()
                  .isCreated()
                  .expectBody(Map.class)
                  .returnResult()
                  .getResponseBody()
                  .get("key");
      get(client, key).expectStatus().isOk();
      setUp(client, token).expectStatus().isForbidden();
    }
  }

  @Test
  void refusesToStartOnTheDatabaseOfADemo() throws SQLException {
    DatabaseAddress database = TestDatabase.fresh();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into api_key (id, name, role, key_hash, hint, demo, created_at)
          values (gen_random_uuid(), 'Demo till', 'till', 'x', 'x', true, now())
          """);
    }
    assertThatThrownBy(() -> start(database).close())
        .rootCause()
        .isInstanceOf(FailureAnalyzedException.class)
        .extracting(e -> ((FailureAnalyzedException) e).analysis().getDescription())
        .asString()
        .contains("demo's API keys");
  }

  private static ConfigurableApplicationContext start(DatabaseAddress database) {
    SpringApplication application = new SpringApplication(Regulars.class);
    application.setRegisterShutdownHook(false);
    return application.run(
        "--regulars.database.url=" + TestDatabase.url(database),
        "--regulars.database.connections=4",
        "--server.port=0",
        "--logging.level.root=warn");
  }

  private static WebTestClient client(ConfigurableApplicationContext server) {
    String port = server.getEnvironment().getRequiredProperty("local.server.port");
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(Duration.ofSeconds(30))
        .build();
  }

  private static WebTestClient.ResponseSpec get(WebTestClient client, String key) {
    return client.get().uri("/v1/api-keys").header("Authorization", "Bearer " + key).exchange();
  }

  private static WebTestClient.ResponseSpec setUp(WebTestClient client, String token) {
    return client
        .post()
        .uri("/v1/setup")
        .bodyValue(Map.of("token", token, "name", "Operator"))
        .exchange();
  }
}
