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

  private static final String RULES =
      """
      rule "Points"
      when
          The day is Monday
      then
          Give %d points
      end
      """;

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

  @Test
  void aMarketerGoesOneStepBackAndNotToWhatWasRolledBack() {
    int first = ADraft.published(shop, RULES.formatted(1));
    int second = ADraft.published(shop, RULES.formatted(2));
    int generous = ADraft.published(shop, RULES.formatted(1000));

    Answer tooFar = rollBack(Role.MARKETER, first);
    assertThat(tooFar.status()).isEqualTo(403);
    assertThat(tooFar.problem()).isEqualTo("four-eyes");
    assertThat(rollBack(Role.MARKETER, second).status()).isEqualTo(201);
    assertThat(rollBack(Role.MARKETER, generous).problem()).isEqualTo("four-eyes");
    assertThat(rollBack(Role.MARKETER, second).problem()).isEqualTo("four-eyes");
    assertThat(rollBack(Role.APPROVER, generous).status()).isEqualTo(201);
    assertThat(rollBack(Role.APPROVER, first).status()).isEqualTo(201);
  }

  @Test
  void whatWasApprovedBesideAnotherVersionIsBroughtUpToDateAndApprovedAgain() {
    ADraft.published(shop, RULES.formatted(3));
    ADraft overtaken = ADraft.of(shop, RULES.formatted(4)).approved();
    int between = ADraft.published(shop, RULES.formatted(5));

    Answer published = overtaken.step(Role.MARKETER, "publish");
    assertThat(published.status()).isEqualTo(409);
    assertThat(published.problem()).isEqualTo("live-changed");
    assertThat(published.number("/version")).isEqualTo(between);
    assertThat(published.text("/detail")).contains("bring it up to date");
    Answer scheduled =
        overtaken.step(Role.MARKETER, "publish", Map.of("at", "2199-01-01T00:00:00Z"));
    assertThat(scheduled.problem()).isEqualTo("live-changed");

    assertThat(overtaken.step(Role.MARKETER, "withdraw").status()).isEqualTo(200);
    Answer updated =
        shop.as(Role.MARKETER).post(overtaken.path() + "/update", "{\"choose\": \"draft\"}");
    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(overtaken.approved().step(Role.MARKETER, "publish").status()).isEqualTo(200);
  }

  @Test
  void whatSaysTheSameOvertakesNothing() {
    int first = ADraft.published(shop, RULES.formatted(6));
    ADraft draft = ADraft.of(shop, RULES.formatted(7)).approved();
    ADraft.published(shop, RULES.formatted(8));
    assertThat(rollBack(Role.MARKETER, first).status()).isEqualTo(201);

    assertThat(draft.step(Role.MARKETER, "publish").status()).isEqualTo(200);
  }

  private Answer rollBack(Role role, int version) {
    return shop.as(role).post("/v1/rulebook/versions/" + version + "/rollback", "{}");
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
