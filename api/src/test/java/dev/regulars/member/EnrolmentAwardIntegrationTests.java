package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Who enrols gets what the rules give for it, once, whatever dies in between. */
@ServerTest
class EnrolmentAwardIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TILLS = 20;
  private static final String RULES =
      """
      rule "Welcome"
      when
          The member enrols
      then
          Give 11 points
      end
      """;

  @Autowired private Shop shop;
  @Autowired private Transactions transactions;
  @Autowired private Enrolments enrolments;
  @Autowired private Outbox outbox;
  @Autowired private JsonMapper json;
  @Autowired private List<AfterEnrolment> listeners;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private long available(UUID member) {
    return shop.till().get("/v1/members/" + member + "/balance").number("/available");
  }

  @Test
  void theAnswerHasThePoints() {
    Answer answer = shop.till().post("/v1/members", "{}");
    assertThat(answer.number("/balance/available")).as(answer.body()).isEqualTo(11);
  }

  @Test
  void everybodyWhoAsksWithOneKeyGetsOneAnswer() throws Exception {
    Callable<Answer> till =
        () -> shop.till().post("/v1/members", "{\"name\": \"cc\"}", "Idempotency-Key", "award-1");
    try (ExecutorService tills = Executors.newFixedThreadPool(TILLS)) {
      List<Future<Answer>> asked =
          IntStream.range(0, TILLS).mapToObj(i -> tills.submit(till)).toList();
      for (Future<Answer> answer : asked) {
        assertThat(answer.get().body()).isEqualTo(asked.getFirst().get().body());
        assertThat(answer.get().number("/balance/available")).isEqualTo(11);
      }
    }
  }

  @Test
  void whoWasEnrolledWhenTheServerDiedGetsThePointsLaterAndOnce() {
    Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    UUID member = enrolledAndNoMore(at);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(available(member)).isEqualTo(11));
    for (AfterEnrolment listener : listeners) {
      listener.enrolled(member, at).block(PATIENCE);
    }
    assertThat(available(member)).isEqualTo(11);
  }

  @Test
  void whoIsToldOfTwiceIsAwardedOnce() {
    Answer answer = shop.till().post("/v1/members", "{}");
    UUID member = UUID.fromString(answer.text("/id"));
    UUID behind = enrolledAndNoMore(Instant.now());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(available(behind)).isEqualTo(11));
    assertThat(available(member)).as("the follower has come by here, too").isEqualTo(11);
    assertThat(
            shop.books()
                .number("select count(*) from member_event where member_id = '" + member + "'"))
        .isEqualTo(1);
  }

  /** As it is when the server dies between the commit and what follows it. */
  private UUID enrolledAndNoMore(Instant at) {
    NewMember somebody =
        NewMember.knownBy(new MemberRef(MemberRef.Kind.CARD, "AWARD-" + System.nanoTime()), null);
    return transactions
        .keep(
            connection ->
                enrolments
                    .enrolAll(connection, List.of(somebody))
                    .map(outcomes -> ((Enrolled.New) outcomes.getFirst()).memberId())
                    .delayUntil(
                        id ->
                            outbox.append(
                                connection,
                                List.of(
                                    OutboxEvent.of(
                                        id, id, at, new MemberEvent.MemberEnrolled(), json)))))
        .block(PATIENCE);
  }
}
