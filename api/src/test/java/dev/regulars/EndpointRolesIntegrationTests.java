package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.people.Browser;
import dev.regulars.people.FirstPeople;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may use which endpoint: the whole table, in one place, checked over HTTP for every role.
 * Whoever adds an endpoint adds a row; a mapping without a row fails.
 */
@ServerTest
class EndpointRolesIntegrationTests {

  /**
   * Endpoint to the roles that may use it, admins always. An empty set: everybody, without a key.
   */
  private static final Map<String, Set<Role>> TABLE = new LinkedHashMap<>();

  static {
    row("POST /v1/setup");
    row("GET /v1/session");
    row("POST /v1/session");
    row("DELETE /v1/session");
    row("PATCH /v1/session/person", Role.MARKETER, Role.APPROVER, Role.SUPPORT, Role.TILL);
    row("PUT /v1/session/password", Role.MARKETER, Role.APPROVER, Role.SUPPORT, Role.TILL);
    row("GET /v1/invitations/{token}");
    row("POST /v1/invitations/{token}");
    row("GET /v1/people", Role.ADMIN);
    row("POST /v1/people", Role.ADMIN);
    row("PATCH /v1/people/{id}", Role.ADMIN);
    row("POST /v1/people/{id}/invitation", Role.ADMIN);
    row("POST /v1/api-keys", Role.ADMIN);
    row("GET /v1/api-keys", Role.ADMIN);
    row("DELETE /v1/api-keys/{id}", Role.ADMIN);
    row("GET /v1/audit", Role.ADMIN);
    row("GET /v1/stores", Role.TILL, Role.SUPPORT, Role.MARKETER, Role.APPROVER);
    row("PUT /v1/stores/{code}", Role.ADMIN);
    row("POST /v1/members", Role.TILL, Role.SUPPORT);
    row("GET /v1/members", Role.SUPPORT);
    row("GET /v1/members/lookup", Role.TILL, Role.SUPPORT);
    row("GET /v1/members/{id}", Role.TILL, Role.SUPPORT);
    row("PATCH /v1/members/{id}", Role.SUPPORT);
    row("GET /v1/members/{id}/balance", Role.TILL, Role.SUPPORT);
    row("GET /v1/members/{id}/history", Role.TILL, Role.SUPPORT);
    row("GET /v1/members/{id}/purchases", Role.TILL, Role.SUPPORT);
    row("POST /v1/members/{id}/adjustments", Role.SUPPORT);
    row("POST /v1/ledger/verification", Role.ADMIN);
    row("POST /v1/imports", Role.ADMIN);
    row("GET /v1/imports", Role.ADMIN);
    row("GET /v1/imports/{id}", Role.ADMIN);
    row("GET /v1/imports/{id}/events", Role.ADMIN);
    row("GET /v1/imports/{id}/rejected.csv", Role.ADMIN);
    row("GET /v1/imports/{id}/rejected", Role.ADMIN);
    row("POST /v1/purchases", Role.TILL);
    row("POST /v1/purchases/quote", Role.TILL);
    row("POST /v1/purchases/stream", Role.TILL);
    row("GET /v1/purchases", Role.TILL, Role.SUPPORT);
    row("GET /v1/purchases/{id}", Role.TILL, Role.SUPPORT);
    row(
        "GET /v1/purchases/{id}/explanation",
        Role.TILL,
        Role.SUPPORT,
        Role.MARKETER,
        Role.APPROVER);
    row("POST /v1/purchases/{id}/claim", Role.TILL);
    row("POST /v1/purchases/{id}/returns", Role.TILL, Role.SUPPORT);
    row("POST /v1/purchases/{id}/returns/quote", Role.TILL, Role.SUPPORT);
    row("POST /v1/returns", Role.TILL);
    row("POST /v1/events", Role.TILL);
    row("GET /v1/insight/overview", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/insight/rules", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/insight/catalogue", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/insight/purchases", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/rulebook/vocabulary", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/rulebook/templates", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/rulebook/live", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/rulebook/versions", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/rulebook/versions/{version}", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row(
        "GET /v1/rulebook/versions/{version}/files.zip",
        Role.MARKETER,
        Role.APPROVER,
        Role.SUPPORT);
    row("GET /v1/rulebook/versions/{version}/changes", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("POST /v1/rulebook/versions/{version}/rollback", Role.MARKETER, Role.APPROVER);
    row("GET /v1/rulebook/timeline", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("GET /v1/rulebook/drafts", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("POST /v1/rulebook/drafts", Role.MARKETER, Role.APPROVER);
    row("GET /v1/rulebook/drafts/{id}", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("PATCH /v1/rulebook/drafts/{id}", Role.MARKETER, Role.APPROVER);
    row("DELETE /v1/rulebook/drafts/{id}", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/restore", Role.MARKETER, Role.APPROVER);
    row("GET /v1/rulebook/drafts/{id}/files/{name}", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row(
        "GET /v1/rulebook/drafts/{id}/files/{name}/revisions",
        Role.MARKETER,
        Role.APPROVER,
        Role.SUPPORT);
    row("PUT /v1/rulebook/drafts/{id}/files/{name}", Role.MARKETER, Role.APPROVER);
    row("DELETE /v1/rulebook/drafts/{id}/files/{name}", Role.MARKETER, Role.APPROVER);
    row("GET /v1/rulebook/drafts/{id}/files.zip", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("PUT /v1/rulebook/drafts/{id}/files.zip", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/update", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/examples", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/examples/accept", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/examples/remove", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/try", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/check", Role.MARKETER, Role.APPROVER);
    row("GET /v1/rulebook/drafts/{id}/changes", Role.MARKETER, Role.APPROVER, Role.SUPPORT);
    row("POST /v1/rulebook/drafts/{id}/submit", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/withdraw", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/approve", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/reject", Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/publish", Role.MARKETER, Role.APPROVER);
    row("POST /v1/rulebook/drafts/{id}/unschedule", Role.MARKETER, Role.APPROVER);
  }

  private static final Map<Role, Browser> people = new EnumMap<>(Role.class);

  @Autowired private Server server;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  private static void row(String endpoint, Role... roles) {
    Set<Role> allowed = new HashSet<>(Arrays.asList(roles));
    if (!allowed.isEmpty()) {
      allowed.add(Role.ADMIN); // who may do everything that needs a key
    }
    TABLE.put(endpoint, allowed);
  }

  static Stream<String> endpoints() {
    return TABLE.keySet().stream();
  }

  @Test
  void everyEndpointHasARow() {
    Set<String> mapped =
        requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
            .filter(e -> e.getValue().getBeanType().getName().startsWith("dev.regulars."))
            .flatMap(
                e ->
                    e.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(
                            method ->
                                e.getKey().getPatternsCondition().getPatterns().stream()
                                    .map(pattern -> method + " " + pattern)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(mapped).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void letsInTheRolesOfItsRowAndNobodyElse(String endpoint) {
    Set<Role> allowed = TABLE.get(endpoint);
    for (Role role : FirstKeys.demoKeys().keySet()) {
      boolean expected = !allowed.isEmpty() && !allowed.contains(role);
      assertThat(isRefused(server.as(role), endpoint))
          .as("%s as a key of role %s is refused", endpoint, role)
          .isEqualTo(expected);
      assertThat(isRefused(person(role), endpoint))
          .as("%s as a person of role %s is refused", endpoint, role)
          .isEqualTo(expected);
    }
  }

  /** A session of its own for each test that would end it. */
  private WebTestClient person(Role role) {
    Browser browser = people.computeIfAbsent(role, it -> Browser.of(server, it.code()));
    if (browser.session().get("person") == null) {
      browser.signIn(role.code(), FirstPeople.DEMO_PASSWORD).expectStatus().isOk();
    }
    return browser.as();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void asksForAKeyUnlessItIsOpen(String endpoint) {
    int status =
        server
            .nobody()
            .method(method(endpoint))
            .uri(path(endpoint))
            .header("Content-Type", contentType(endpoint))
            .exchange()
            .expectBody()
            .returnResult()
            .getStatus()
            .value();
    if (TABLE.get(endpoint).isEmpty()) {
      assertThat(status).isNotEqualTo(401);
    } else {
      assertThat(status).isEqualTo(401);
    }
  }

  private static boolean isRefused(WebTestClient client, String endpoint) {
    byte[] body =
        client
            .method(method(endpoint))
            .uri(path(endpoint))
            .header("Content-Type", contentType(endpoint))
            .exchange()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    return body != null
        && new String(body, java.nio.charset.StandardCharsets.UTF_8)
            .contains("urn:regulars:problem:forbidden");
  }

  private static HttpMethod method(String endpoint) {
    return HttpMethod.valueOf(endpoint.split(" ")[0]);
  }

  private static String contentType(String endpoint) {
    if (endpoint.startsWith("PUT ") && endpoint.contains("/files")) {
      return endpoint.endsWith(".zip") ? "application/zip" : "text/plain";
    }
    return endpoint.endsWith("/stream") ? "application/x-ndjson" : "application/json";
  }

  /** Identifiers of nothing: whoever is let in finds nothing there. */
  private static String path(String endpoint) {
    return endpoint.split(" ")[1].replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000000");
  }
}
