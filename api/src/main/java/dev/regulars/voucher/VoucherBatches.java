package dev.regulars.voucher;

import dev.regulars.programme.Today;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Rows;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Codes by the thousand: made here, or brought in. Each piece is kept before the next is begun. */
@Component
class VoucherBatches {

  private static final int PIECE = 2000;

  private static final String BATCH =
      """
      insert into voucher_batch (id, type, wanted, brought, request, made_by, made_at)
      values (:id, :type, :wanted, :brought, :request, :by, :now)
      on conflict (type, request) do nothing
      """;

  private static final String SAME =
      "select id, wanted from voucher_batch where type = :type and request = :request";

  private static final String MADE =
      """
      select id, code
        from voucher
       where batch_id = :batch
         and (:after::uuid is null or id > :after)
       order by id
       limit :most
      """;

  private static final String INSERT =
      """
      insert into voucher (member_id, id, key, code, voucher, batch_id, state, valid_from, valid_until, issued_at,
                           face_minor, remaining_minor)
      select '00000000-0000-0000-0000-000000000000', id, key, code, type, batch_id, 'issued', valid_from, valid_until,
             issued_at, face, face
        from (select id, key, code, type, batch_id, valid_from, valid_until, issued_at, nullif(face_minor, -1) as face
                from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::date[], $7::date[],
                            $8::timestamptz[], $9::bigint[])
                     as given (id, key, code, type, batch_id, valid_from, valid_until, issued_at, face_minor)) as given
      on conflict (key) do nothing
      returning key, code
      """;

  private static final String OTHERS =
      "select key, voucher from voucher where key = any($1::text[])";

  /**
   * A batch that is begun, or was before.
   *
   * @param wanted how many codes
   */
  record Batch(UUID id, VoucherType type, int wanted) {}

  /** A code that is brought in; {@code faceMinor} and {@code until} are null for the type's. */
  record Brought(long row, String code, @Nullable Long faceMinor, @Nullable LocalDate until) {}

  /** What became of a code that was brought in. */
  enum Fate {
    ADDED,
    ALREADY,
    TAKEN
  }

  private record New(
      UUID id, String key, String code, @Nullable LocalDate until, @Nullable Long faceMinor) {}

  private final DatabaseClient database;
  private final Transactions transactions;
  private final AuditLog audit;
  private final Today calendar;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  VoucherBatches(
      DatabaseClient database,
      Transactions transactions,
      AuditLog audit,
      Today calendar,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.audit = audit;
    this.calendar = calendar;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins a batch, or finds the one that was begun with this key.
   *
   * @param request the caller's {@code Idempotency-Key}, null for none
   * @throws ProblemException 409 where it was begun with another number
   */
  Mono<Batch> begin(
      VoucherType type, int wanted, boolean brought, @Nullable String request, Caller caller) {
    UUID id = ids.next();
    return database
        .sql(BATCH)
        .bind("id", id)
        .bind("type", type.name())
        .bind("wanted", wanted)
        .bind("brought", brought)
        .bind("request", Parameter.fromOrEmpty(request, String.class))
        .bind("by", caller.name())
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .flatMap(
            rows ->
                rows > 0
                    ? audit
                        .record(
                            caller,
                            brought ? "voucher-codes.brought" : "voucher-codes.made",
                            "voucher-type",
                            type.name(),
                            Map.of("count", wanted, "batch", id.toString()))
                        .thenReturn(new Batch(id, type, wanted))
                    : same(type, wanted, String.valueOf(request)));
  }

  private Mono<Batch> same(VoucherType type, int wanted, String request) {
    return database
        .sql(SAME)
        .bind("type", type.name())
        .bind("request", request)
        .map(row -> new Batch(Rows.uuid(row, "id"), type, Rows.get(row, "wanted", Integer.class)))
        .one()
        .flatMap(
            found -> found.wanted() == wanted ? Mono.just(found) : Mono.error(anotherNumber()));
  }

  /**
   * The codes of a batch: those that were made before a repeat, then new ones, piece by piece, as
   * fast as the reader takes them.
   */
  Flux<List<String>> codes(Batch batch) {
    return Flux.defer(() -> pieces(batch, null, 0));
  }

  private Flux<List<String>> pieces(Batch batch, @Nullable UUID after, int told) {
    return made(batch, after)
        .flatMapMany(
            rows -> {
              if (rows.isEmpty()) {
                return fresh(batch, batch.wanted() - told);
              }
              List<String> codes = rows.stream().map(Map.Entry::getValue).toList();
              return Flux.just(codes)
                  .concatWith(
                      Flux.defer(
                          () -> pieces(batch, rows.getLast().getKey(), told + codes.size())));
            });
  }

  private Mono<List<Map.Entry<UUID, String>>> made(Batch batch, @Nullable UUID after) {
    return database
        .sql(MADE)
        .bind("batch", batch.id())
        .bind("after", Parameter.fromOrEmpty(after, UUID.class))
        .bind("most", PIECE)
        .map(row -> Map.entry(Rows.uuid(row, "id"), Rows.text(row, "code")))
        .all()
        .collectList();
  }

  private Flux<List<String>> fresh(Batch batch, int left) {
    int pieces = (left + PIECE - 1) / PIECE;
    return Flux.range(0, Math.max(0, pieces))
        .concatMap(piece -> makeAll(batch, Math.min(PIECE, left - piece * PIECE)), 0);
  }

  /** Hardly ever is a code there already: then it is made anew. */
  private Mono<List<String>> makeAll(Batch batch, int number) {
    return transactions
        .keep(connection -> insert(connection, batch, fresh(number)).collectList())
        .flatMap(
            made ->
                made.size() == number
                    ? Mono.just(made.stream().map(Map.Entry::getValue).toList())
                    : makeAll(batch, number - made.size())
                        .map(
                            more -> {
                              List<String> all = new ArrayList<>(more);
                              made.forEach(one -> all.add(one.getValue()));
                              return all;
                            }));
  }

  private List<New> fresh(int number) {
    List<New> codes = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      String code = VoucherText.random(random);
      codes.add(new New(ids.next(), VoucherText.key(code), code, null, null));
    }
    return codes;
  }

  /** Keeps codes that were brought in, each once; tells of each what became of it. */
  Mono<List<Fate>> bring(Batch batch, List<Brought> brought) {
    List<New> rows =
        brought.stream()
            .map(
                one ->
                    new New(
                        ids.next(),
                        VoucherText.key(one.code()),
                        one.code(),
                        one.until(),
                        one.faceMinor()))
            .toList();
    return transactions.keep(
        connection ->
            insert(connection, batch, rows)
                .map(Map.Entry::getKey)
                .collectList()
                .flatMap(
                    added ->
                        others(connection, rows).map(others -> fates(batch, rows, added, others))));
  }

  private static List<Fate> fates(
      Batch batch, List<New> rows, List<String> added, Map<String, String> others) {
    List<String> open = new ArrayList<>(added);
    return rows.stream()
        .map(
            row ->
                open.remove(row.key())
                    ? Fate.ADDED
                    : batch.type().name().equals(others.get(row.key())) ? Fate.ALREADY : Fate.TAKEN)
        .toList();
  }

  private static Mono<Map<String, String>> others(Connection connection, List<New> rows) {
    String[] keys = rows.stream().map(New::key).toArray(String[]::new);
    return Rows.of(
            connection.createStatement(OTHERS).bind(0, keys),
            row -> Map.entry(Rows.text(row, "key"), Rows.text(row, "voucher")))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  /** The keys and codes of those that were not there. */
  private Flux<Map.Entry<String, String>> insert(
      Connection connection, Batch batch, List<New> rows) {
    Instant now = clock.instant();
    LocalDate today = calendar.at(now);
    LocalDate last = batch.type().lastDay(today);
    Long value = batch.type().valueMinor();
    boolean isBalance = batch.type().kind() == VoucherKind.BALANCE;
    return Columns.of(rows)
        .uuid(New::id)
        .text(New::key)
        .text(New::code)
        .text(row -> batch.type().name())
        .uuid(row -> batch.id())
        .date(row -> today)
        .date(row -> row.until() == null ? last : row.until())
        .instant(row -> now)
        .number(row -> isBalance ? face(row, value) : -1)
        .select(
            connection, INSERT, row -> Map.entry(Rows.text(row, "key"), Rows.text(row, "code")));
  }

  private static long face(New row, @Nullable Long value) {
    return row.faceMinor() == null ? (value == null ? -1 : value) : row.faceMinor();
  }

  private static ProblemException anotherNumber() {
    return new ProblemException(
        Problem.conflict(
            "idempotency-conflict",
            "The key was used with another request",
            "This Idempotency-Key began a batch of another number. Use a new key."));
  }
}
