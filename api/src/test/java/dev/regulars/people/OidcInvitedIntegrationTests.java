package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in at an issuer that knows nothing of roles: they are given here, by an invitation. */
@ServerTest
class OidcInvitedIntegrationTests {

  private static final Issuer ISSUER = new Issuer();
  private static final String NOBODY = "/admin/sign-in?error=oidc-no-role";

  @Autowired private Server server;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("regulars.security.oidc.issuer", ISSUER::url);
    registry.add("regulars.security.oidc.client-id", () -> Issuer.CLIENT_ID);
    registry.add("regulars.security.oidc.client-secret", () -> Issuer.CLIENT_SECRET);
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @Test
  void whoWasInvitedIsKnownByTheAddressThatTheIssuerVouchesFor() {
    String link = invite("Grace@Example.com", "approver");
    ISSUER.becomes(person("g-1", "grace@example.com", true));
    OidcBrowser grace = new OidcBrowser(server);
    assertThat(grace.signIn()).isEqualTo("/admin");
    assertThat(grace.browser.session().get("person").toString())
        .contains("login=grace@example.com", "name=Invited", "role=approver", "oidc=true");

    // From now on by the subject, whatever becomes of the address; and the link is used up.
    ISSUER.becomes(person("g-1", "hopper@example.com", true));
    OidcBrowser again = new OidcBrowser(server);
    assertThat(again.signIn()).isEqualTo("/admin");
    assertThat(again.browser.session().get("person").toString())
        .contains("login=grace@example.com");
    server
        .nobody()
        .get()
        .uri("/v1" + link.replace("/admin/invitation", "/invitations"))
        .exchange()
        .expectStatus()
        .isNotFound();
    ISSUER.becomes(person("g-2", "grace@example.com", true));
    assertThat(new OidcBrowser(server).signIn()).isEqualTo(NOBODY);
  }

  @Test
  void anAddressThatNobodyVouchesForOpensNothing() {
    invite("claimed@example.com", "admin");
    ISSUER.becomes(person("c-1", "claimed@example.com", false));
    assertThat(new OidcBrowser(server).signIn()).isEqualTo(NOBODY);
  }

  @Test
  void whoHasAPasswordIsNotTakenOver() {
    String token = invite("has-password@example.com", "admin");
    server
        .nobody()
        .post()
        .uri("/v1" + token.replace("/admin/invitation", "/invitations"))
        .bodyValue(Map.of("password", "correct horse"))
        .exchange()
        .expectStatus()
        .isOk();
    ISSUER.becomes(person("p-1", "has-password@example.com", true));
    assertThat(new OidcBrowser(server).signIn()).isEqualTo(NOBODY);
  }

  @Test
  void whoWasNotInvitedIsNobody() {
    ISSUER.becomes(person("n-1", "stranger@example.com", true));
    OidcBrowser stranger = new OidcBrowser(server);
    assertThat(stranger.signIn()).isEqualTo(NOBODY);
    assertThat(stranger.browser.session()).containsEntry("person", null);
  }

  private static Map<String, Object> person(String subject, String email, boolean verified) {
    return Map.of("sub", subject, "email", email, "email_verified", verified);
  }

  private String invite(String login, String role) {
    Map<?, ?> answer =
        server
            .admin()
            .post()
            .uri("/v1/people")
            .bodyValue(Map.of("login", login, "name", "Invited", "role", role))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(Map.class)
            .returnResult()
            .getResponseBody();
    return (String) ((Map<?, ?>) answer.get("invitation")).get("link");
  }
}
