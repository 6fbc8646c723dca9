package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

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
  @Autowired private EnrolmentsToTell toTell;
  @Autowired private DatabaseClient database;
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
  void whoWasEnrolledWhenTheServerDiedGetsThePointsLater() {
    UUID member = enrolledAndNoMore();
    assertThat(available(member)).isZero();
    afterAMinute().catchUp().block(PATIENCE);
    assertThat(available(member)).isEqualTo(11);
    afterAMinute().catchUp().block(PATIENCE);
    toTell.tell(member, Instant.now()).block(PATIENCE);
    assertThat(available(member)).isEqualTo(11);
    assertThat(left()).isZero();
  }

  @Test
  void whoCannotBeToldOfWaitsForTheNextTime() {
    UUID member = enrolledAndNoMore();
    AfterEnrolment broken = (id, at) -> Mono.error(new IllegalStateException("no database"));
    new EnrolmentsToTell(database, List.of(broken), inAMinute()).catchUp().block(PATIENCE);
    assertThat(available(member)).isZero();
    afterAMinute().catchUp().block(PATIENCE);
    assertThat(available(member)).isEqualTo(11);
  }

  /** As it is when the server dies between the commit and what follows it. */
  private UUID enrolledAndNoMore() {
    NewMember somebody =
        NewMember.knownBy(new MemberRef(MemberRef.Kind.CARD, "AWARD-" + System.nanoTime()), null);
    return transactions
        .keep(
            connection ->
                enrolments
                    .enrolAll(connection, List.of(somebody))
                    .map(outcomes -> ((Enrolled.New) outcomes.getFirst()).memberId())
                    .delayUntil(id -> toTell.add(connection, id, Instant.now())))
        .block(PATIENCE);
  }

  private EnrolmentsToTell afterAMinute() {
    return new EnrolmentsToTell(database, listeners, inAMinute());
  }

  private static Clock inAMinute() {
    return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
  }

  private Long left() {
    return database
        .sql("select count(*) from enrolment_to_tell")
        .map(row -> row.get(0, Long.class))
        .one()
        .block(PATIENCE);
  }
}
