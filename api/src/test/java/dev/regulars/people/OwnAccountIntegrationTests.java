package dev.regulars.people;

import static dev.regulars.people.GivenPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServerTest
class OwnAccountIntegrationTests {

  @Autowired private Server server;
  private GivenPeople people;

  @BeforeEach
  void thePeople() {
    people = new GivenPeople(server);
  }

  @Test
  void peopleChangeTheirOwnNameAndLanguage() {
    Browser own = people.join("own", "till");
    own.as()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("name", "Grace Hopper", "locale", "de"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.person.name")
        .isEqualTo("Grace Hopper")
        .jsonPath("$.person.locale")
        .isEqualTo("de");
    assertThat(own.session().get("person").toString()).contains("locale=de");
    String id = (String) people.find("own").get("id");
    assertThat(people.audit(id).getFirst().get("details").toString())
        .contains("changes={name={", "to=Grace Hopper")
        .doesNotContain("locale");
    own.as()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("locale", "Deutsch!"))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/locale");
    own.as()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("role", "admin"))
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void aNewPasswordEndsEverySessionButGoesOnInThisOne() {
    Browser here = people.join("changing", "support");
    Browser there = new Browser(server);
    there.signIn("changing", PASSWORD).expectStatus().isOk();
    String before = here.cookie("regulars_session");

    here.keep(changingPassword(here, PASSWORD, "battery staple")).expectStatus().isOk();
    assertThat(here.cookie("regulars_session")).isNotEqualTo(before);
    assertThat(here.session().get("person").toString()).contains("login=changing");
    assertThat(there.session()).containsEntry("person", null);
    new Browser(server).signIn("changing", PASSWORD).expectStatus().isUnauthorized();
    new Browser(server).signIn("changing", "battery staple").expectStatus().isOk();
    assertThat(people.audit((String) people.find("changing").get("id")))
        .extracting("action")
        .contains("person.password-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, battery staple, wrong-password, /current",
    "correct horse, abc, weak-password, /new"
  })
  void refusesANewPasswordWithThePointer(String current, String next, String slug, String pointer) {
    Browser browser = people.join("refused-" + slug, "till");
    changingPassword(browser, current, next)
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:" + slug)
        .jsonPath("$.errors[0].pointer")
        .isEqualTo(pointer);
    assertThat(browser.session().get("person")).isNotNull();
  }

  @Test
  void whoTriesTheirOwnPasswordTooOftenWaits() {
    Browser thief = people.join("stolen", "till");
    for (int i = 0; i < 10; i++) {
      changingPassword(thief, "guess " + i, "battery staple")
          .exchange()
          .expectStatus()
          .isEqualTo(422);
    }
    changingPassword(thief, PASSWORD, "battery staple").exchange().expectStatus().isEqualTo(429);
  }

  @Test
  void anApiKeyHasNoAccount() {
    server
        .till()
        .patch()
        .uri("/v1/session/person")
        .bodyValue(Map.of("name", "X"))
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:people-only");
    server
        .till()
        .put()
        .uri("/v1/session/password")
        .bodyValue(Map.of("current", "a", "new", "b"))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  private static WebTestClient.RequestHeadersSpec<?> changingPassword(
      Browser browser, String current, String next) {
    return browser
        .as()
        .put()
        .uri("/v1/session/password")
        .bodyValue(Map.of("current", current, "new", next));
  }
}
