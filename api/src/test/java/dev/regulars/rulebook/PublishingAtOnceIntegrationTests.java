package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people, and many tills, at the same moment. */
@ServerTest
class PublishingAtOnceIntegrationTests {

  /** What one version gives shows up in three places. */
  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give %1$d points
      end

      rule "Message"
      when
          A purchase is made
      then
          Tell the customer "edition %1$d"
      end

      rule "Spend"
      when
          The total is at least 1.00 EUR
      then
          Give %1$d points
      end
      """;

  @Autowired private Shop shop;

  @Test
  void ofTwoApprovalsOneWins() throws Exception {
    for (int i = 0; i < 5; i++) {
      ADraft draft = ADraft.of(shop, RULES.formatted(i + 1)).submitted();
      oneWins(
          atOnce(
              () -> draft.step(Role.APPROVER, "approve"),
              () -> draft.step(Role.ADMIN, "approve"),
              () -> draft.step(Role.APPROVER, "reject", Map.of("reason", "No"))),
          "rulebook-state");
    }
  }

  @Test
  void ofAnApprovalAndAWithdrawalBothMayWinButNeverIsAWithdrawnVersionApproved() throws Exception {
    for (int i = 0; i < 5; i++) {
      ADraft draft = ADraft.of(shop, RULES.formatted(i + 1)).submitted();
      atOnce(
          () -> draft.step(Role.APPROVER, "approve"), () -> draft.step(Role.MARKETER, "withdraw"));
      assertThat(draft.get().text("/state")).isIn("draft", "approved");
    }
  }

  @Test
  void ofTwoPublicationsOfOneVersionOneWins() throws Exception {
    ADraft draft = ADraft.of(shop, RULES.formatted(7)).approved();
    oneWins(
        atOnce(
            () -> draft.step(Role.APPROVER, "publish"),
            () -> draft.step(Role.MARKETER, "publish"),
            () -> draft.step(Role.ADMIN, "publish")),
        "rulebook-state",
        "live-changed");
  }

  @Test
  void ofTwoVersionsThatGoLiveAtOnceOneWins() throws Exception {
    ADraft one = ADraft.of(shop, RULES.formatted(8)).approved();
    ADraft other = ADraft.of(shop, RULES.formatted(9)).approved();
    oneWins(
        atOnce(
            () -> one.step(Role.APPROVER, "publish"), () -> other.step(Role.APPROVER, "publish")),
        "live-changed");
  }

  @Test
  void ofTwoWhoHandInOneWins() throws Exception {
    ADraft draft = ADraft.of(shop, RULES.formatted(11));
    oneWins(
        atOnce(
            () -> draft.step(Role.MARKETER, "submit"), () -> draft.step(Role.APPROVER, "submit")),
        "draft-state");
  }

  @Test
  void ofTwoWhoWriteNobodyLosesAnything() throws Exception {
    ADraft draft = ADraft.of(shop, RULES.formatted(12));
    String etag = draft.get().text("/files/0/etag");
    List<Answer> answers =
        atOnce(
            () -> draft.put(Role.MARKETER, "rules.dslr", "# one\n", "If-Match", etag),
            () -> draft.put(Role.APPROVER, "rules.dslr", "# two\n", "If-Match", etag));
    assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
    Answer conflict = answers.stream().filter(answer -> answer.status() == 412).findFirst().get();
    assertThat(conflict.text("/merged")).contains("# one", "# two");
  }

  @Test
  void eachPurchaseIsDecidedWhollyByOneVersionAndNoneFails() throws Exception {
    int editions = 6;
    List<Someone> members = shop.enrol(8);
    Map<Integer, Integer> edition = new ConcurrentHashMap<>();
    edition.put(ADraft.published(shop, RULES.formatted(1)), 1);
    AtomicBoolean over = new AtomicBoolean();
    List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Someone member : members) {
        running.add(
            tills.submit(
                () -> {
                  while (!over.get()) {
                    answers.add(
                        shop.till()
                            .post(
                                "/v1/purchases",
                                APurchase.by(member).line("T", "tea", 1, 500).json()));
                  }
                }));
      }
      try {
        for (int i = 2; i <= editions; i++) {
          edition.put(ADraft.published(shop, RULES.formatted(i)), i);
        }
      } finally {
        over.set(true);
      }
      for (Future<?> till : running) {
        till.get();
      }
    }
    assertThat(answers.size()).isGreaterThan(100);
    for (Answer answer : answers) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      Integer decided = edition.get((int) answer.number("/rulebookVersion"));
      assertThat(answer.number("/points/accrued")).as(answer.body()).isEqualTo(2L * decided);
      assertThat(answer.text("/messages/0/text")).isEqualTo("edition " + decided);
    }
    assertThat(answers.stream().map(answer -> answer.number("/rulebookVersion")).distinct().count())
        .isEqualTo(editions);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  private static void oneWins(List<Answer> answers, String... others) {
    List<Answer> won = answers.stream().filter(answer -> answer.status() < 300).toList();
    assertThat(won).as(answers.stream().map(Answer::body).toList().toString()).hasSize(1);
    for (Answer answer : answers) {
      if (answer.status() >= 300) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.problem()).isIn((Object[]) others);
        assertThat(answer.text("/detail")).isNotEmpty();
      }
    }
  }

  @SafeVarargs
  private static List<Answer> atOnce(Callable<Answer>... calls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (Callable<Answer> call : calls) {
        answers.add(
            people.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      start.countDown();
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }
}
