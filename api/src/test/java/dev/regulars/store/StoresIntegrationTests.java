package dev.regulars.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@ServerTest
class StoresIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired private Server server;
  @Autowired private Stores stores;
  @Autowired private DatabaseClient database;
  @Autowired private Clock clock;
  @Autowired private TwinStores twins;
  @Autowired private ProgrammeSettings programme;

  @Test
  void createsAndReplacesAStore() {
    put(
        "lisbon-1",
        Map.of("name", "Lisboa", "zone", "Europe/Lisbon", "tags", List.of("sea", "airport")));
    StepVerifier.create(stores.resolve("lisbon-1"))
        .expectNext(
            new Store("lisbon-1", "Lisboa", ZoneId.of("Europe/Lisbon"), List.of("airport", "sea")))
        .verifyComplete();

    put("lisbon-1", Map.of("name", "Lisboa Centro"));
    StepVerifier.create(stores.resolve("lisbon-1"))
        .expectNext(new Store("lisbon-1", "Lisboa Centro", BERLIN, List.of()))
        .verifyComplete();
  }

  @Test
  void createsAStoreThatAPurchaseNamesInTheProgrammesZone() {
    assertThat(stores.known("popup-1")).isNull();
    StepVerifier.create(stores.resolve("popup-1"))
        .expectNext(new Store("popup-1", "popup-1", BERLIN, List.of()))
        .verifyComplete();
    assertThat(stores.known("popup-1")).isNotNull();
  }

  @Test
  void manyPurchasesAtOnceCreateAStoreOnce() {
    List<Store> found =
        Flux.range(0, 50).flatMap(i -> stores.resolve("rush-1")).collectList().block(PATIENCE);
    assertThat(found).hasSize(50).containsOnly(new Store("rush-1", "rush-1", BERLIN, List.of()));
  }

  @Test
  void refusesUnknownStoresWhereTheProgrammeIsStrict() {
    var strict = new Stores(database, clock, twins, programme, new StoreProperties(true));
    StepVerifier.create(strict.resolve("nobody-knows")).verifyComplete();
    put("somebody-knows", Map.of("name", "Known"));
    StepVerifier.create(strict.resolve("somebody-knows")).expectNextCount(1).verifyComplete();
  }

  @Test
  void seesWithinSecondsWhatAnotherNodeChanged() {
    var otherNode = new Stores(database, clock, twins, programme, new StoreProperties(false));
    put("far-1", Map.of("name", "Before"));
    assertThat(otherNode.resolve("far-1").block(PATIENCE).name()).isEqualTo("Before");
    put("far-1", Map.of("name", "After"));
    await()
        .atMost(PATIENCE)
        .until(() -> otherNode.resolve("far-1").block(PATIENCE).name().equals("After"));
  }

  @Test
  void listsByCodeInPages() {
    put("zz-1", Map.of("name", "1"));
    put("zz-2", Map.of("name", "2"));
    put("zz-3", Map.of("name", "3"));
    List<Object> codes = new ArrayList<>();
    Object after = dev.regulars.shared.Cursor.of("zz-1");
    while (after != null) {
      Map<?, ?> page = list("?limit=1&after=" + after);
      List<?> items = (List<?>) page.get("items");
      assertThat(items).hasSize(1);
      codes.add(((Map<?, ?>) items.getFirst()).get("code"));
      assertThat(page.containsKey("next")).isTrue();
      after = page.get("next");
    }
    // Others may have put stores behind these.
    assertThat(codes).containsSubsequence("zz-2", "zz-3").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz-1", "rubbish", "aGVsbG8"})
  void refusesACursorThatIsNone(String cursor) {
    server
        .admin()
        .get()
        .uri("/v1/stores?after=" + cursor)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/after");
  }

  @Test
  void aTillSeesOnlyItsStores() {
    put("mine", Map.of("name", "Mine"));
    put("theirs", Map.of("name", "Theirs"));
    Map<?, ?> key =
        server
            .admin()
            .post()
            .uri("/v1/api-keys")
            .bodyValue(Map.of("name", "Mine", "role", "till", "stores", List.of("mine")))
            .exchange()
            .expectBody(Map.class)
            .returnResult()
            .getResponseBody();
    server
        .withKey((String) key.get("key"))
        .get()
        .uri("/v1/stores")
        .exchange()
        .expectBody()
        .jsonPath("$.items.length()")
        .isEqualTo(1)
        .jsonPath("$.items[0].code")
        .isEqualTo("mine")
        .jsonPath("$.items[0].zone")
        .isEqualTo("Europe/Berlin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        | /name
          {"name": null}                            | /name
          {"name": " "}                             | /name
          {"name": 5}                               | /name
          {"name": "x\\u0000y"}                     | /name
          {"name": "x\\ud800y"}                     | /name
          {"name": "x", "zone": "Mars/Olympus"}     | /zone
          {"name": "x", "zone": "+01:00"}           | /zone
          {"name": "x", "zone": 1}                  | /zone
          {"name": "x", "tags": "sea"}              | /tags
          {"name": "x", "tags": ["a", 1]}           | /tags/1
          {"name": "x", "tags": ["a", null]}        | /tags/1
          {"name": "x", "tags": ["a", ""]}          | /tags/1
          {"name": "x", "colour": "red"}            | /colour
          """)
  void refusesABadStoreWithThePointer(String body, String pointer) {
    var answer =
        server.send("PUT", "/v1/stores/bad-1", Role.ADMIN, "application/json", bytes(body));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("urn:regulars:problem:malformed-request", "\"pointer\":\"" + pointer + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "a%20b", "a%2Fb", "%C3%A4", "a%00b"})
  void refusesACodeThatIsNone(String code) {
    var answer =
        server.send(
            "PUT",
            "/v1/stores/" + code,
            Role.ADMIN,
            "application/json",
            bytes("{\"name\": \"x\"}"));
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "x", "", "99999999999"})
  void refusesABadLimit(String limit) {
    server
        .till()
        .get()
        .uri("/v1/stores?limit=" + limit)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!", "AAAA", "AAECAw"})
  void refusesACursorThatItDidNotGive(String cursor) {
    int status =
        server
            .till()
            .get()
            .uri("/v1/api-keys?after=" + cursor)
            .exchange()
            .expectBody()
            .returnResult()
            .getStatus()
            .value();
    assertThat(status).isEqualTo(403);
    server
        .admin()
        .get()
        .uri("/v1/api-keys?after=" + cursor)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/after");
  }

  private void put(String code, Map<String, Object> store) {
    server
        .admin()
        .put()
        .uri("/v1/stores/" + code)
        .bodyValue(store)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private Map<?, ?> list(String query) {
    return server
        .till()
        .get()
        .uri("/v1/stores" + query)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
