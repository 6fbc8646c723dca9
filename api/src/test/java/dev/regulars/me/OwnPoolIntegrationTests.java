package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.MemberAtHome;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members make a pool, invite each other and leave, without anybody's help. */
@ServerTest
class OwnPoolIntegrationTests {

  private static final String POOL = "/v1/me/pool";

  @Autowired private Shop shop;

  private MemberAtHome ada;
  private MemberAtHome bob;

  @BeforeEach
  void twoMembers() {
    shop.rulebook().pointPerEuro();
    ada = MemberAtHome.in(shop, Map.of("name", "Ada"));
    bob = MemberAtHome.in(shop, Map.of("name", "Bob"));
  }

  @Test
  void whoIsInNoneMakesOneInvitesAndTheyComeAndGo() {
    assertThat(ada.here().get(POOL).text("/state")).isEqualTo("none");
    Answer made = named(ada, "The Lovelaces");
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(made.text("/state")).isEqualTo("joined");
    assertThat(made.text("/role")).isEqualTo("owner");
    assertThat(named(ada, "We").text("/name")).isEqualTo("We");

    Answer invited = invite(ada, bob);
    assertThat(invited.status()).as(invited.body()).isEqualTo(200);
    assertThat(invited.text("/mates/0/state")).isEqualTo("invited");
    assertThat(invite(ada, bob).body()).as("asked again").isEqualTo(invited.body());
    Answer seen = bob.here().get(POOL);
    assertThat(seen.text("/state")).isEqualTo("invited");
    assertThat(seen.text("/name")).isEqualTo("We");
    assertThat(seen.text("/mates/0/name")).isEqualTo("Ada");
    assertThat(seen.at("/available").isMissingNode()).isTrue();

    give(ada, 70);
    Answer accepted = bob.here().post(POOL + "/accept", "");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.text("/state")).isEqualTo("joined");
    assertThat(accepted.number("/available")).isEqualTo(70);
    assertThat(bob.here().post("/v1/me/redemptions", "{\"points\": 50}").status()).isEqualTo(201);

    assertThat(send(bob, "DELETE", POOL, "").status()).isEqualTo(204);
    assertThat(send(bob, "DELETE", POOL, "").status()).as("again").isEqualTo(204);
    assertThat(bob.here().get(POOL).text("/state")).isEqualTo("none");
    assertThat(send(ada, "DELETE", POOL, "").status()).isEqualTo(204);
  }

  @Test
  void whatIsCancelledIsTheOthersAgain() {
    give(ada, 70);
    together();
    Answer held = bob.here().post("/v1/me/redemptions", "{\"points\": 50}");
    assertThat(ada.here().get("/v1/me/balance").number("/reserved")).isEqualTo(50);
    Answer cancelled = bob.here().post("/v1/me/redemptions/" + held.text("/id") + "/cancel", "");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(ada.here().get("/v1/me/balance").number("/available")).isEqualTo(70);
    assertThat(bob.here().get("/v1/me/balance").number("/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void anInvitationIsDeclinedOrTakenBack() {
    named(ada, "We");
    invite(ada, bob);
    assertThat(send(bob, "DELETE", POOL, "").status()).isEqualTo(204);
    assertThat(ada.here().get(POOL).at("/mates").size()).isZero();
    invite(ada, bob);
    assertThat(send(ada, "DELETE", POOL + "/mates/" + bob.id(), "").status()).isEqualTo(200);
    assertThat(bob.here().get(POOL).text("/state")).isEqualTo("none");
    assertThat(bob.here().post(POOL + "/accept", "").status()).isEqualTo(404);
  }

  @Test
  void anInvitationKeepsNobodyFromAPoolOfTheirOwn() {
    named(ada, "We");
    invite(ada, bob);
    MemberAtHome eve = MemberAtHome.in(shop, Map.of("name", "Eve"));
    named(eve, "They");
    invite(eve, bob);
    Answer seen = bob.here().get(POOL);
    assertThat(seen.text("/name")).as("the first").isEqualTo("We");
    assertThat(seen.text("/invitations/1/name")).isEqualTo("They");
    assertThat(seen.text("/invitations/1/from")).isEqualTo("Eve");
    Answer own = named(bob, "Mine");
    assertThat(own.status()).as(own.body()).isEqualTo(200);
    assertThat(own.text("/state")).isEqualTo("joined");
    assertThat(own.at("/invitations").size()).isEqualTo(2);
    String they = own.text("/invitations/1/id");
    String chosen = Till.written(Map.of("id", they));
    assertThat(bob.here().post(POOL + "/accept", chosen).problem()).isEqualTo("already-in-pool");
    assertThat(send(bob, "DELETE", POOL, "").status()).isEqualTo(204);
    assertThat(bob.here().post(POOL + "/accept", chosen).text("/name")).isEqualTo("They");
    assertThat(
            bob.here()
                .post(POOL + "/accept", "{\"id\": \"00000000-0000-7000-8000-000000000001\"}")
                .status())
        .isEqualTo(404);
    String we = bob.here().get(POOL).text("/invitations/0/id");
    assertThat(send(bob, "DELETE", POOL + "?id=" + we, "").status()).isEqualTo(204);
    assertThat(bob.here().get(POOL).at("/invitations").size()).isZero();
    assertThat(bob.here().get(POOL).text("/name")).isEqualTo("They");
  }

  @Test
  void nobodyLearnsWhoIsBlocked() {
    named(ada, "We");
    shop.as(Role.SUPPORT)
        .send(
            "PATCH",
            "/v1/members/" + bob.id(),
            "application/json",
            "{\"status\": \"blocked\"}".getBytes(StandardCharsets.UTF_8));
    String body = Till.written(Map.of("memberNumber", number(bob)));
    Answer blocked = ada.here().post(POOL + "/invitations", body);
    Answer unknown = ada.here().post(POOL + "/invitations", "{\"memberNumber\": \"no-such\"}");
    assertThat(blocked.problem()).isEqualTo("unknown-member");
    assertThat(blocked.text("/detail")).isEqualTo(unknown.text("/detail"));
  }

  @Test
  void whoLeftIsNotPutBackByAnotherRole() {
    together();
    assertThat(send(bob, "DELETE", POOL, "").status()).isEqualTo(204);
    assertThat(send(ada, "PUT", POOL + "/mates/" + bob.id(), "{\"role\": \"spender\"}").status())
        .isEqualTo(404);
    assertThat(bob.here().get(POOL).text("/state")).isEqualTo("none");
  }

  @Test
  void theLogSaysWhatChangedOnce() {
    together();
    bob.here().post(POOL + "/accept", "");
    named(ada, "Us");
    named(ada, "Us");
    String pool = ada.here().get(POOL).text("/id");
    Answer log = shop.as(Role.ADMIN).get("/v1/audit?subjectKind=pool&subjectId=" + pool);
    assertThat(log.at("/items").valueStream().map(one -> one.path("action").asString()))
        .containsExactly("pool.renamed", "pool.member-joined", "pool.member-put", "pool.made");
  }

  @Test
  void whatOthersBoughtIsTheirs() {
    give(ada, 70);
    together();
    Answer held = bob.here().post("/v1/me/redemptions", "{\"points\": 50}");
    String step = "/v1/redemptions/" + held.text("/id");
    assertThat(shop.till().post(step + "/confirm", "").status()).isEqualTo(200);
    Answer spent = ada.here().get("/v1/me/history");
    assertThat(spent.number("/items/0/points")).isEqualTo(-50);
    assertThat(spent.text("/items/0/text")).isEqualTo("Redeemed by another member of the pool");
    assertThat(shop.till().post(step + "/reverse", "").status()).isEqualTo(200);
    Answer back = ada.here().get("/v1/me/history");
    assertThat(back.number("/items/0/points")).isEqualTo(50);
    assertThat(back.text("/items/0/text")).isEqualTo("Given back by another member of the pool");
    shop.theBooksBalance();
  }

  @Test
  void theExportSaysWithWhomTheySpend() {
    together();
    Answer export = bob.here().get("/v1/me/export");
    assertThat(export.text("/pool/name")).as(export.body()).isEqualTo("We");
    assertThat(export.text("/pool/mates/0/name")).isEqualTo("Ada");
  }

  @Test
  void onlyTheOwnerSaysWhoIsInIt() {
    together();
    MemberAtHome eve = MemberAtHome.in(shop, Map.of("name", "Eve"));
    assertThat(invite(bob, eve).status()).isEqualTo(403);
    assertThat(named(bob, "Mine").status()).isEqualTo(403);
    assertThat(send(bob, "DELETE", POOL + "/mates/" + ada.id(), "").status()).isEqualTo(403);
    assertThat(send(bob, "PUT", POOL + "/mates/" + bob.id(), "{\"role\": \"owner\"}").status())
        .isEqualTo(403);
    assertThat(send(ada, "DELETE", POOL, "").problem()).isEqualTo("pool-owner");
    Answer handed = send(ada, "PUT", POOL + "/mates/" + bob.id(), "{\"role\": \"owner\"}");
    assertThat(handed.status()).as(handed.body()).isEqualTo(200);
    assertThat(handed.text("/role")).isEqualTo("spender");
    assertThat(invite(bob, eve).status()).isEqualTo(200);
    assertThat(send(ada, "DELETE", POOL, "").status()).isEqualTo(204);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(invite(ada, bob).status()).as("in no pool").isEqualTo(404);
    assertThat(named(ada, "").pointers()).containsExactly("/name");
    named(ada, "We");
    Answer unknown = ada.here().post(POOL + "/invitations", "{\"memberNumber\": \"no-such\"}");
    assertThat(unknown.problem()).isEqualTo("unknown-member");
    assertThat(unknown.pointers()).containsExactly("/memberNumber");
    assertThat(
            ada.here()
                .post(
                    POOL + "/invitations",
                    Till.written(Map.of("memberNumber", number(bob), "role", "owner")))
                .pointers())
        .containsExactly("/role");
    named(bob, "Others");
    assertThat(invite(ada, bob).problem()).isEqualTo("already-in-pool");
    assertThat(send(ada, "PUT", POOL + "/mates/" + bob.id(), "{\"role\": \"spender\"}").status())
        .isEqualTo(404);
    assertThat(send(ada, "PUT", POOL + "/mates/" + bob.id(), "{}").pointers())
        .containsExactly("/role");
    assertThat(send(ada, "DELETE", POOL + "/mates/" + bob.id(), "").status()).isEqualTo(404);
  }

  @Test
  void nobodyLearnsWhoseNumberItIsOrWhereTheyAre() {
    named(ada, "We");
    Answer invited = invite(ada, bob);
    assertThat(invited.at("/mates/0/name").isMissingNode()).as(invited.body()).isTrue();
    assertThat(bob.here().post(POOL + "/accept", "").text("/mates/0/name")).isEqualTo("Ada");
    assertThat(ada.here().get(POOL).text("/mates/0/name")).isEqualTo("Bob");
    MemberAtHome eve = MemberAtHome.in(shop, Map.of("name", "Eve"));
    named(eve, "Others");
    Answer elsewhere = invite(ada, eve);
    assertThat(elsewhere.problem()).isEqualTo("already-in-pool");
    assertThat(elsewhere.at("/poolId").isMissingNode()).as(elsewhere.body()).isTrue();
  }

  @Test
  void aNumberIsReadAsPeopleWriteIt() {
    named(ada, "We");
    String spaced = number(bob).replaceAll("(.{4})", " $1 ");
    Answer invited =
        ada.here().post(POOL + "/invitations", Till.written(Map.of("memberNumber", spaced)));
    assertThat(invited.text("/mates/0/state")).as(invited.body()).isEqualTo("invited");
  }

  @Test
  void anInvitationChangesNothingForWhoIsInIt() {
    together();
    send(ada, "PUT", POOL + "/mates/" + bob.id(), "{\"role\": \"collector\"}");
    assertThat(invite(ada, bob).text("/mates/0/role")).isEqualTo("collector");
  }

  @Test
  void numbersCannotBeFoundOutByTrying() {
    named(ada, "We");
    String body = "{\"memberNumber\": \"no-such\"}";
    Answer last = ada.here().post(POOL + "/invitations", body);
    for (int i = 0; i < 25 && last.status() == 422; i++) {
      last = ada.here().post(POOL + "/invitations", body);
    }
    assertThat(last.status()).as(last.body()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("too-many-attempts");
  }

  private void together() {
    named(ada, "We");
    invite(ada, bob);
    assertThat(bob.here().post(POOL + "/accept", "").status()).isEqualTo(200);
  }

  private Answer named(MemberAtHome who, String name) {
    return send(who, "PUT", POOL, Till.written(Map.of("name", name)));
  }

  private Answer invite(MemberAtHome who, MemberAtHome friend) {
    return who.here()
        .post(POOL + "/invitations", Till.written(Map.of("memberNumber", number(friend))));
  }

  private String number(MemberAtHome member) {
    return member.here().get("/v1/me").text("/memberNumber");
  }

  private void give(MemberAtHome member, int points) {
    Answer given =
        shop.as(Role.SUPPORT)
            .post(
                "/v1/members/" + member.id() + "/adjustments",
                Till.written(Map.of("points", points, "reason", "given")));
    assertThat(given.status()).as(given.body()).isEqualTo(201);
  }

  private static Answer send(MemberAtHome who, String method, String path, String body) {
    return who.here().send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
