package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/**
 * However often a server dies over an import, and whoever takes it over from whom: the books and
 * the figures are those of an import that nobody disturbed.
 */
@ServerTest
class ImportKillsPropertyTests {

  private static final int CASES = Integer.getInteger("regulars.cases", 4);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> FIGURES =
      List.of(
          "rowsTotal",
          "rowsRead",
          "rowsRecorded",
          "rowsReturned",
          "rowsReturnedInPart",
          "rowsReplayed",
          "purchasesRecorded",
          "purchasesReplayed",
          "returnsRecorded",
          "returnsReplayed",
          "membersEnrolled",
          "rowsSkipped",
          "rowsRejected");

  @Autowired private Server server;
  @Autowired private Shop shop;
  @Autowired private DatabaseClient database;

  @Autowired
  @Qualifier("backgroundJobs")
  private SmartLifecycle runner;

  @Autowired private ImportJobs jobs;
  @Autowired private ImportRun runs;
  private ImportClient imports;

  @BeforeEach
  void onlyTheServersOfThisTestWork() {
    imports = new ImportClient(server);
    shop.rulebook().starter();
    runner.stop();
  }

  @AfterEach
  void letTheServerWork() {
    runner.start();
  }

  static List<Long> seeds() {
    long first = Long.getLong("regulars.seed", 1);
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      seeds.add(first + i);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theBooksAreThoseOfAnUndisturbedImport(long seed) {
    String calm = "calm-" + seed + "x";
    String killed = "killed-" + seed + "x";
    JsonNode expected = undisturbed(calm, RandomFile.of(new Random(seed), calm));
    JsonNode done = disturbed(killed, RandomFile.of(new Random(seed), killed), new Random(-seed));
    assertThat(figures(done)).isEqualTo(figures(expected));
    assertThat(imports.rejected(done).replace(killed, calm)).isEqualTo(imports.rejected(expected));
    assertThat(books(killed)).isEqualTo(books(calm));
    assertThat(count("import_owed")).isZero();
  }

  @Test
  void whatIsMissingOfAReturnIsBookedByALaterImport() {
    String back = "C1,A,Thing,-10,1.00,2024-05-28 10:00:00,rest-m\n";
    String six = "R1,A,Thing,6,1.00,2024-05-02 10:00:00,rest-m\n";
    String four = "R2,A,Thing,4,1.00,2024-05-01 10:00:00,rest-m\n";
    JsonNode first = undisturbed("rest", ImportFixture.HEADER + six + back);
    assertThat(ImportFixture.number(first, "rowsReturnedInPart")).isEqualTo(1);
    JsonNode later = undisturbed("rest", ImportFixture.HEADER + back + six + four);
    assertThat(ImportFixture.number(later, "purchasesRecorded")).isEqualTo(1);
    assertThat(ImportFixture.number(later, "purchasesReplayed")).isEqualTo(1);
    assertThat(ImportFixture.number(later, "returnsRecorded")).isEqualTo(1);
    assertThat(ImportFixture.number(later, "rowsReturned")).isEqualTo(1);
    assertThat(ImportFixture.number(later, "rowsReturnedInPart")).isZero();
    assertThat(books("rest"))
        .contains("C1 of R1 6", "C1 of R2 4")
        .anyMatch(row -> row.startsWith("account m 0 "));
    JsonNode again = undisturbed("rest", ImportFixture.HEADER + back + six + four);
    assertThat(ImportFixture.number(again, "returnsReplayed")).isEqualTo(1);
    assertThat(ImportFixture.number(again, "rowsReplayed")).isEqualTo(3);
    assertThat(ImportFixture.isComplete(again)).isTrue();
  }

  private JsonNode undisturbed(String store, String file) {
    UUID id = send(store, file);
    Working working = new Working();
    working.await();
    return imports.get(id);
  }

  /** Servers take it from each other, some of them dead, some only out of touch. */
  private JsonNode disturbed(String store, String file, Random random) {
    UUID id = send(store, file);
    List<Working> alive = new ArrayList<>();
    int kills = 1 + random.nextInt(5);
    for (int i = 0; i < kills; i++) {
      Working working = new Working();
      boolean dies = random.nextBoolean();
      working.awaitReceipts(random.nextInt(140));
      if (dies) {
        working.die();
      } else {
        alive.add(working);
      }
      takeAway(id);
    }
    new Working().await();
    alive.forEach(Working::await);
    return imports.get(id);
  }

  private UUID send(String store, String file) {
    return imports.send(ImportClient.file(file), ImportFixture.mapping(store).toString());
  }

  /** The lease is over. */
  private void takeAway(UUID id) {
    database
        .sql(
            "update import_job set runner = null, leased_until = now() - interval '1 second'"
                + " where id = $1 and state = 'running'")
        .bind(0, id)
        .fetch()
        .rowsUpdated()
        .block();
  }

  /** A server that works on the one import that there is. */
  private final class Working {

    private final Meter meter = new Meter();
    private final Sinks.Empty<Void> death = Sinks.empty();
    private final CompletableFuture<Boolean> end;

    Working() {
      UUID me = UUID.randomUUID();
      ImportJob job = jobs.claim(me).block();
      Mono<Boolean> work =
          job == null
              ? Mono.just(false)
              : runs.run(job, me, meter)
                  .then(Mono.defer(() -> jobs.finish(job.id(), me, meter.progress())))
                  .thenReturn(true)
                  .onErrorResume(Lease.Lost.class, lost -> Mono.just(false));
      end = work.takeUntilOther(death.asMono()).defaultIfEmpty(false).toFuture();
    }

    void awaitReceipts(int receipts) {
      while (!end.isDone() && done() < receipts) {
        Thread.onSpinWait();
      }
    }

    private long done() {
      Progress now = meter.progress();
      return now.purchasesRecorded()
          + now.purchasesReplayed()
          + now.returnsRecorded()
          + now.returnsReplayed();
    }

    void die() {
      death.tryEmitEmpty();
    }

    void await() {
      Mono.fromFuture(end).block(PATIENCE);
    }
  }

  private Map<String, @Nullable String> figures(JsonNode done) {
    Map<String, @Nullable String> figures = new TreeMap<>();
    figures.put("state", done.path("state").asString());
    FIGURES.forEach(field -> figures.put(field, done.path(field).toString()));
    return figures;
  }

  /** Everything that an import may change, without the name of its store. */
  private List<String> books(String store) {
    return database
        .sql(
            """
            select 'purchase ' || receipt || ' ' || coalesce(replace(external_id, $1, ''), '-') || ' ' || total_minor
                   || ' ' || points || ' ' || (returned_at is null) as line
              from purchase left join member on member.id = member_id
             where store = $1
            union all
            select return_receipt || ' of ' || receipt || ' ' || (select string_agg(line ->> 'quantity', '+' order by (line ->> 'line')::int)
                   from json_array_elements(purchase_return.lines) as line)
              from purchase_return join purchase on purchase.id = purchase_id
             where purchase_return.store = $1
            union all
            select 'reversed ' || return_receipt || ' of ' || receipt || ' ' || purchase_return.points
              from purchase_return join purchase on purchase.id = purchase_id
             where purchase_return.store = $1
            union all
            select 'receipt ' || return_receipt || ' ' || part || ' ' || coalesce(answer ->> 'unmatched', '-')
              from return_receipt
             where store = $1
            union all
            select 'account ' || replace(replace(external_id, $1, ''), '-', '') || ' ' || available || ' ' || lifetime_accrued || ' ' || coalesce(tier, '-')
              from member_account join member on member.id = member_id
             where external_id like $1 || '%'
            union all
            select 'day ' || replace(external_id, $1, '') || ' ' || day || ' ' || spent_minor || ' ' || accrued || ' ' || purchases
              from member_day join member on member.id = member_id
             where external_id like $1 || '%'
            union all
            select 'voucher ' || replace(external_id, $1, '') || ' ' || voucher || ' ' || state || ' ' || count(*)
              from voucher join member on member.id = member_id
             where external_id like $1 || '%'
             group by external_id, voucher, state
             order by line
            """)
        .bind(0, store)
        .map(row -> String.valueOf(row.get("line", String.class)))
        .all()
        .collectList()
        .block();
  }

  private long count(String table) {
    return ImportFixture.count(database, table);
  }
}
