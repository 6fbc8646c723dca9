package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in at an issuer that also gives the roles. */
@ServerTest
class OidcIntegrationTests {

  private static final Issuer ISSUER = new Issuer();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String FAILED = "/admin/sign-in?error=oidc-failed";

  @Autowired private Server server;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry registry) {
    registry.add("regulars.security.oidc.issuer", ISSUER::url);
    registry.add("regulars.security.oidc.client-id", () -> Issuer.CLIENT_ID);
    registry.add("regulars.security.oidc.client-secret", () -> Issuer.CLIENT_SECRET);
    registry.add("regulars.security.oidc.name", () -> "Example Login");
    registry.add("regulars.security.oidc.role-claim", () -> "realm_access.roles");
    registry.add("regulars.security.oidc.roles.admin", () -> "loyalty-admins");
    registry.add("regulars.security.oidc.roles.marketer", () -> "marketing,campaigns");
    registry.add("regulars.security.oidc.roles.support", () -> "service-desk");
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @Test
  void isOneOfTheWays() {
    assertThat(new Browser(server).session().get("ways"))
        .isEqualTo(
            Map.of(
                "password",
                true,
                "oidc",
                Map.of("name", "Example Login", "url", "/oauth2/authorization/regulars")));
  }

  @Test
  void somebodyNewIsInWithTheRoleThatTheIssuerGives() {
    ISSUER.becomes(
        Map.of(
            "sub", "s-1",
            "preferred_username", "Ada",
            "name", "Ada Lovelace",
            "email", "ada@example.com",
            "realm_access", Map.of("roles", List.of("offline", "campaigns", "service-desk"))));
    OidcBrowser ada = new OidcBrowser(server);
    assertThat(ada.signIn()).isEqualTo("/admin");
    Map<String, Object> session = ada.browser.session();
    assertThat(session.get("person").toString())
        .contains("login=ada", "name=Ada Lovelace", "role=marketer", "oidc=true");
    assertThat(session.get("csrfToken")).isEqualTo(ada.browser.cookie("regulars_csrf"));
    assertThat(ada.browser.cookie(OidcRequestCookie.NAME)).isNull();
    ada.browser.as().get().uri("/v1/stores").exchange().expectStatus().isOk();

    String id = (String) ((Map<?, ?>) session.get("person")).get("id");
    OidcBrowser again = new OidcBrowser(server);
    again.signIn();
    assertThat(again.browser.session().get("person")).asString().contains(id);
    assertThat(audit(id)).containsExactly("session.began", "session.began", "person.joined");
    assertThat(ada.browser.session().get("person")).as("the other session goes on").isNotNull();
  }

  @Test
  void endsAtThePageThatThePersonWantedToSee() {
    ISSUER.becomes(somebody("s-page", "service-desk"));
    assertThat(new OidcBrowser(server).signIn("?to=/admin/members/7?tab=history%26x=1"))
        .isEqualTo("/admin/members/7?tab=history&x=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/admin//evil",
        "/administrator",
        "/admin/%5Cevil",
        "/v1/session",
        "javascript:alert(1)",
        "/admin/%0d%0aSet-Cookie:x"
      })
  void leadsNowhereElse(String to) {
    ISSUER.becomes(somebody("s-nowhere", "service-desk"));
    assertThat(new OidcBrowser(server).signIn("?to=" + to)).matches("/admin(//evil)?");
  }

  @Test
  void anotherRoleAtTheIssuerIsAnotherRoleHereAndEndsTheSessionsOfBefore() {
    ISSUER.becomes(somebody("s-role", "service-desk"));
    OidcBrowser before = new OidcBrowser(server);
    before.signIn();
    ISSUER.becomes(somebody("s-role", "loyalty-admins"));
    OidcBrowser after = new OidcBrowser(server);
    after.signIn();
    assertThat(after.browser.session().get("person").toString()).contains("role=admin");
    assertThat(before.browser.session()).containsEntry("person", null);
    String id = (String) ((Map<?, ?>) after.browser.session().get("person")).get("id");
    assertThat(audit(id))
        .containsExactly("session.began", "person.changed", "session.began", "person.joined");
  }

  @Test
  void whoHasNoRoleThereIsNobodyHere() {
    ISSUER.becomes(somebody("s-none", "kitchen"));
    OidcBrowser nobody = new OidcBrowser(server);
    assertThat(nobody.signIn()).isEqualTo("/admin/sign-in?error=oidc-no-role");
    assertThat(nobody.browser.session()).containsEntry("person", null);
    assertThat(logins()).doesNotContain("s-none");
  }

  @Test
  void whoHasLostTheirRoleThereIsRefusedUnderTheirName() {
    ISSUER.becomes(somebody("s-lost", "service-desk"));
    OidcBrowser lost = new OidcBrowser(server);
    lost.signIn();
    String id = (String) ((Map<?, ?>) lost.browser.session().get("person")).get("id");
    ISSUER.becomes(somebody("s-lost", "kitchen"));
    assertThat(lost.signIn()).isEqualTo("/admin/sign-in?error=oidc-no-role");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(audit(id)).startsWith("session.refused"));
  }

  @Test
  void whoIsSwitchedOffHereStaysOut() {
    ISSUER.becomes(somebody("s-off", "service-desk"));
    OidcBrowser off = new OidcBrowser(server);
    off.signIn();
    String id = (String) ((Map<?, ?>) off.browser.session().get("person")).get("id");
    server
        .admin()
        .patch()
        .uri("/v1/people/" + id)
        .bodyValue(Map.of("active", false))
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(off.browser.session()).containsEntry("person", null);
    assertThat(off.signIn()).isEqualTo("/admin/sign-in?error=oidc-switched-off");
    assertThat(off.browser.session()).containsEntry("person", null);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(audit(id)).startsWith("session.refused"));
  }

  @Test
  void whoChangesTheirMindIsBackAtTheSignInPage() {
    ISSUER.becomes(somebody("s-mind", "service-desk"));
    ISSUER.isDeclined();
    assertThat(new OidcBrowser(server).signIn()).isEqualTo("/admin/sign-in?error=oidc-cancelled");
  }

  @ParameterizedTest
  @EnumSource(value = Issuer.Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aTokenThatIsNotWhatItShouldBeIsRefused(Issuer.Flaw flaw) {
    ISSUER.becomes(somebody("s-flaw", "loyalty-admins"));
    ISSUER.signsBadly(flaw);
    OidcBrowser browser = new OidcBrowser(server);
    assertThat(browser.signIn()).isEqualTo(FAILED);
    assertThat(browser.browser.session()).containsEntry("person", null);
    assertThat(logins()).doesNotContain("s-flaw");
  }

  @Test
  void theWayBackIsOnlyForTheBrowserThatWentThere() {
    ISSUER.becomes(somebody("s-csrf", "service-desk"));
    OidcBrowser attacker = new OidcBrowser(server);
    URI callback = attacker.atTheIssuer(attacker.begin(""));
    OidcBrowser victim = new OidcBrowser(server);
    assertThat(victim.comeBack(callback)).as("without a cookie").isEqualTo(FAILED);
    victim.begin("");
    assertThat(victim.comeBack(callback)).as("with another's").isEqualTo(FAILED);
    victim.browser.plant(OidcRequestCookie.NAME, "AAAA");
    assertThat(victim.comeBack(callback)).as("with a forged one").isEqualTo(FAILED);
    assertThat(victim.browser.session()).containsEntry("person", null);
  }

  @Test
  void theWayBackWorksOnce() {
    ISSUER.becomes(somebody("s-once", "service-desk"));
    OidcBrowser browser = new OidcBrowser(server);
    URI page = browser.begin("");
    String cookie = browser.browser.cookie(OidcRequestCookie.NAME);
    URI callback = browser.atTheIssuer(page);
    assertThat(browser.comeBack(callback)).isEqualTo("/admin");
    assertThat(browser.comeBack(callback)).isEqualTo(FAILED);
    browser.browser.plant(OidcRequestCookie.NAME, cookie);
    assertThat(browser.comeBack(callback)).as("the issuer knows its codes").isEqualTo(FAILED);
  }

  @Test
  void theCookieOfTheWayIsReadableToNobody() {
    var answer =
        server
            .nobody()
            .get()
            .uri(OidcConfiguration.SIGN_IN_PATH)
            .exchange()
            .expectStatus()
            .isFound()
            .returnResult(Void.class);
    ResponseCookie cookie = answer.getResponseCookies().getFirst(OidcRequestCookie.NAME);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo(OidcConfiguration.CALLBACK_PATH);
    assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofMinutes(10));
    String query = answer.getResponseHeaders().getLocation().getRawQuery();
    assertThat(query)
        .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=")
        .contains("redirect_uri=" + server.url() + OidcConfiguration.CALLBACK_PATH);
    assertThat(new String(java.util.Base64.getUrlDecoder().decode(cookie.getValue())))
        .doesNotContain("state", "nonce", "http");
    assertThat(answer.getResponseCookies()).doesNotContainKey("SESSION");
  }

  @Test
  void twoPeopleAreNeverMadeOneForTheirName() {
    ISSUER.becomes(
        Map.of(
            "sub", "s-imposter",
            "preferred_username", "admin",
            "email", "admin",
            "email_verified", true,
            "realm_access", Map.of("roles", List.of("service-desk"))));
    OidcBrowser imposter = new OidcBrowser(server);
    imposter.signIn();
    assertThat(imposter.browser.session().get("person").toString())
        .contains("login=admin-2", "role=support");
  }

  @Test
  void theyHaveNoPasswordHere() {
    ISSUER.becomes(somebody("s-password", "service-desk"));
    OidcBrowser browser = new OidcBrowser(server);
    browser.signIn();
    String id = (String) ((Map<?, ?>) browser.browser.session().get("person")).get("id");
    browser
        .browser
        .as()
        .put()
        .uri("/v1/session/password")
        .bodyValue(Map.of("current", "demo", "new", "battery staple"))
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:no-password");
    server
        .admin()
        .post()
        .uri("/v1/people/" + id + "/invitation")
        .exchange()
        .expectStatus()
        .isEqualTo(409);
    new Browser(server).signIn("s-password", "demo").expectStatus().isUnauthorized();
  }

  @Test
  void anIssuerThatIsAwayIsSaidOnThePage() {
    ISSUER.becomes(somebody("s-away", "service-desk"));
    OidcBrowser browser = new OidcBrowser(server);
    URI callback = browser.atTheIssuer(browser.begin(""));
    ISSUER.isAway(true);
    assertThat(browser.comeBack(callback)).isEqualTo(FAILED);
    ISSUER.isAway(false);
    assertThat(browser.signIn()).isEqualTo("/admin");
  }

  @Test
  void theApiAnswersAsBefore() {
    server
        .nobody()
        .get()
        .uri("/v1/stores")
        .header("Accept", "text/html")
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .contentType("application/problem+json");
    server.nobody().get().uri("/login").exchange().expectStatus().isUnauthorized();
    server
        .nobody()
        .get()
        .uri("/oauth2/authorization/other")
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectHeader()
        .contentType("application/problem+json");
    server.till().get().uri("/v1/stores").exchange().expectStatus().isOk();
    new Browser(server).signIn("marketer", "demo").expectStatus().isOk();
  }

  private static Map<String, Object> somebody(String subject, String role) {
    return Map.of(
        "sub",
        subject,
        "preferred_username",
        subject,
        "realm_access",
        Map.of("roles", List.of(role)));
  }

  @SuppressWarnings("unchecked")
  private List<String> logins() {
    return ((List<Map<String, String>>) get("/v1/people?limit=200").get("items"))
        .stream().map(person -> person.get("login")).toList();
  }

  @SuppressWarnings("unchecked")
  private List<String> audit(String id) {
    return ((List<Map<String, String>>)
            get("/v1/audit?subjectKind=person&subjectId=" + id).get("items"))
        .stream().map(entry -> entry.get("action")).toList();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> get(String path) {
    return server
        .admin()
        .get()
        .uri(path)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(Map.class)
        .returnResult()
        .getResponseBody();
  }
}
