package dev.regulars.shared;

import io.r2dbc.spi.Connection;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a POST be repeated: the first answer to an {@code Idempotency-Key} is kept for a day, in the
 * transaction of the work itself, and given again. What was refused is not kept.
 */
@Component
public class Idempotency {

  /** The request header. */
  public static final String HEADER = "Idempotency-Key";

  /** What the header may hold; others are refused before their handler is asked. */
  public static final String FORM = "^[!-~]{1,200}$";

  /** The response header of a replay. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final Duration KEPT = Duration.ofHours(24);
  private static final int FORGOTTEN_MAX = 2_000;

  private static final String FORGET =
      """
      delete from idempotent_request
       where (scope, key) in (
               select scope, key
                 from idempotent_request
                where created_at < :old
                limit :most
                  for update skip locked)
      """;

  private static final String FIND =
      """
      select scope, key, encode(known.body_hash, 'hex') as hash, known.answer
        from unnest($1::text[], $2::text[], $3::timestamptz[]) as given (scope, key, old)
        join idempotent_request as known using (scope, key)
       where known.created_at >= given.old
         and known.answer is not null
      """;

  private static final String KEEP =
      """
      insert into idempotent_request (scope, key, body_hash, answer, created_at, finished)
      select scope, key, decode(hash, 'hex'), answer, at, true
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
             as given (scope, key, hash, answer, at)
          on conflict (scope, key) do update
         set body_hash = excluded.body_hash, answer = excluded.answer, created_at = excluded.created_at,
             finished = true
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final JsonMapper json;
  private final Clock clock;

  Idempotency(
      DatabaseClient database,
      TransactionalOperator transaction,
      JsonMapper json,
      @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does the work, or answers as it was answered before.
   *
   * @param scope whose keys and which operation, such as {@code members:<caller id>}
   * @param key the header's value; null does the work without remembering it
   * @param request what was asked; the same key with another one is refused with 409
   * @param type of the answer
   * @param work done in one transaction with the remembered answer
   * @return 201 with the answer of the work, or 200 with the first answer and {@value #REPLAYED}
   */
  public <T> Mono<ResponseEntity<T>> once(
      String scope, @Nullable String key, Object request, Class<T> type, Mono<T> work) {
    if (key == null) {
      return transaction.transactional(work).map(Idempotency::created);
    }
    return kept(new Key<>(scope, key, hash(request), type), work, true)
        .map(done -> done.answered(done.known().answer()));
  }

  /**
   * The same, with something to be done once the work is committed and before it is answered; what
   * it gives is the answer. Where the server dies in between, the next request with the key does
   * it: {@code afterwards} has to mean the same when it is done again.
   */
  public <T> Mono<ResponseEntity<T>> once(
      String scope,
      @Nullable String key,
      Object request,
      Class<T> type,
      Mono<T> work,
      Function<T, Mono<T>> afterwards) {
    if (key == null) {
      return transaction.transactional(work).flatMap(afterwards).map(Idempotency::created);
    }
    Key<T> asked = new Key<>(scope, key, hash(request), type);
    return kept(asked, work, false)
        .flatMap(
            done ->
                done.known().finished()
                    ? Mono.just(done.answered(done.known().answer()))
                    : afterwards
                        .apply(done.known().answer())
                        .flatMap(last -> finish(asked, last))
                        .map(done::answered));
  }

  /**
   * Does the work where nobody used the key before. For answers that hold a secret: they are not
   * kept, so a request that is repeated is refused and changes nothing.
   *
   * @param repeated what it is told
   */
  public <T> Mono<T> unlessDone(
      String scope, @Nullable String key, Object request, Problem repeated, Mono<T> work) {
    if (key == null) {
      return transaction.transactional(work);
    }
    Key<String> asked = new Key<>(scope, key, hash(request), String.class);
    Mono<T> refusal =
        stored(asked)
            .flatMap(
                stored ->
                    Mono.error(
                        new ProblemException(
                            Arrays.equals(stored.hash(), asked.hash()) ? repeated : otherBody())));
    return transaction.transactional(claim(asked).flatMap(first -> first ? work : refusal));
  }

  /** A request by its key; whose keys and which operation {@code scope} says. */
  public record Request(String scope, String key) {

    /** The request of a header's value. */
    public static Request of(String scope, String key) {
      return new Request(scope, key);
    }

    /** A request that comes once: it has no key, and nothing of it is kept. */
    public static Request once(Ids ids) {
      return new Request("", ids.next().toString());
    }

    private boolean isOnce() {
      return scope.isEmpty();
    }
  }

  /**
   * What is kept of a request.
   *
   * @param hash of its content, see {@link #hash(String)}
   */
  public record Kept(Request request, String hash, String answer) {}

  /** The hash that is kept of a content. */
  public static String hash(String content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }

  /** For who books in batches: what is kept of these requests. Whoever asks has locked them. */
  public Flux<Kept> find(Connection connection, List<Request> requests) {
    List<Request> asked = requests.stream().filter(one -> !one.isOnce()).toList();
    if (asked.isEmpty()) {
      return Flux.empty();
    }
    Instant old = clock.instant().minus(KEPT);
    return Columns.of(asked)
        .text(Request::scope)
        .text(Request::key)
        .instant(one -> old)
        .select(
            connection,
            FIND,
            row ->
                new Kept(
                    new Request(Rows.text(row, "scope"), Rows.text(row, "key")),
                    Rows.text(row, "hash"),
                    Rows.text(row, "answer")));
  }

  /** For who books in batches: keeps the first answers to these requests. */
  public Mono<Void> keep(Connection connection, List<Kept> answers) {
    List<Kept> kept = answers.stream().filter(one -> !one.request().isOnce()).toList();
    if (kept.isEmpty()) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return Columns.of(kept)
        .text(one -> one.request().scope())
        .text(one -> one.request().key())
        .text(Kept::hash)
        .text(Kept::answer)
        .instant(one -> now)
        .execute(connection, KEEP);
  }

  /** What was asked for under which key; its answers are of the type. */
  private record Key<T>(String scope, String key, byte[] hash, Class<T> type) {}

  /** An answer that is kept, and whether nothing has to follow any more. */
  private record Known<T>(T answer, boolean finished) {}

  /** What is kept now, and whether this request did the work. */
  private record Done<T>(Known<T> known, boolean first) {

    ResponseEntity<T> answered(T answer) {
      return first ? created(answer) : replayed(answer);
    }
  }

  private record Stored(byte[] hash, @Nullable String answer, boolean finished) {}

  private <T> Mono<Done<T>> kept(Key<T> asked, Mono<T> work, boolean finished) {
    Mono<Done<T>> first =
        work.flatMap(answer -> remember(asked, answer, finished))
            .map(answer -> new Done<>(new Known<>(answer, finished), true));
    Mono<Done<T>> again = known(asked).map(known -> new Done<>(known, false));
    return transaction.transactional(claim(asked).flatMap(mine -> mine ? first : again));
  }

  /**
   * True where nobody used the key within a day. Waits for a request with the same key that is
   * under way.
   */
  private Mono<Boolean> claim(Key<?> asked) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            insert into idempotent_request as known (scope, key, body_hash, created_at)
            values (:scope, :key, :hash, :now)
            on conflict (scope, key) do update
              set body_hash = excluded.body_hash, answer = null, created_at = excluded.created_at
              where known.created_at < :old
            """)
        .bind("scope", asked.scope())
        .bind("key", asked.key())
        .bind("hash", asked.hash())
        .bind("now", now)
        .bind("old", now.minus(KEPT))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private <T> Mono<T> remember(Key<T> asked, T answer, boolean finished) {
    return database
        .sql(
            """
            update idempotent_request
               set answer = :answer, finished = :finished
             where scope = :scope and key = :key
            """)
        .bind("answer", json.writeValueAsString(answer))
        .bind("finished", finished)
        .bind("scope", asked.scope())
        .bind("key", asked.key())
        .fetch()
        .rowsUpdated()
        .thenReturn(answer);
  }

  /** Keeps the last answer, unless another request was faster; gives what is kept. */
  private <T> Mono<T> finish(Key<T> asked, T answer) {
    return database
        .sql(
            """
            update idempotent_request
               set answer = case when finished then answer else :answer end, finished = true
             where scope = :scope and key = :key
            """)
        .bind("answer", json.writeValueAsString(answer))
        .bind("scope", asked.scope())
        .bind("key", asked.key())
        .fetch()
        .rowsUpdated()
        .then(known(asked))
        .map(Known::answer);
  }

  private <T> Mono<Known<T>> known(Key<T> asked) {
    return stored(asked)
        .map(
            stored -> {
              if (!Arrays.equals(stored.hash(), asked.hash()) || stored.answer() == null) {
                throw new ProblemException(otherBody());
              }
              return new Known<>(json.readValue(stored.answer(), asked.type()), stored.finished());
            });
  }

  private Mono<Stored> stored(Key<?> asked) {
    return database
        .sql(
            """
            select body_hash, answer, finished
              from idempotent_request
             where scope = :scope and key = :key
            """)
        .bind("scope", asked.scope())
        .bind("key", asked.key())
        .map(
            row ->
                new Stored(
                    bytes(row.get(0, ByteBuffer.class)),
                    row.get(1, String.class),
                    Boolean.TRUE.equals(row.get(2, Boolean.class))))
        .one();
  }

  /** Forgets some of the keys that nobody may repeat any more; true where more are left. */
  Mono<Boolean> forgetOldRequests() {
    return database
        .sql(FORGET)
        .bind("old", clock.instant().minus(KEPT))
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  private byte[] hash(Object request) {
    return Sha256.of(json.writeValueAsBytes(request));
  }

  private static byte[] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return new byte[0];
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static <T> ResponseEntity<T> replayed(T answer) {
    return ResponseEntity.ok().header(REPLAYED, "true").body(answer);
  }

  private static <T> ResponseEntity<T> created(T answer) {
    return ResponseEntity.status(HttpStatus.CREATED).body(answer);
  }

  /** The answer with another status where it is the work's; a replay stays 200. */
  public static <T> ResponseEntity<T> withStatus(HttpStatus status, ResponseEntity<T> answer) {
    return answer.getStatusCode() == HttpStatus.CREATED
        ? ResponseEntity.status(status).headers(answer.getHeaders()).body(answer.getBody())
        : answer;
  }

  private static Problem otherBody() {
    return Problem.conflict(
        "idempotency-key-reused",
        "Idempotency key already used",
        "This key was used for another request. Use a new key, or repeat the first request.");
  }
}
