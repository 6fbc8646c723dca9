package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ServerTest
class ApiKeysIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  @Autowired private Server server;
  @Autowired private DatabaseClient database;

  @Test
  void aNewKeyWorksAtOnceAndARevokedOneNoLonger() {
    Map<String, Object> key = make(Map.of("name", "Second admin", "role", "admin"));
    String secret = (String) key.get("key");
    assertThat(secret).startsWith("rk_").hasSizeGreaterThan(40);
    server.withKey(secret).get().uri("/v1/api-keys").exchange().expectStatus().isOk();

    server
        .admin()
        .delete()
        .uri("/v1/api-keys/" + key.get("id"))
        .exchange()
        .expectStatus()
        .isNoContent();
    server.withKey(secret).get().uri("/v1/api-keys").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void aKeyThatIsCalledLikeAnotherLiveOneIsToldAtOnceAndInTheList() {
    Map<String, Object> first = make(Map.of("name", "Twin till 0", "role", "till"));
    assertThat(first).containsEntry("warnings", List.of());

    Map<String, Object> twin = make(Map.of("name", "Twin  till O", "role", "till"));

    assertThat(twin.get("warnings").toString()).contains("twin-name", "like=Twin till 0");
    assertThat(warnings(twin)).isEqualTo(twin.get("warnings"));
    assertThat(warnings(first)).isEqualTo(List.of());
    server.admin().delete().uri("/v1/api-keys/" + first.get("id")).exchange();
    assertThat(warnings(twin)).isEqualTo(List.of());
  }

  @SuppressWarnings("unchecked")
  private Object warnings(Map<String, Object> key) {
    String after = "";
    for (; ; ) {
      Map<String, Object> page =
          server
              .admin()
              .get()
              .uri("/v1/api-keys?limit=200" + after)
              .exchange()
              .expectBody(Map.class)
              .returnResult()
              .getResponseBody();
      for (Map<String, Object> found : (List<Map<String, Object>>) page.get("items")) {
        if (found.get("id").equals(key.get("id"))) {
          return found.get("warnings");
        }
      }
      after = "&after=" + page.get("next");
    }
  }

  @Test
  void theSecretIsKeptNowhere() {
    String secret = (String) make(Map.of("name", "Hidden", "role", "till")).get("key");
    String rows =
        database
            .sql("select string_agg(api_key::text, ' ') from api_key")
            .map(row -> row.get(0, String.class))
            .one()
            .block(PATIENCE);
    assertThat(rows).contains("Hidden").doesNotContain(secret);
    byte[] list =
        server
            .admin()
            .get()
            .uri("/v1/api-keys?limit=200")
            .exchange()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    assertThat(new String(list, StandardCharsets.UTF_8)).contains("Hidden").doesNotContain(secret);
  }

  @Test
  void listsInPages() {
    for (int i = 0; i < 3; i++) {
      make(Map.of("name", "Page " + i, "role", "till"));
    }
    String next =
        (String)
            server
                .admin()
                .get()
                .uri("/v1/api-keys?limit=2")
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("next");
    server
        .admin()
        .get()
        .uri("/v1/api-keys?limit=200&after=" + next)
        .exchange()
        .expectBody()
        .jsonPath("$.next")
        .isEmpty()
        .jsonPath("$.items[0].name")
        .isEqualTo("Demo approver");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"role": "till"}                                     | /name
          {"name": "", "role": "till"}                         | /name
          {"name": "x"}                                        | /role
          {"name": "x", "role": "king"}                        | /role
          {"name": "x", "role": 1}                             | /role
          {"name": "x", "role": "member"}                      | /role
          {"name": "x", "role": "till", "stores": []}          | /stores
          {"name": "x", "role": "till", "stores": [""]}        | /stores/0
          {"name": "x", "role": "till", "stores": [null]}      | /stores/0
          {"name": "x", "role": "till", "stores": ["no such store!"]} | /stores/0
          {"name": "x", "role": "till", "stores": ["a", "-b"]} | /stores/1
          {"name": "x", "role": "till", "requestsPerSecond": 0} | /requestsPerSecond
          {"name": "x", "role": "till", "admin": true}         | /admin
          """)
  void refusesABadOrderWithThePointer(String body, String pointer) {
    var answer =
        server.send(
            "POST",
            "/v1/api-keys",
            Role.ADMIN,
            "application/json",
            body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
  }

  @Test
  void aRepeatedRequestMakesNoSecondKey() {
    String order = "{\"name\": \"Only one\", \"role\": \"till\"}";
    assertThat(post(order, "make-once").statusCode()).isEqualTo(201);
    HttpResponse<String> again = post(order, "make-once");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("urn:regulars:problem:shown-once", "shown that once");
    HttpResponse<String> other = post(order.replace("one", "two"), "make-once");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("urn:regulars:problem:idempotency-key-reused");
    assertThat(post(order, "a blank").statusCode()).isEqualTo(400);
    Long made =
        database
            .sql("select count(*) from api_key where name like 'Only %'")
            .mapValue(Long.class)
            .one()
            .block(PATIENCE);
    assertThat(made).isEqualTo(1);
  }

  private HttpResponse<String> post(String order, String key) {
    return server.send(
        "POST",
        "/v1/api-keys",
        Role.ADMIN,
        "application/json",
        order.getBytes(StandardCharsets.UTF_8),
        "Idempotency-Key",
        key);
  }

  @ParameterizedTest
  @CsvSource({"POST,/v1/api-keys", "POST,/v1/people", "PATCH,/v1/people/" + NOBODY})
  void namesTheRolesThatCanBeGiven(String method, String path) {
    for (String role : List.of("TILL", "king")) {
      var answer =
          server.send(
              method,
              path,
              Role.ADMIN,
              "application/json",
              "{\"name\": \"x\", \"role\": \"%s\"}"
                  .formatted(role)
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .contains("\"must be one of admin, marketer, approver, support, till\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer rk_wrong",
        "Bearer ",
        "Basic dGlsbDpkZW1v",
        "rk_demo_till",
        "Bearer\trk_demo_till"
      })
  void refusesWhatIsNoKey(String header) {
    server
        .nobody()
        .get()
        .uri("/v1/api-keys")
        .header("Authorization", header)
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueEquals("WWW-Authenticate", "Bearer")
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:unauthorized");
  }

  @Test
  void aKeyThatCallsTooOftenIsToldWhenToGoOn() {
    String slow =
        (String) make(Map.of("name", "Slow", "role", "till", "requestsPerSecond", 2)).get("key");
    List<Integer> answers =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                i ->
                    server
                        .withKey(slow)
                        .get()
                        .uri("/v1/nothing")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value())
            .toList();
    assertThat(answers).contains(404).contains(429);
    server.admin().get().uri("/v1/api-keys").exchange().expectStatus().isOk();
  }

  @Test
  void theDemoHasNoSetupToken() {
    server
        .nobody()
        .post()
        .uri("/v1/setup")
        .bodyValue(Map.of("token", "setup_guess", "name", "me"))
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:setup-token");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> make(Map<String, Object> order) {
    return server
        .admin()
        .post()
        .uri("/v1/api-keys")
        .bodyValue(order)
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }
}
