package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static dev.regulars.AtOnce.statuses;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an event gave is taken back as if it had never been. */
@ServerTest
class EventReversalIntegrationTests {

  private static final String RULES =
      """
      rule "Review"
      when
          The member writes a review
      then
          Give 20 points
          At most 30 points per member per day
          At most 1000 points in all
          Issue voucher "THANKS" valid for 30 days
      end

      rule "Silver"
      when
          The member accrued at least 30 points in the qualification period
      then
          The member qualifies for tier "silver"
          Issue voucher "SILVER" valid for 30 days
      end
      """;

  @Autowired private Shop shop;

  private Someone member;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
    member = shop.enrol();
  }

  private Answer review() {
    Answer answer =
        shop.till()
            .post(
                "/v1/events",
                Till.written(
                    Map.of(
                        "member",
                        Map.of("card", member.card()),
                        "name",
                        "review",
                        "occurredAt",
                        ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now()))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private Answer reverse(String eventId, String reason) {
    return shop.as(Role.SUPPORT)
        .post("/v1/events/" + eventId + "/reversal", Till.written(Map.of("reason", reason)));
  }

  @Test
  void allIsAsItWasBefore() {
    List<String> before = shop.books().standing(member.id());
    Answer first = review();
    List<String> between = shop.books().standing(member.id());
    Answer second = review();
    assertThat(second.text("/tier/code")).isEqualTo("silver");

    Answer back = reverse(second.text("/id"), "Written twice");

    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(back.number("/points/reversed")).isEqualTo(10);
    assertThat(back.number("/balance/available")).isEqualTo(20);
    assertThat(back.text("/eventId")).isEqualTo(second.text("/id"));
    assertThat(back.text("/memberId")).isEqualTo(member.id().toString());
    assertThat(shop.books().standing(member.id())).isEqualTo(between);
    assertThat(reverse(first.text("/id"), "Written by a machine").status()).isEqualTo(201);
    assertThat(shop.books().standing(member.id())).isEqualTo(before);
    shop.theBooksBalance();
  }

  @Test
  void theHistorySaysWhy() {
    Answer event = review();
    reverse(event.text("/id"), "Written twice");
    Answer history = shop.till().get("/v1/members/" + member.id() + "/history");
    assertThat(history.text("/items/0/text")).isEqualTo("Written twice");
    assertThat(history.number("/items/0/points")).isEqualTo(-20);
    assertThat(history.at("/items/0/purchaseId").isMissingNode()).isTrue();
    Answer audit = shop.as(Role.ADMIN).get("/v1/audit");
    assertThat(audit.text("/items/0/action")).isEqualTo("event.reversed");
  }

  @Test
  void itIsReversedOnceHoweverOftenItIsAsked() {
    Answer event = review();
    List<Answer> answers = atOnce(8, i -> reverse(event.text("/id"), "Written twice"));
    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, 7L));
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());

    Answer otherReason = reverse(event.text("/id"), "Something else");
    assertThat(otherReason.status()).isEqualTo(409);
    assertThat(otherReason.problem()).isEqualTo("event-reversed");
    assertThat(shop.balance(member).number("/available")).isZero();
    shop.theBooksBalance();
  }

  @Test
  void pointsThatWereSpentLeaveADebt() {
    Answer event = review();
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + member.id() + "/adjustments",
            Till.written(Map.of("points", -15, "reason", "spent")));
    assertThat(reverse(event.text("/id"), "Written twice").number("/balance/available"))
        .isEqualTo(-15);
    shop.theBooksBalance();
  }

  @Test
  void anEventThatGaveNothingCanBeReversed() {
    Answer event =
        shop.till()
            .post(
                "/v1/events",
                Till.written(
                    Map.of(
                        "member",
                        Map.of("card", member.card()),
                        "name",
                        "survey",
                        "occurredAt",
                        ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now()))));
    Answer back = reverse(event.text("/id"), "Nobody took it");
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(back.number("/points/reversed")).isZero();
  }

  @Test
  void refusesWhatIsNotThereAndWhatHasNoReason() {
    assertThat(reverse(UUID.randomUUID().toString(), "x").status()).isEqualTo(404);
    Answer silent =
        shop.as(Role.SUPPORT).post("/v1/events/" + review().text("/id") + "/reversal", "{}");
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.text("/errors/0/pointer")).isEqualTo("/reason");
  }
}
