package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Books;
import dev.regulars.GivenMembers;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.Till.Answer;
import dev.regulars.insight.InsightProof;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server, and PostgreSQL, in the middle of load. What was acknowledged is there once;
 * what was not can be sent again and is there once then; the books balance. The system property
 * {@code regulars.crashes} says how often each is killed: 3 times in every build, 20 with {@code
 * -Dregulars.crashes=20}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIntegrationTests {

  private static final int CRASHES = Integer.getInteger("regulars.crashes", 3);
  private static final int CLIENTS = 6;

  private RunningServer server;
  private List<Someone> members;
  private List<Thread> clients;

  private final AtomicBoolean running = new AtomicBoolean(true);
  private final AtomicLong acknowledgements = new AtomicLong();
  private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);

  /** The first answer by the receipt of a purchase that was acknowledged. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /** Requests that nobody answered: path and body. */
  private final Queue<Request> unanswered = new ConcurrentLinkedQueue<>();

  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  /** Enrolments that nobody answered: the key, which is the same in every attempt. */
  private final Queue<String> unansweredEnrolments = new ConcurrentLinkedQueue<>();

  private record Request(String path, String receipt, String body) {}

  @BeforeAll
  void start(@TempDir Path dataDir) {
    server = new RunningServer(dataDir);
    server.awaitReady();
    members = new GivenMembers(server.database()).enrol(40);
    clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(i);
      clients.add(Thread.ofVirtual().start(() -> shop(random)));
    }
  }

  @AfterAll
  void stop() throws Exception {
    running.set(false);
    for (Thread client : clients) {
      client.join();
    }
    server.close();
  }

  @Test
  void nothingIsLostWhenTheServerDies() throws Exception {
    Random random = new Random(CRASHES);
    for (int crash = 0; crash < CRASHES; crash++) {
      awaitLoad(random);
      server.kill();
      server.restart();
      everythingIsThereOnce("server killed " + (crash + 1) + " times");
    }
  }

  @Test
  void nothingIsLostWhenPostgresDies() {
    Random random = new Random(CRASHES);
    for (int crash = 0; crash < CRASHES; crash++) {
      awaitLoad(random);
      long killed = server.postmaster();
      server.killPostgres();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> server.postmaster() != killed && buysAgain());
      everythingIsThereOnce("PostgreSQL killed " + (crash + 1) + " times");
    }
  }

  private boolean buysAgain() {
    long before = acknowledgements.get();
    await().atMost(Duration.ofSeconds(20)).until(() -> acknowledgements.get() > before);
    return true;
  }

  /** Until the clients are at it again, and then some more, for the kill to come at any moment. */
  private void awaitLoad(Random random) {
    long enough = acknowledgements.get() + 30 + random.nextInt(120);
    await().atMost(Duration.ofSeconds(60)).until(() -> acknowledgements.get() >= enough);
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(100_000)));
  }

  /** A customer after the other, now and then one who brings something back. */
  private void shop(Random random) {
    String returnable = null;
    while (running.get()) {
      pause.readLock().lock();
      try {
        if (returnable != null && random.nextInt(5) == 0) {
          String receipt = "R-" + java.util.UUID.randomUUID();
          send(new Request(returnable, receipt, AReturn.of(receipt).json()));
          returnable = null;
        } else if (random.nextInt(5) == 0) {
          enrol("E-" + java.util.UUID.randomUUID());
        } else {
          APurchase purchase =
              APurchase.by(members.get(random.nextInt(members.size())))
                  .line("ESP", "coffee", 2, 250)
                  .line("CAKE", "cake", 1, random.nextInt(5000));
          Answer answer = send(new Request("/v1/purchases", purchase.receipt(), purchase.json()));
          if (answer != null) {
            returnable = "/v1/purchases/" + answer.text("/id") + "/returns";
          }
        }
      } finally {
        pause.readLock().unlock();
      }
    }
  }

  private boolean enrol(String key) {
    try {
      Answer answer = server.till().post("/v1/members", NEWCOMER, "Idempotency-Key", key);
      if (answer.status() == 201 || answer.status() == 200) {
        return true;
      }
      if (answer.status() < 500) {
        surprises.add(answer.status() + " " + answer.body());
      }
    } catch (UncheckedIOException died) {
      // Nobody answered: they may be enrolled, or not.
    }
    unansweredEnrolments.add(key);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    return false;
  }

  /** Sends it and remembers what became of it; null where it was not done for all we know. */
  private Answer send(Request request) {
    try {
      Answer answer = server.till().post(request.path(), request.body());
      if (answer.status() == 201 || answer.status() == 200) {
        String first = acknowledged.putIfAbsent(request.receipt(), answer.body());
        if (first != null && !first.equals(answer.body())) {
          surprises.add("two answers: " + first + " and " + answer.body());
        }
        acknowledgements.incrementAndGet();
        return answer;
      }
      if (answer.status() != 503) {
        surprises.add(answer.status() + " " + answer.body());
      }
    } catch (UncheckedIOException died) {
      // Nobody answered: it may be booked, or not.
    }
    unanswered.add(request);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)); // what Retry-After says
    return null;
  }

  private void everythingIsThereOnce(String when) {
    pause.writeLock().lock();
    try {
      for (Request again = unanswered.poll(); again != null; again = unanswered.poll()) {
        assertThat(send(again)).as("%s: %s", when, surprises).isNotNull();
      }
      for (String key = unansweredEnrolments.poll();
          key != null;
          key = unansweredEnrolments.poll()) {
        assertThat(enrol(key)).as("%s: %s", when, surprises).isTrue();
      }
      assertThat(surprises).as(when).isEmpty();
      Answer proof = server.admin().post("/v1/ledger/verification", "");
      assertThat(proof.at("/ok").asBoolean()).as("%s: %s", when, proof.body()).isTrue();
      assertThat(booked()).as(when).containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
      Books books = new Books(server.database());
      assertThat(books.rows(HALF)).as(when).isEmpty();
      assertThat(books.rows(NOT_TOLD_OF)).as(when).isEmpty();
      InsightProof.awaitCounted(books, Duration.ofSeconds(60));
      InsightProof.agrees(books, when);
    } finally {
      pause.writeLock().unlock();
    }
  }

  private List<String> booked() {
    return new Books(server.database())
        .rows("select receipt from purchase union all select return_receipt from return_receipt");
  }

  private static final String NEWCOMER = "{\"name\": \"Newcomer\"}";

  /** Members of whom the rules do not know, or know twice. */
  private static final String NOT_TOLD_OF =
      """
      select 'enrolments', id from member
       where name = 'Newcomer'
         and 1 <> (select count(*) from member_event
                    where member_event.member_id = member.id and member_event.name = 'enrolment')
      """;

  /** Purchases and returns of which only a part was written. */
  private static final String HALF =
      """
      select 'purchase', id from purchase where not exists (select from outbox where source_id = purchase.id)
      union all
      select 'outbox', source_id from outbox
       where type = 'purchase.recorded' and not exists (select from purchase where id = source_id)
      union all
      select 'return', id from return_receipt where not exists (select from purchase_return where id = return_receipt.id)
      union all
      select 'return lines', id from purchase_return where not exists (select from return_receipt where id = purchase_return.id)
      union all
      select 'days', member_id from member_account
       where purchases <> (select coalesce(sum(purchases), 0) from member_day where member_id = member_account.member_id)
      union all
      select 'purchases', member_id from member_account
       where purchases <> (select count(*) from purchase
                            where member_id = member_account.member_id and returned_at is null)
      """;
}
