package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class IdempotencyIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private Idempotency idempotency;
  @Autowired private DatabaseClient database;
  @Autowired private TransactionalOperator transaction;
  @Autowired private JsonMapper json;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger followed = new AtomicInteger();

  record Order(String what) {}

  record Receipt(int number) {}

  @Test
  void worksOnceHoweverManyAskAtOnceWithOneKey() {
    List<ResponseEntity<Receipt>> answers =
        Flux.range(0, 32)
            .flatMap(i -> order("together", new Order("tea")), 32)
            .collectList()
            .block(PATIENCE);
    assertThat(done).hasValue(1);
    assertThat(answers).hasSize(32).allMatch(answer -> answer.getBody().number() == 1);
    assertThat(answers).filteredOn(a -> a.getStatusCode() == HttpStatus.CREATED).hasSize(1);
  }

  @Test
  void whatFollowsTheWorkIsInTheAnswerOfEverybodyWhoAsks() {
    List<ResponseEntity<Receipt>> answers =
        Flux.range(0, 32)
            .flatMap(
                i ->
                    followed(
                        "followed",
                        first ->
                            Mono.delay(Duration.ofMillis(i % 7))
                                .map(waited -> new Receipt(100 + followed.incrementAndGet()))),
                32)
            .collectList()
            .block(PATIENCE);
    assertThat(done).hasValue(1);
    assertThat(answers).extracting(answer -> answer.getBody().number()).hasSize(32);
    assertThat(answers)
        .extracting(answer -> answer.getBody().number())
        .containsOnly(kept("followed"));
    assertThat(answers).filteredOn(a -> a.getStatusCode() == HttpStatus.CREATED).hasSize(1);
  }

  @Test
  void whatDidNotFollowIsDoneByTheNextRequest() {
    Mono<ResponseEntity<Receipt>> cutShort =
        followed("cut-short", first -> Mono.error(new IllegalStateException("the server died")));
    assertThatThrownBy(() -> cutShort.block(PATIENCE)).hasMessage("the server died");
    ResponseEntity<Receipt> again =
        followed("cut-short", first -> Mono.just(new Receipt(100 + first.number())))
            .block(PATIENCE);
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(again.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.getBody().number()).isEqualTo(101);
    assertThat(done).hasValue(1);
    ResponseEntity<Receipt> third =
        followed("cut-short", first -> Mono.error(new IllegalStateException("not again")))
            .block(PATIENCE);
    assertThat(third.getBody().number()).isEqualTo(101);
  }

  private int kept(String key) {
    return followed(key, first -> Mono.error(new IllegalStateException("not again")))
        .block(PATIENCE)
        .getBody()
        .number();
  }

  private Mono<ResponseEntity<Receipt>> followed(
      String key, Function<Receipt, Mono<Receipt>> afterwards) {
    return idempotency.once("shop", key, new Order("tea"), Receipt.class, work(), afterwards);
  }

  @Test
  void theOrderOfWhitespaceDoesNotMatterButTheContentDoes() {
    assertThat(order("content", new Order("tea")).block(PATIENCE).getStatusCode())
        .isEqualTo(HttpStatus.CREATED);
    assertThat(order("content", new Order("tea")).block(PATIENCE).getHeaders())
        .satisfies(
            headers -> assertThat(headers.getFirst("Idempotency-Replayed")).isEqualTo("true"));
    Problem problem =
        order("content", new Order("coffee"))
            .map(answer -> Problem.notFound("no problem"))
            .onErrorResume(ProblemException.class, e -> Mono.just(e.problem()))
            .block(PATIENCE);
    assertThat(problem.slug()).isEqualTo("idempotency-key-reused");
    assertThat(problem.status()).isEqualTo(409);
  }

  @Test
  void aKeyIsFreeAgainAfterADay() {
    Instant start = Instant.parse("2026-11-20T10:00:00Z");
    assertThat(at(start).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(at(start.plus(Duration.ofHours(23))).getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(at(start.plus(Duration.ofHours(25))).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(done).hasValue(2);
  }

  @Test
  void forgetsOldKeys() {
    Instant start = Instant.parse("2026-11-10T10:00:00Z");
    at(start);
    idempotency(start.plus(Duration.ofHours(25))).forgetOldRequests().block(PATIENCE);
    Long left =
        database
            .sql("select count(*) from idempotent_request where created_at = :at")
            .bind("at", start)
            .map(row -> row.get(0, Long.class))
            .one()
            .block(PATIENCE);
    assertThat(left).isZero();
  }

  private ResponseEntity<Receipt> at(Instant now) {
    return idempotency(now)
        .once("shop", "aged", new Order("tea"), Receipt.class, work())
        .block(PATIENCE);
  }

  private Idempotency idempotency(Instant now) {
    return new Idempotency(database, transaction, json, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Mono<ResponseEntity<Receipt>> order(String key, Order order) {
    return idempotency.once("shop", key, order, Receipt.class, work());
  }

  private Mono<Receipt> work() {
    return Mono.fromSupplier(() -> new Receipt(done.incrementAndGet()));
  }
}
