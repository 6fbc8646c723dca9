package dev.regulars.people;

import dev.regulars.Server;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.reactive.server.WebTestClient;

/** People who are invited, join and are changed, as the admin sees them. */
final class GivenPeople {

  static final String PASSWORD = "correct horse";

  private final Server server;

  GivenPeople(Server server) {
    this.server = server;
  }

  Browser join(String login, String role) {
    Browser browser = new Browser(server);
    browser
        .keep(accepting(browser, token(invite(login, login, role)), PASSWORD))
        .expectStatus()
        .isOk();
    return browser;
  }

  Map<String, Object> invite(String login, String name, String role) {
    return answer(
        server
            .admin()
            .post()
            .uri("/v1/people")
            .bodyValue(Map.of("login", login, "name", name, "role", role)),
        201);
  }

  WebTestClient.RequestHeadersSpec<?> renewing(String id) {
    return server.admin().post().uri("/v1/people/" + id + "/invitation");
  }

  Map<String, Object> renew(String id, int status) {
    return answer(renewing(id), status);
  }

  Map<String, Object> change(String id, Map<String, Object> change) {
    return answer(server.admin().patch().uri("/v1/people/" + id).bodyValue(change), 200);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> find(String login) {
    return ((List<Map<String, Object>>)
            answer(server.admin().get().uri("/v1/people?limit=200"), 200).get("items"))
        .stream().filter(person -> person.get("login").equals(login)).findAny().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> audit(String id) {
    return (List<Map<String, Object>>)
        answer(server.admin().get().uri("/v1/audit?subjectKind=person&subjectId=" + id), 200)
            .get("items");
  }

  static WebTestClient.RequestHeadersSpec<?> accepting(
      Browser browser, String token, String password) {
    return browser
        .as()
        .post()
        .uri("/v1/invitations/" + token)
        .bodyValue(Map.of("password", password));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> person(Map<String, Object> invited) {
    return (Map<String, Object>) invited.get("person");
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> invitation(Map<String, Object> invited) {
    return (Map<String, Object>) invited.get("invitation");
  }

  static String id(Map<String, Object> invited) {
    return (String) person(invited).get("id");
  }

  static String link(Map<String, Object> invited) {
    return (String) invitation(invited).get("link");
  }

  static String token(Map<String, Object> invited) {
    return link(invited).substring(link(invited).lastIndexOf('/') + 1);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> answer(WebTestClient.RequestHeadersSpec<?> request, int status) {
    return request
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }
}
