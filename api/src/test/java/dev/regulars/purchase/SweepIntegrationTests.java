package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.account.DueAccountsSweep;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.security.Role;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The points of very many members end on the same day. Two servers sweep them while tills post to
 * both, and one is killed on the way. The system property {@code regulars.due-lots} says how many
 * there are: some thousand in every build, a million with {@code -Dregulars.due-lots=1000000}.
 */
@ServerTest
class SweepIntegrationTests {

  private static final int LOTS = Integer.getInteger("regulars.due-lots", 4_000);
  private static final int TILLS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(4L * LOTS);

  private static final String DUE =
      "select count(*) from member_account where due_on <= current_date";

  private static final String EXPIRED =
      """
      select count(*)
        from transfer
        join member on member.id = transfer.member_id
       where transfer.kind = 'expiry'
         and member.external_id like 'due-%'
      """;

  /** Ten points each, which came from nowhere and could be used until the day before yesterday. */
  private static final String GIVEN =
      """
      with someone as (
        insert into member (id, member_number, external_id, referral_code, enrolled_at)
        select uuidv7(), 'D' || n, 'due-' || n, 'D' || n, now() - interval '400 days'
          from generate_series(1, %d) as n
        returning id
      ), account as (
        insert into member_account (member_id, tier, tier_since, available, due_on)
        select id, 'bronze', current_date - 400, 10, current_date - 1 from someone
      ), held as (
        insert into lot (member_id, id, account, remaining, expires_on)
        select id, uuidv7(), 'available', 10, current_date - 2 from someone
        returning member_id, id
      )
      insert into transfer (member_id, id, at, kind, debit, credit, points, credit_lot, balance_after, source_id, text)
      select member_id, uuidv7(), now() - interval '30 days', 'adjustment', 'adjusted', 'available', 10, id, 10,
             uuidv7(), 'A gift'
        from held
      """;

  private static final String SPENT_AFTER_ITS_DAY =
      """
      select transfer.id
        from transfer
        join lot on (lot.member_id, lot.id) = (transfer.member_id, transfer.debit_lot)
        join member on member.id = transfer.member_id
       where member.external_id like 'due-%'
         and transfer.kind <> 'expiry'
         and lot.expires_on < current_date - 1
      """;

  @Autowired private Shop shop;
  @Autowired private ApplicationContext context;
  @Autowired private DatabaseAddress address;

  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicInteger bought = new AtomicInteger();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  @Test
  void tillsGoOnAndNothingIsSpentAfterItsDay(@TempDir Path folder) throws Exception {
    shop.rulebook().pointPerEuro();
    List<Thread> tills = new ArrayList<>();
    try (RunningServer other =
        new RunningServer(folder, address, "--regulars.accounts.sweep-every=1s")) {
      other.awaitReady();
      shop.books().run(GIVEN.formatted(LOTS));
      List<String> members =
          shop.books().rows("select id from member where external_id like 'due-%' limit 1000");
      for (int i = 0; i < TILLS; i++) {
        Random random = new Random(i);
        tills.add(Thread.ofVirtual().start(() -> sell(random, members, other.till())));
      }
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> due() < LOTS);
      Thread here = Thread.ofVirtual().start(this::sweep);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> due() < LOTS - LOTS / 4);
      other.kill();
      assertThat(due()).as("it dies on the way").isPositive();
      int then = bought.get();
      here.join();
      assertThat(bought.get()).as("tills go on").isGreaterThan(then);
      await().atMost(PATIENCE).until(() -> due() == 0);
    } finally {
      open.set(false);
      for (Thread till : tills) {
        till.join();
      }
    }
    assertThat(surprises).isEmpty();
    assertThat(shop.books().number(EXPIRED)).isEqualTo(LOTS);
    assertThat(shop.books().rows(SPENT_AFTER_ITS_DAY)).isEmpty();
    shop.theBooksBalance();
  }

  private long due() {
    return shop.books().number(DUE);
  }

  /** Piece after piece until there is nothing left, as the server's own job does. */
  private void sweep() {
    DueAccountsSweep sweep = new DueAccountsSweep(context);
    while (due() > 0) {
      sweep.once();
    }
  }

  /** Sells to members whose points are over, and takes points from them: they have none. */
  private void sell(Random random, List<String> members, Till other) {
    while (open.get()) {
      String member = members.get(random.nextInt(members.size()));
      String purchase =
          APurchase.anonymous()
              .with("member", Map.of("id", member))
              .line("T", "tea", 1, 1000)
              .json();
      try {
        take((random.nextBoolean() ? other : shop.till()).post("/v1/purchases", purchase));
      } catch (UncheckedIOException died) {
        take(shop.till().post("/v1/purchases", purchase));
      }
      take(
          shop.as(Role.SUPPORT)
              .post(
                  "/v1/members/" + member + "/adjustments",
                  Till.written(Map.of("points", -7, "reason", "Spent"))));
    }
  }

  private void take(Answer answer) {
    if (answer.status() > 201 || answer.number("/balance/lifetimeExpired") != 10) {
      surprises.add(answer.status() + " " + answer.body());
    }
    bought.incrementAndGet();
  }
}
