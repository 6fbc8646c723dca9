package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.Regulars;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.people.Browser;
import dev.regulars.people.FirstPeople;
import dev.regulars.security.FirstKeys;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The server as it starts on a database of one's own, without a word about demo or production. */
class ProductionIntegrationTests {

  @Test
  void theFirstAdminComesFromTheTokenThatIsPrintedAndNobodyElseGetsIn() {
    try (ConfigurableApplicationContext server = start(TestDatabase.empty())) {
      String token = server.getBean(FirstPeople.class).setupToken().orElseThrow();
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
  void theFirstAdminIsAPersonWhoIsSignedIn() throws SQLException {
    DatabaseAddress database = TestDatabase.fresh();
    try (ConfigurableApplicationContext server = start(database)) {
      String token = server.getBean(FirstPeople.class).setupToken().orElseThrow();
      Browser browser = new Browser(client(server));
      assertThat(browser.session()).containsEntry("setUp", false).containsEntry("demo", false);

      refused(setUp(browser, token, "ada", null), 400, "malformed-request", "/password");
      refused(setUp(browser, token, null, "correct horse"), 400, "malformed-request", "/login");
      refused(setUp(browser, token, "a b", "correct horse"), 400, "malformed-request", "/login");
      refused(setUp(browser, token, "ada", "short"), 422, "weak-password", "/password");
      refused(setUp(browser, token, "ada", "password1234"), 422, "weak-password", "/password");
      refused(setUp(browser, token + "x", "ada", "correct horse"), 403, "setup-token", null);

      browser.keep(setUp(browser, token, "Ada", "correct horse")).expectStatus().isCreated();
      Map<String, Object> session = browser.session();
      assertThat(session).containsEntry("setUp", true);
      assertThat(session.get("person").toString()).contains("login=ada", "role=admin");
      browser.as().get().uri("/v1/api-keys").exchange().expectStatus().isOk();
      refused(setUp(browser, token, "eve", "correct horse"), 403, "setup-token", null);
      new Browser(client(server)).signIn("ada", "correct horse").expectStatus().isOk();
      new Browser(client(server)).signIn("admin", "demo").expectStatus().isUnauthorized();
    }
    // Tokens that other nodes printed meanwhile are worth nothing once there is an admin.
    try (ConfigurableApplicationContext server = start(database)) {
      assertThat(server.getBean(FirstPeople.class).setupToken()).isEmpty();
    }
  }

  @Test
  void aTokenIsGoodWhileThereIsNoAdminAndForAWeek() throws SQLException {
    DatabaseAddress database = TestDatabase.fresh();
    try (ConfigurableApplicationContext server = start(database)) {
      String token = server.getBean(FirstPeople.class).setupToken().orElseThrow();
      Browser browser = new Browser(client(server));
      execute(database, "update setup_token set created_at = now() - interval '7 days'");
      refused(setUp(browser, token, "ada", "correct horse"), 403, "setup-token", null);
      execute(database, "update setup_token set created_at = now()");
      execute(
          database,
          """
          insert into person (id, login, name, role, password_hash, created_at)
          values (gen_random_uuid(), 'grace', 'Grace', 'admin', 'x', now())
          """);
      refused(setUp(browser, token, "ada", "correct horse"), 403, "setup-token", null);
      execute(database, "update person set active = false");
      setUp(browser, token, "ada", "correct horse").exchange().expectStatus().isCreated();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo's API keys | insert into api_key (id, name, role, key_hash, hint, demo, created_at) \
                            values (gen_random_uuid(), 'Demo till', 'till', 'x', 'x', true, now())
          demo's people   | insert into person (id, login, name, role, demo, created_at) \
                            values (gen_random_uuid(), 'till', 'Demo till', 'till', true, now())
          """)
  void refusesToStartOnTheDatabaseOfADemo(String what, String insert) throws SQLException {
    DatabaseAddress database = TestDatabase.fresh();
    execute(database, insert);
    assertThatThrownBy(() -> start(database).close())
        .rootCause()
        .isInstanceOf(FailureAnalyzedException.class)
        .extracting(e -> ((FailureAnalyzedException) e).analysis().getDescription())
        .asString()
        .contains(what);
  }

  private static void execute(DatabaseAddress database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static WebTestClient.RequestHeadersSpec<?> setUp(
      Browser browser, String token, @Nullable String login, @Nullable String password) {
    Map<String, String> body = new HashMap<>(Map.of("token", token, "name", "Ada"));
    body.put("login", login);
    body.put("password", password);
    return browser.as().post().uri("/v1/setup").bodyValue(body);
  }

  private static void refused(
      WebTestClient.RequestHeadersSpec<?> request,
      int status,
      String slug,
      @Nullable String pointer) {
    var body =
        request
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectHeader()
            .doesNotExist("Set-Cookie")
            .expectBody()
            .jsonPath("$.type")
            .isEqualTo("urn:regulars:problem:" + slug);
    if (pointer != null) {
      body.jsonPath("$.errors[0].pointer").isEqualTo(pointer);
    }
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
