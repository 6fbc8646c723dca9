package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is blocked collects nothing, and the till is told. */
@ServerTest
class BlockedMemberIntegrationTests {

  @Autowired private Shop shop;

  private Someone member;

  @BeforeEach
  void publish() {
    shop.rulebook()
        .live(
            """
            rule "Points"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
            end
            """);
    member = shop.enrol();
  }

  private void set(String status) {
    Answer changed =
        shop.as(Role.SUPPORT)
            .send(
                "PATCH",
                "/v1/members/" + member.id(),
                "application/json",
                Till.written(Map.of("status", status)).getBytes(StandardCharsets.UTF_8));
    assertThat(changed.status()).isEqualTo(200);
  }

  private static void isBlocked(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/type")).isEqualTo("urn:regulars:problem:member-blocked");
    assertThat(answer.text("/errors/0/pointer")).isEqualTo("/member");
  }

  @Test
  void aPurchaseIsRefusedAndNothingBooked() {
    set("blocked");
    Map<String, Long> before = shop.books().counts();
    List<String> standing = shop.books().standing(member.id());
    String purchase = APurchase.by(member).line("T", "tea", 1, 900).json();
    isBlocked(shop.till().post("/v1/purchases", purchase));
    isBlocked(shop.till().post("/v1/purchases/quote", purchase));
    assertThat(shop.books().counts()).isEqualTo(before);
    assertThat(shop.books().standing(member.id())).isEqualTo(standing);
    set("active");
    assertThat(shop.till().post("/v1/purchases", purchase).status()).isEqualTo(201);
  }

  @Test
  void aClaimIsRefused() {
    String id =
        shop.till()
            .post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 900).json())
            .text("/id");
    set("blocked");
    String claim = Till.written(Map.of("member", Map.of("id", member.id())));
    isBlocked(shop.till().post("/v1/purchases/" + id + "/claim", claim));
    set("active");
    assertThat(shop.till().post("/v1/purchases/" + id + "/claim", claim).status()).isEqualTo(201);
  }

  @Test
  void whatWasBookedBeforeIsRepeatedAndReturned() {
    String purchase = APurchase.by(member).line("T", "tea", 1, 900).json();
    Answer first = shop.till().post("/v1/purchases", purchase);
    set("blocked");
    Answer again = shop.till().post("/v1/purchases", purchase);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    Answer returned =
        shop.till()
            .post(
                "/v1/purchases/" + first.text("/id") + "/returns",
                AReturn.next().line(1, 1).json());
    assertThat(returned.status()).isEqualTo(201);
    assertThat(returned.number("/points/reversed")).isEqualTo(9);
  }
}
