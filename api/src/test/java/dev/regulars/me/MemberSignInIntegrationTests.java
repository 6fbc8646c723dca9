package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.MemberAtHome;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who comes in, and who does not. */
@ServerTest
class MemberSignInIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private Server server;

  private Till nobody() {
    return shop.withKey(null);
  }

  private Answer ask(String email) {
    return nobody().post("/v1/me/codes", Till.written(Map.of("email", email)));
  }

  private Answer come(String email, String code) {
    return nobody().post("/v1/me/sessions", Till.written(Map.of("email", email, "code", code)));
  }

  private static String other(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  @Test
  void aMemberComesInWithTheCodeThatWasSent() {
    MemberAtHome member = MemberAtHome.in(shop);

    Answer me = member.here().get("/v1/me");

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.text("/id")).isEqualTo(member.id());
    assertThat(me.text("/name")).isEqualTo("Ada Lovelace");
    assertThat(me.text("/email")).isEqualTo(member.email());
    assertThat(me.text("/referral/code")).isNotEmpty();
    assertThat(me.json().has("attributes")).isFalse();
  }

  @Test
  void aPhoneIsAsGoodAsAnAddress() {
    String phone = "+4917" + (10_000_000 + (int) (Math.random() * 80_000_000));
    shop.till().post("/v1/members", Till.written(Map.of("phone", phone)));
    nobody().post("/v1/me/codes", Till.written(Map.of("phone", "0" + phone.substring(3))));

    Answer in =
        nobody()
            .post(
                "/v1/me/sessions",
                Till.written(Map.of("phone", phone, "code", MemberAtHome.code(shop, phone))));

    assertThat(in.status()).isEqualTo(201);
  }

  @Test
  void nobodyLearnsWhetherAnAddressIsKnown() {
    MemberAtHome member = MemberAtHome.in(shop);
    String unknown = UUID.randomUUID() + "@home.example";

    Answer known = ask(member.email());
    Answer other = ask(unknown);

    assertThat(other.status()).isEqualTo(known.status()).isEqualTo(202);
    assertThat(other.body()).isEqualTo(known.body()).isEmpty();
    String code = MemberAtHome.code(shop, member.email());
    assertThat(come(unknown, code).body()).isEqualTo(come(member.email(), other(code)).body());
    assertThat(
            nobody()
                .send("GET", "/demo/mailbox", null, new byte[0], "Accept", "application/json")
                .body())
        .doesNotContain(unknown);
  }

  @Test
  void aCodeIsGoodOnce() {
    MemberAtHome member = MemberAtHome.in(shop);
    ask(member.email());
    String code = MemberAtHome.code(shop, member.email());

    assertThat(come(member.email(), code).status()).isEqualTo(201);
    Answer again = come(member.email(), code);

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.problem()).isEqualTo("wrong-code");
  }

  @Test
  void onlyTheNewestCodeCounts() {
    MemberAtHome member = MemberAtHome.in(shop);
    ask(member.email());
    String older = MemberAtHome.code(shop, member.email());
    ask(member.email());
    String newer = MemberAtHome.code(shop, member.email());

    if (!older.equals(newer)) {
      assertThat(come(member.email(), older).status()).isEqualTo(401);
    }
    assertThat(come(member.email(), newer).status()).isEqualTo(201);
  }

  @Test
  void aCodeIsOverAfterFiveTries() {
    MemberAtHome member = MemberAtHome.in(shop);
    ask(member.email());
    String code = MemberAtHome.code(shop, member.email());

    for (int i = 0; i < 5; i++) {
      assertThat(come(member.email(), other(code)).status()).isEqualTo(401);
    }

    assertThat(come(member.email(), code).status()).isEqualTo(401);
  }

  @Test
  void guessingIsSlowedDownWhoeverTheAddressIs() {
    String unknown = UUID.randomUUID() + "@home.example";
    Answer last = null;
    for (int i = 0; i < 11; i++) {
      last = come(unknown, "123456");
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("too-many-attempts");
    assertThat(last.header("Retry-After")).isPresent();
  }

  @Test
  void anAddressGetsAFewCodesOnly() {
    MemberAtHome member = MemberAtHome.in(shop);
    for (int i = 0; i < 10; i++) {
      assertThat(ask(member.email()).status()).isEqualTo(202);
    }

    long sent =
        nobody()
            .send("GET", "/demo/mailbox", null, new byte[0], "Accept", "application/json")
            .json()
            .path("items")
            .valueStream()
            .filter(mail -> mail.path("to").asString("").equals(member.email()))
            .count();

    assertThat(sent).isEqualTo(5);
  }

  @Test
  void whatIsNoAddressIsRefusedWithItsField() {
    assertThat(nobody().post("/v1/me/codes", "{}").status()).isEqualTo(400);
    Answer wrong = ask("nobody");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.pointers()).containsExactly("/email");
    Answer both =
        nobody()
            .post(
                "/v1/me/codes", Till.written(Map.of("email", "a@b.example", "phone", "+49301234")));
    assertThat(both.status()).isEqualTo(400);
    Answer letters = come("a@b.example", "abc");
    assertThat(letters.pointers()).containsExactly("/code");
  }

  @Test
  void whoJoinsBecomesAMemberWithTheCodeAndNotBefore() {
    String email = UUID.randomUUID() + "@home.example";
    String friend = MemberAtHome.in(shop).here().get("/v1/me").text("/referral/code");
    nobody()
        .post(
            "/v1/me/codes",
            Till.written(
                Map.of(
                    "email",
                    email,
                    "join",
                    Map.of("name", "Grace Hopper", "referralCode", friend, "consent", "2026-11"))));
    assertThat(shop.till().get("/v1/members/lookup?email=" + email).status()).isEqualTo(404);

    Answer in = come(email, MemberAtHome.code(shop, email));

    assertThat(in.status()).isEqualTo(201);
    Till here = shop.withKey(in.text("/token"));
    assertThat(here.get("/v1/me").text("/name")).isEqualTo("Grace Hopper");
    assertThat(here.get("/v1/me/consents").text("/items/0/purpose")).isEqualTo("terms");
    assertThat(here.get("/v1/me/referrals").text("/items/0/side")).isEqualTo("friend");
  }

  @Test
  void whoJoinsHasToAgree() {
    Answer answer =
        nobody()
            .post(
                "/v1/me/codes",
                Till.written(Map.of("email", "x@home.example", "join", Map.of("name", "X"))));
    assertThat(answer.pointers()).containsExactly("/join/consent");
  }

  @Test
  void aSessionThatEndsIsOver() {
    MemberAtHome member = MemberAtHome.in(shop);
    String other = MemberAtHome.signIn(shop, member.email());
    Answer sessions = member.here().get("/v1/me/sessions");
    assertThat(sessions.json().path("items")).hasSize(2);
    String otherId =
        sessions
            .json()
            .path("items")
            .valueStream()
            .filter(session -> !session.path("current").asBoolean())
            .map(session -> session.path("id").asString())
            .findFirst()
            .orElseThrow();

    assertThat(
            member.here().send("DELETE", "/v1/me/sessions/" + otherId, null, new byte[0]).status())
        .isEqualTo(204);

    Answer refused = shop.withKey(other).get("/v1/me");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.problem()).isEqualTo("session-ended");
    assertThat(member.here().send("DELETE", "/v1/me/sessions/current", null, new byte[0]).status())
        .isEqualTo(204);
    assertThat(member.here().get("/v1/me").status()).isEqualTo(401);
  }

  @Test
  void nobodyEndsASessionOfSomebodyElse() {
    MemberAtHome member = MemberAtHome.in(shop);
    String theirs = MemberAtHome.in(shop).here().get("/v1/me/sessions").text("/items/0/id");

    assertThat(
            member.here().send("DELETE", "/v1/me/sessions/" + theirs, null, new byte[0]).status())
        .isEqualTo(404);
  }

  @Test
  void thePageHasACookieThatScriptsDoNotSeeAndWhatChangesNeedsItsToken() {
    MemberAtHome member = MemberAtHome.in(shop);
    ask(member.email());
    var in =
        server
            .nobody()
            .post()
            .uri("/v1/me/sessions")
            .bodyValue(
                Map.of("email", member.email(), "code", MemberAtHome.code(shop, member.email())))
            .exchange()
            .expectStatus()
            .isCreated()
            .returnResult(Void.class);
    ResponseCookie session = in.getResponseCookies().getFirst(MemberCookies.SESSION);
    ResponseCookie csrf = in.getResponseCookies().getFirst(MemberCookies.CSRF);
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Strict");
    assertThat(session.getPath()).isEqualTo("/v1/me");
    assertThat(csrf.isHttpOnly()).isFalse();
    WebTestClient page =
        server.nobody().mutate().defaultCookie(session.getName(), session.getValue()).build();

    page.get().uri("/v1/me").exchange().expectStatus().isOk();
    page.get().uri("/v1/members/" + member.id()).exchange().expectStatus().isUnauthorized();
    page.patch()
        .uri("/v1/me")
        .bodyValue(Map.of("name", "Eve"))
        .exchange()
        .expectStatus()
        .isForbidden();
    page.patch()
        .uri("/v1/me")
        .header(MemberCookies.CSRF_HEADER, csrf.getValue())
        .header("Origin", "https://evil.example")
        .bodyValue(Map.of("name", "Eve"))
        .exchange()
        .expectStatus()
        .isForbidden();
    page.patch()
        .uri("/v1/me")
        .header(MemberCookies.CSRF_HEADER, csrf.getValue())
        .bodyValue(Map.of("name", "Augusta"))
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void whoSignedInIsInTheAuditLogWithoutAName() {
    MemberAtHome member = MemberAtHome.in(shop);

    Answer log = shop.as(Role.ADMIN).get("/v1/audit?action=member.signed-in&limit=200");

    assertThat(log.body()).contains(member.id()).doesNotContain(member.email());
  }

  @Test
  void theMailboxIsAPageForPeople() {
    MemberAtHome member = MemberAtHome.in(shop);
    Answer page = nobody().get("/demo/mailbox");

    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains(member.email()).contains("<h1>Demo mailbox</h1>");
  }
}
