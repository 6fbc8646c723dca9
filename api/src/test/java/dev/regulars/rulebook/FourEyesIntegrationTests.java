package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.people.Browser;
import dev.regulars.security.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A person and the keys that they made are the same two eyes. */
@ServerTest
class FourEyesIntegrationTests {

  private static final String DRAFTS = "/v1/rulebook/drafts";
  private static final String KEYS = "/v1/api-keys";

  @Autowired private Shop shop;
  @Autowired private Server server;
  private Browser admin;

  @BeforeEach
  void signIn() {
    admin = Browser.of(server, "admin");
  }

  @Test
  void nobodyApprovesWithTheirKeyWhatTheyBeganThemselves() {
    String draft = DRAFTS + "/" + idOf(admin.as().post().uri(DRAFTS).bodyValue(Map.of()));
    submit(draft);
    Till own = shop.withKey(made("approver"));
    assertThat(own.get(draft).at("/own").asBoolean()).isTrue();
    assertThat(own.post(draft + "/approve", "{}").problem()).isEqualTo("four-eyes");
    Till byTheirKey = shop.withKey(made(shop.withKey(made("admin")), "approver"));
    assertThat(byTheirKey.post(draft + "/approve", "{}").problem()).isEqualTo("four-eyes");
    assertThat(shop.as(Role.APPROVER).post(draft + "/approve", "{}").status()).isEqualTo(200);
  }

  @Test
  void nobodyApprovesThemselvesOrWithAnotherKeyWhatTheirKeyChanged() {
    Till marketer = shop.withKey(made("marketer"));
    String draft = DRAFTS + "/" + marketer.post(DRAFTS, "{}").text("/id");
    submit(draft);
    admin
        .as()
        .post()
        .uri(draft + "/approve")
        .bodyValue(Map.of())
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:four-eyes");
    Till approver = shop.withKey(made("approver"));
    assertThat(approver.post(draft + "/approve", "{}").problem()).isEqualTo("four-eyes");
    Browser.of(server, "approver")
        .as()
        .post()
        .uri(draft + "/approve")
        .bodyValue(Map.of())
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void keysBehindWhichNobodyIsKnownAreSomebodyEach() {
    Till marketer = shop.withKey(made(shop.as(Role.ADMIN), "marketer"));
    Till approver = shop.withKey(made(shop.as(Role.ADMIN), "approver"));
    String draft = DRAFTS + "/" + marketer.post(DRAFTS, "{}").text("/id");
    assertThat(marketer.post(draft + "/submit", "{}").status()).isEqualTo(200);
    assertThat(approver.post(draft + "/approve", "{}").status()).isEqualTo(200);
  }

  private void submit(String draft) {
    Answer submitted = shop.as(Role.MARKETER).post(draft + "/submit", "{}");
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
  }

  /** The secret of a key that the admin made at the pages. */
  private String made(String role) {
    return field(
        admin.as().post().uri(KEYS).bodyValue(Map.of("name", "theirs", "role", role)), "key");
  }

  private static String made(Till by, String role) {
    return by.post(KEYS, Till.written(Map.of("name", "by a key", "role", role))).text("/key");
  }

  private static String idOf(WebTestClient.RequestHeadersSpec<?> request) {
    return field(request, "id");
  }

  private static String field(WebTestClient.RequestHeadersSpec<?> request, String name) {
    Map<?, ?> answer =
        request
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(Map.class)
            .returnResult()
            .getResponseBody();
    return String.valueOf(answer.get(name));
  }
}
