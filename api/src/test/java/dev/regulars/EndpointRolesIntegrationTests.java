package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.people.Browser;
import dev.regulars.people.FirstPeople;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may use which endpoint, checked over HTTP for every role. Each package has its part of the
 * table in {@code src/test/resources/roles}: whoever adds an endpoint adds a row there; a mapping
 * without a row fails.
 */
@ServerTest
class EndpointRolesIntegrationTests {

  private static final Map<String, RoleTable.Row> TABLE = RoleTable.read();

  private static final Map<Role, Browser> people = new EnumMap<>(Role.class);

  /** Fewer than a member may send within a second, however fast the machine is. */
  private static final int REQUESTS_OF_A_MEMBER = 8;

  private static String member;
  private static int requests;

  @Autowired private Server server;
  @Autowired private Shop shop;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  static Stream<String> endpoints() {
    return TABLE.keySet().stream();
  }

  @Test
  void everyEndpointHasARowInTheTableOfItsPackage() {
    Map<String, String> mapped = new TreeMap<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              String type = handler.getBeanType().getName();
              if (type.startsWith("dev.regulars.")) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                  for (var pattern : mapping.getPatternsCondition().getPatterns()) {
                    mapped.put(method + " " + pattern, type.split("\\.")[2]);
                  }
                }
              }
            });
    Map<String, String> told = new TreeMap<>();
    TABLE.forEach((endpoint, row) -> told.put(endpoint, row.owner()));
    assertThat(mapped)
        .as("endpoints and their packages; the rows stand in src/test/resources/roles")
        .isEqualTo(told);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void letsInTheRolesOfItsRowAndNobodyElse(String endpoint) {
    RoleTable.Row row = TABLE.get(endpoint);
    for (Role role : FirstKeys.demoKeys().keySet()) {
      boolean expected = !row.lets(role);
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
  void letsMembersInWhereItsRowSaysSo(String endpoint) {
    assertThat(isRefused(server.withKey(member(endpoint)), endpoint))
        .as("%s as a member is refused", endpoint)
        .isEqualTo(!TABLE.get(endpoint).lets(Role.MEMBER));
  }

  /** One for a few, but where the member or their session ends with the request. */
  private String member(String endpoint) {
    if (endpoint.startsWith("DELETE ") && TABLE.get(endpoint).lets(Role.MEMBER)) {
      return MemberAtHome.in(shop).token();
    }
    String known = member;
    if (known == null || requests++ % REQUESTS_OF_A_MEMBER == 0) {
      known = MemberAtHome.in(shop).token();
      member = known;
    }
    return known;
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
    if (TABLE.get(endpoint).open()) {
      assertThat(status).isNotEqualTo(401);
    } else {
      assertThat(status).isEqualTo(401);
    }
  }

  /** A stream of events is not waited for: it never ends. */
  private static final String ENDLESS = "GET /v1/me/events";

  private static boolean isRefused(WebTestClient client, String endpoint) {
    if (endpoint.equals(ENDLESS)) {
      var answer = client.get().uri(path(endpoint)).exchange().returnResult(String.class);
      answer.getResponseBody().subscribe().dispose();
      return answer.getStatus().value() == 403;
    }
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
