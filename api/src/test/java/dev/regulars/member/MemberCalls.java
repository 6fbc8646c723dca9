package dev.regulars.member;

import dev.regulars.Server;
import java.util.Map;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls about members, as tills and support make them. */
final class MemberCalls {

  private final Server server;

  MemberCalls(Server server) {
    this.server = server;
  }

  ResponseSpec enrol(String body) {
    return server
        .till()
        .post()
        .uri("/v1/members")
        .header("Content-Type", "application/json")
        .bodyValue(body)
        .exchange();
  }

  ResponseSpec withKey(String key, String body) {
    return server
        .till()
        .post()
        .uri("/v1/members")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  ResponseSpec patch(Object id, String body) {
    return server
        .support()
        .patch()
        .uri("/v1/members/" + id)
        .header("Content-Type", "application/merge-patch+json")
        .bodyValue(body)
        .exchange();
  }

  ResponseSpec lookup(String query) {
    return get("/v1/members/lookup?" + query);
  }

  ResponseSpec get(String uri) {
    return server.till().get().uri(uri).exchange();
  }

  Map<String, Object> created(String body) {
    return answer(enrol(body).expectStatus().isCreated());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> answer(ResponseSpec response) {
    return response.expectBody(Map.class).returnResult().getResponseBody();
  }
}
