package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OpenApiIntegrationTests {

  private static final Pattern FURTHER_MEMBER = Pattern.compile("\\.with\\(\\s*\"(\\w+)\"");

  /** A verb and what it is done to. */
  private static final String OPERATION_ID = "[a-z]+([A-Z][a-z]*)+|signIn|signOut";

  @Autowired private Server server;

  @Test
  void theDocumentIsOpenAndOfVersion31() {
    Map<String, Object> document = document();
    assertThat(document.get("openapi")).isEqualTo("3.1.0");
    assertThat(at(document, "info", "title")).isEqualTo("Regulars");
    assertThat(at(document, "components", "securitySchemes", "apiKey", "scheme"))
        .isEqualTo("bearer");
    assertThat(at(document, "components", "schemas", "Problem", "required"))
        .asList()
        .contains("type", "title", "status", "detail");
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyOperationSaysWhatItDoesAndHowItRefuses() {
    Map<String, Map<String, Map<String, Object>>> paths =
        (Map<String, Map<String, Map<String, Object>>>) document().get("paths");
    assertThat(paths).containsKeys("/v1/members", "/v1/members/{id}", "/v1/stores/{code}");
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) -> {
                  assertThat(operation).as("%s %s", method, path).containsKeys("summary", "tags");
                  assertThat(((Map<String, Object>) operation.get("responses")).keySet())
                      .as("%s %s succeeds", method, path)
                      .anyMatch(status -> status.startsWith("2"));
                  assertThat((Map<String, Object>) operation.get("responses"))
                      .as("%s %s", method, path)
                      .containsKeys("400", "401", "403", "429", "503")
                      .containsKeys(path.contains("{") ? "404" : "400")
                      .containsKeys(method.equals("get") ? "400" : "409")
                      .containsKeys(operation.containsKey("requestBody") ? "413" : "400")
                      .containsKeys(operation.containsKey("requestBody") ? "415" : "400");
                }));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/purchases,PurchaseAnswer",
    "/v1/purchases/{id}/claim,PurchaseAnswer",
    "/v1/purchases/{id}/returns,ReturnAnswer",
    "/v1/returns,ReturnAnswer",
    "/v1/events,EventAnswer",
    "/v1/members,Member",
    "/v1/imports,ImportTaken",
    "/v1/rulebook/drafts/{id}/publish,RulebookVersion"
  })
  void whatIsRepeatedIsAnsweredAsBefore(String path, String schema) {
    Object responses = at(document(), "paths", path, "post", "responses");
    assertThat(at(responses, "200", "headers", "Idempotency-Replayed", "$ref"))
        .isEqualTo("#/components/headers/Idempotency-Replayed");
    assertThat(at(responses, "200", "content", "application/json", "schema", "$ref"))
        .isEqualTo("#/components/schemas/" + schema);
    assertThat(at(responses, "422", "content", "application/problem+json", "schema", "$ref"))
        .isEqualTo("#/components/schemas/Problem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/api-keys", "/v1/people", "/v1/setup"})
  void whatIsShownOnceIsNotRepeated(String path) {
    assertThat(at(document(), "paths", path, "post", "responses", "200")).isNull();
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyOperationHasANameOfItsOwnThatSaysWhatItDoes() {
    Set<Object> names = new TreeSet<>();
    Map<String, Map<String, Map<String, Object>>> paths =
        (Map<String, Map<String, Map<String, Object>>>) document().get("paths");
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) -> {
                  Object name = operation.get("operationId");
                  assertThat(String.valueOf(name)).as(path).matches(OPERATION_ID);
                  assertThat(names.add(name)).as("%s is there once", name).isTrue();
                  assertThat((Map<String, Object>) operation.get("responses"))
                      .as(path)
                      .containsKey("default");
                }));
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatIsAnObjectInItsExampleIsNoTextInItsType() {
    Map<String, Map<String, Object>> schemas =
        (Map<String, Map<String, Object>>) at(document(), "components", "schemas");
    schemas.forEach(
        (name, schema) ->
            ((Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of()))
                .forEach(
                    (field, shape) -> {
                      if (shape.get("example") instanceof Map) {
                        assertThat(shape.get("type")).as(name + "." + field).isNotEqualTo("string");
                      }
                    }));
    assertThat(at(schemas.get("ProgrammeChange"), "properties", "settings", "type"))
        .isEqualTo("object");
  }

  @Test
  void whereNoKeyIsNeededNoneIsAskedFor() {
    Map<String, Object> document = document();
    assertThat(at(document, "paths", "/v1/session", "post", "security")).asList().isEmpty();
    assertThat(at(document, "paths", "/v1/invitations/{token}", "get", "security"))
        .asList()
        .isEmpty();
    assertThat(at(document, "paths", "/v1/purchases", "post", "security")).isNull();
    assertThat(at(document, "security")).asList().hasSize(2);
  }

  @Test
  void whatIsSentBesideAnAnswerIsDeclared() {
    Map<String, Object> document = document();
    for (String path : new String[] {"/v1/purchases", "/v1/members", "/v1/rulebook/drafts"}) {
      assertThat(at(document, "paths", path, "post", "responses", "201", "headers"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .as(path)
          .containsKeys("Location", "X-Request-Id");
    }
    assertThat(at(document, "paths", "/v1/imports", "post", "responses", "202", "headers"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKeys("Location", "Retry-After");
    assertThat(at(document, "paths", "/v1/stores", "get", "responses", "503", "headers"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKeys("Retry-After");
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyRefusalIsAProblem() {
    Map<String, Map<String, Map<String, Object>>> paths =
        (Map<String, Map<String, Map<String, Object>>>) document().get("paths");
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) ->
                    ((Map<String, Object>) operation.get("responses"))
                        .forEach(
                            (status, answer) -> {
                              if (!status.startsWith("2")) {
                                assertThat((Map<String, Object>) at(answer, "content"))
                                    .as("%s %s %s", method, path, status)
                                    .containsOnlyKeys("application/problem+json");
                              }
                            })));
  }

  @Test
  void requestsAreDescribedAsTheServerTakesThem() {
    Object schemas = at(document(), "components", "schemas");
    assertThat(at(schemas, "Purchase", "additionalProperties")).isEqualTo(false);
    assertThat(at(schemas, "PurchaseLine", "additionalProperties")).isEqualTo(false);
    assertThat(at(schemas, "PurchaseAnswer", "additionalProperties")).isNull();
    assertThat(at(schemas, "Purchase", "properties", "lines", "maxItems")).isEqualTo(1000);
    assertThat(at(schemas, "PurchaseLine", "properties", "sku", "maxLength")).isEqualTo(64);
    assertThat(at(schemas, "PurchaseLine", "properties", "quantity", "format")).isEqualTo("double");
    assertThat(at(schemas, "PurchaseQuote", "required")).asList().doesNotContain("receipt");
  }

  @Test
  void aStreamIsOfPurchasesAndOfProblemsAsTheyAre() {
    Map<String, Object> document = document();
    Object stream = at(document, "paths", "/v1/purchases/stream", "post");
    assertThat(at(stream, "requestBody", "content", "application/x-ndjson", "schema", "$ref"))
        .isEqualTo("#/components/schemas/Purchase");
    assertThat(at(document, "components", "schemas", "StreamedPurchase", "properties", "problem"))
        .isEqualTo(Map.of("$ref", "#/components/schemas/Problem"));
    assertThat(at(document, "components", "schemas", "StreamedPurchase", "required"))
        .asList()
        .containsExactlyInAnyOrder("index", "status");
    assertThat(at(document, "components", "schemas", "Body")).isNull();
    assertThat(at(document, "components", "schemas", "DataBuffer")).isNull();
  }

  /** Otherwise no client that is generated from the document could read them. */
  @Test
  void everyFurtherMemberOfAProblemIsDeclared() throws IOException {
    Map<String, Object> document = document();
    Set<Object> declared = new TreeSet<>();
    for (String schema : new String[] {"Problem", "EditConflict", "DraftUpdateConflict"}) {
      declared.addAll(
          ((Map<?, ?>) at(document, "components", "schemas", schema, "properties")).keySet());
    }
    Set<Object> given = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        FURTHER_MEMBER
            .matcher(Files.readString(source))
            .results()
            .forEach(m -> given.add(m.group(1)));
      }
    }
    assertThat(given).contains("memberId", "purchaseId", "state").isSubsetOf(declared);
    assertThat(at(document, "components", "schemas", "Problem", "properties", "memberId"))
        .extracting("type", "format")
        .containsExactly("string", "uuid");
    assertThat(at(document, "components", "schemas", "Problem", "properties", "problems", "items"))
        .isEqualTo(Map.of("$ref", "#/components/schemas/RulebookProblem"));
  }

  @Test
  void shapesSayWhatIsAlwaysThereAndWhatMayBeNull() {
    Map<String, Object> document = document();
    assertThat(at(document, "components", "schemas", "Member", "required"))
        .asList()
        .contains("id", "memberNumber", "balance", "status")
        .doesNotContain("name", "tier");
    assertThat(at(document, "components", "schemas", "Member", "properties", "name", "type"))
        .asList()
        .containsExactlyInAnyOrder("string", "null");
    assertThat(
            at(document, "components", "schemas", "MemberChange", "properties", "status", "enum"))
        .asList()
        .containsExactly("active", "blocked", null);
    // There even if it is null.
    assertThat(at(document, "components", "schemas", "SessionView", "required"))
        .asList()
        .contains("person", "csrfToken");
    // Left out rather than null.
    assertThat(at(document, "components", "schemas", "HistoryEntry", "properties", "rule", "type"))
        .isEqualTo("string");
  }

  @Test
  void whatARequestMustHaveIsNeverNull() {
    Map<String, Object> document = document();
    assertThat(at(document, "components", "schemas", "Adjustment", "required"))
        .asList()
        .contains("points", "reason");
    assertThat(at(document, "components", "schemas", "Adjustment", "properties", "reason", "type"))
        .isEqualTo("string");
  }

  @Test
  void whatAKeyOrAStoreMustHaveIsSaid() {
    Map<String, Object> document = document();
    assertThat(at(document, "components", "schemas", "NewApiKey", "required"))
        .asList()
        .containsExactlyInAnyOrder("name", "role");
    assertThat(at(document, "components", "schemas", "NewApiKey", "properties", "role", "enum"))
        .asList()
        .containsExactly("admin", "marketer", "approver", "support", "till");
    assertThat(at(document, "components", "schemas", "StoreRequest", "required"))
        .asList()
        .containsExactly("name");
  }

  @Test
  void partsOfAnswersAreNotMixedUp() {
    Map<String, Object> document = document();
    assertThat(
            at(document, "components", "schemas", "PurchaseViewPoints", "properties", "reversed"))
        .isNotNull();
    assertThat(
            at(document, "components", "schemas", "PurchaseAnswerPoints", "properties", "reversed"))
        .isNull();
  }

  @Test
  void showsWhatATillPosts() {
    Map<String, Object> document = document();
    for (String body : new String[] {"Purchase", "Return", "ProductReturn", "Event"}) {
      assertThat(at(document, "components", "schemas", body, "example", "occurredAt"))
          .as(body)
          .isNotNull();
    }
  }

  @Test
  void doesNotAskForWhoIsCallingAsAParameter() {
    assertThat(at(document(), "components", "schemas", "Caller")).isNull();
  }

  @Test
  void thePageForReadingAsksNobodyElse() {
    server
        .nobody()
        .get()
        .uri("/docs")
        .exchange()
        .expectStatus()
        .isFound()
        .expectHeader()
        .valueMatches("Location", ".*/swagger-ui/index.html");
    String page = text("/swagger-ui/index.html");
    assertThat(page).contains("swagger-ui-bundle.js").doesNotContain("http://", "https://");
    assertThat(text("/swagger-ui/swagger-initializer.js"))
        .contains("\"configUrl\" : \"/v1/openapi.json/swagger-config\"");
    assertThat(text("/swagger-ui/swagger-ui-bundle.js")).hasSizeGreaterThan(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
  void healthIsOpen(String path) {
    server
        .nobody()
        .get()
        .uri(path)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("UP");
  }

  @Test
  void figuresAreOpenOnTheMachineItself() {
    assertThat(text("/actuator/prometheus")).contains("r2dbc_pool", "http_server_requests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
  void figuresAreForAdminsWhereAProxyStandsBefore(String header) {
    var path = "/actuator/prometheus";
    server.nobody().get().uri(path).header(header, "x").exchange().expectStatus().isUnauthorized();
    server.till().get().uri(path).header(header, "x").exchange().expectStatus().isForbidden();
    server.admin().get().uri(path).header(header, "x").exchange().expectStatus().isOk();
    server
        .withKey("a token for figures")
        .get()
        .uri(path)
        .header(header, "x")
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/swagger-ui/index.html", "/swagger-ui/swagger-ui-bundle.js", "/docs"})
  void thePageOfTheApiHasThePolicyOfTheOthers(String path) {
    server
        .nobody()
        .get()
        .uri(path)
        .exchange()
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"))
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals("Referrer-Policy", "same-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/loggers",
        "/actuator/shutdown"
      })
  void otherInsightsAreClosedToEverybody(String path) {
    server.nobody().get().uri(path).exchange().expectStatus().isUnauthorized();
    server.admin().get().uri(path).exchange().expectStatus().isForbidden();
  }

  private String text(String path) {
    return new String(
        server
            .nobody()
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
            .build()
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> document() {
    return server
        .nobody()
        .mutate()
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
        .build()
        .get()
        .uri("/v1/openapi.json")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }

  private static Object at(Object document, String... path) {
    Object here = document;
    for (String name : path) {
      here = here == null ? null : ((Map<?, ?>) here).get(name);
    }
    return here;
  }
}
