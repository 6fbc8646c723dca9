package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TurnsTests {

  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);

  @Test
  void workOfOneMemberIsDoneInOrderAndThatOfOthersMeanwhile() {
    Turns turns = new Turns();
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    Mono<String> slow = work(done, "anna 1").delaySubscription(Duration.ofMillis(200));
    Flux.merge(
            turns.take(ANNA, slow),
            turns.take(ANNA, work(done, "anna 2")),
            turns.take(BEN, work(done, "ben 1")))
        .blockLast(Duration.ofSeconds(10));
    assertThat(done).containsExactly("ben 1", "anna 1", "anna 2");
  }

  @Test
  void aLongRowOfTurnsDoesNotFillTheStack() {
    Turns turns = new Turns();
    // The order of the work, not that in which its results are heard of by others.
    List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
    List<Mono<Integer>> row = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      int turn = i;
      row.add(
          turns.take(
              ANNA,
              Mono.fromSupplier(
                  () -> {
                    begun.add(turn);
                    return turn;
                  })));
    }
    assertThat(Flux.fromIterable(row).flatMap(turn -> turn, 50_000).count().block())
        .isEqualTo(50_000);
    assertThat(begun).hasSize(50_000).isSorted();
  }

  @Test
  void nobodyBeginsBehindWorkThatFailed() {
    Turns turns = new Turns();
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    Mono<String> failing = turns.take(ANNA, Mono.error(new IllegalStateException("no")));
    turns.take(ANNA, work(done, "anna 2")).subscribe();
    Mono<String> other = turns.take(BEN, work(done, "ben 1"));
    assertThat(failing.onErrorReturn("failed").block()).isEqualTo("failed");
    assertThat(other.block(Duration.ofSeconds(10))).isEqualTo("ben 1");
    assertThat(done).containsExactly("ben 1");
  }

  @Test
  void nobodyBeginsBehindWorkThatWasBrokenOff() {
    Turns turns = new Turns();
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    Disposable first = turns.take(ANNA, Mono.<String>never()).subscribe();
    turns.take(ANNA, work(done, "anna 2")).subscribe();
    first.dispose();
    assertThat(turns.take(BEN, work(done, "ben 1")).block(Duration.ofSeconds(10)))
        .isEqualTo("ben 1");
    assertThat(done).containsExactly("ben 1");
  }

  @Test
  void aGateLetsOnlySoManyThrough() {
    Gate gate = new Gate(3);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Mono<Integer> work =
        Mono.defer(
            () -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              return Mono.delay(Duration.ofMillis(2)).map(tick -> inside.decrementAndGet());
            });
    Flux.range(0, 200).flatMap(i -> gate.pass(work), 200).blockLast(Duration.ofSeconds(20));
    assertThat(most).hasValue(3);
    assertThat(inside).hasValue(0);
  }

  private static Mono<String> work(List<String> done, String name) {
    return Mono.fromSupplier(
        () -> {
          done.add(name);
          return name;
        });
  }
}
