package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EventIntegrationTests {

  private static final String RULES =
      """
      rule "Review"
      when
          The member writes a review
      then
          Give 20 points
          At most 30 points per member per day
          Tell the customer "Thank you!"
      end

      rule "Silver"
      when
          The member accrued at least 30 points in the qualification period
      then
          The member qualifies for tier "silver"
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private static Map<String, Object> event(Someone member, String name) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("member", Map.of("card", member.card()));
    event.put("name", name);
    event.put("occurredAt", ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now()));
    return event;
  }

  @Test
  void mayAwardPointsAndTiers() {
    Someone member = shop.enrol();
    Answer first = shop.till().post("/v1/events", Till.written(event(member, "review")));
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.header("Location")).isEmpty();
    assertThat(first.text("/name")).isEqualTo("review");
    assertThat(first.text("/memberId")).isEqualTo(member.id().toString());
    assertThat(first.number("/points/accrued")).isEqualTo(20);
    assertThat(first.text("/awards/0/rule")).isEqualTo("Review");
    assertThat(first.text("/messages/0/text")).isEqualTo("Thank you!");
    Answer second = shop.till().post("/v1/events", Till.written(event(member, "review")));
    assertThat(second.number("/points/accrued")).isEqualTo(10);
    assertThat(second.number("/balance/available")).isEqualTo(30);
    assertThat(second.text("/tier/code")).isEqualTo("silver");
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  @Test
  void anyOtherNameIsTakenAndAwardsNothing() {
    Someone member = shop.enrol();
    Answer answer = shop.till().post("/v1/events", Till.written(event(member, "check-in")));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.number("/points/accrued")).isZero();
  }

  @Test
  void theIdempotencyKeyMakesARetryAReplay() {
    Someone member = shop.enrol();
    String key = UUID.randomUUID().toString();
    Map<String, Object> event = event(member, "review");
    Answer first = shop.till().post("/v1/events", Till.written(event), "Idempotency-Key", key);
    Answer second = shop.till().post("/v1/events", Till.written(event), "Idempotency-Key", key);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.replayed()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
    event.put("attributes", Map.of("stars", 5));
    Answer other = shop.till().post("/v1/events", Till.written(event), "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    Answer elsewhere =
        shop.boundTo("event-store").post("/v1/events", Till.written(event), "Idempotency-Key", key);
    assertThat(elsewhere.status()).as("another caller's key").isEqualTo(201);
  }

  @Test
  void withoutAKeyEachRequestIsAnEventOfItsOwn() {
    Someone member = shop.enrol();
    String event = Till.written(event(member, "review"));
    shop.till().post("/v1/events", event);
    assertThat(shop.till().post("/v1/events", event).status()).isEqualTo(201);
    assertThat(
            shop.books()
                .number("select count(*) from member_event where member_id = ?", member.id()))
        .isEqualTo(2);
  }

  @Test
  void anUnknownMemberIsRefused() {
    Map<String, Object> event = event(shop.enrol(), "review");
    event.put("member", Map.of("id", UUID.randomUUID()));
    Answer answer = shop.till().post("/v1/events", Till.written(event));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-member");
    assertThat(answer.text("/detail"))
        .isEqualTo("No member has this id. Enrol them first, then post the event again.");
  }
}
