package dev.regulars.me;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.MemberAtHome;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A word back, and one to it. */
@ServerTest
class FeedbackAnswerIntegrationTests {

  private static final long MORE_THAN_SUPPORT_MAY = 200_000;

  @Autowired private Shop shop;

  private MemberAtHome member;
  private Till support;
  private String id;

  @BeforeEach
  void somebodyComplains() {
    member = MemberAtHome.in(shop, Map.of("name", "Ada", "attributes", Map.of("language", "de")));
    support = shop.as(Role.SUPPORT);
    id =
        member
            .here()
            .post("/v1/me/feedback", Till.written(Map.of("score", 2, "text", "Er war kalt.")))
            .text("/id");
  }

  private Answer answer(Map<String, ?> body) {
    return support.post("/v1/feedback/" + id + "/answer", Till.written(body));
  }

  private long available() {
    return member.here().get("/v1/me/balance").number("/available");
  }

  private List<String> answersByMail() {
    return shop.withKey(null)
        .send("GET", "/demo/mailbox", null, new byte[0], "Accept", "application/json")
        .json()
        .path("items")
        .valueStream()
        .filter(mail -> mail.path("to").asString().equals(member.email()))
        .map(mail -> mail.path("text").asString())
        .filter(text -> text.contains("Das hatten Sie geschrieben"))
        .toList();
  }

  @Test
  void anAnswerMakesGoodShowsOnThePageAndGoesOutByMail() {
    Answer open = support.get("/v1/feedback?answered=false&member=" + member.id());
    assertThat(open.text("/items/0/text")).isEqualTo("Er war kalt.");
    assertThat(open.text("/items/0/memberName")).isEqualTo("Ada");

    Answer answered = answer(Map.of("text", "Das tut uns leid.\nBis bald!", "points", 50));
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    assertThat(answered.number("/points")).isEqualTo(50);
    assertThat(available()).isEqualTo(50);
    assertThat(member.here().get("/v1/me/history").text("/items/0/text"))
        .isEqualTo("Mit unserer Antwort auf Ihre Nachricht");

    Answer own = member.here().get("/v1/me/feedback");
    assertThat(own.text("/items/0/answer")).isEqualTo("Das tut uns leid.\nBis bald!");
    assertThat(own.text("/items/0/answeredAt")).isNotEmpty();
    assertThat(own.body()).as("who answered is not for members").doesNotContain("answeredBy");
    assertThat(answersByMail())
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .startsWith("Guten Tag Ada,")
                    .contains(
                        "Das tut uns leid.", "Sie bekommen dazu 50 Punkte.", "> Er war kalt."));
    assertThat(
            support.get("/v1/feedback?answered=false&member=" + member.id()).json().path("items"))
        .isEmpty();

    assertThat(answer(Map.of("text", "Das tut uns leid.\nBis bald!", "points", 50)).body())
        .as("again")
        .isEqualTo(answered.body());
    assertThat(answer(Map.of("text", "Anders")).problem()).isEqualTo("feedback-answered");
    assertThat(available()).isEqualTo(50);
    assertThat(answersByMail()).hasSize(1);
    shop.theBooksBalance();
  }

  @Test
  void manyWhoAnswerAtOnceMakeGoodOnce() {
    int many = 12;
    atOnce(many, i -> answer(Map.of("text", "Entschuldigung!", "points", 30)));
    assertThat(available()).isEqualTo(30);
    assertThat(answersByMail()).hasSize(1);
    shop.theBooksBalance();
  }

  @Test
  void moreThanSupportMayBookAloneWaitsForSomebodyElse() {
    Answer answered = answer(Map.of("text", "Sehr viel", "points", MORE_THAN_SUPPORT_MAY));
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    assertThat(available()).isZero();
    assertThat(answersByMail())
        .singleElement()
        .satisfies(text -> assertThat(text).doesNotContain("Punkte"));
    String adjustment = answered.text("/adjustmentId");
    Answer approved =
        shop.as(Role.APPROVER)
            .post("/v1/members/" + member.id() + "/adjustments/" + adjustment + "/approve", "{}");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(available()).isEqualTo(MORE_THAN_SUPPORT_MAY);
  }

  @Test
  void wordsAloneNeedNoPoints() {
    assertThat(answer(Map.of("text", "Danke!")).json().has("points")).isFalse();
    assertThat(available()).isZero();
    assertThat(answersByMail()).hasSize(1);
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    assertThat(answer(Map.of("points", 5)).pointers()).containsExactly("/text");
    assertThat(answer(Map.of("text", "x", "points", 0)).pointers()).containsExactly("/points");
    assertThat(answer(Map.of("text", "x", "score", 0)).status()).isEqualTo(400);
    id = UUID.randomUUID().toString();
    assertThat(answer(Map.of("text", "x")).status()).isEqualTo(404);
  }
}
