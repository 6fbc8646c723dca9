package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.rules.Cancellation;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompileQueueTests {

  private final CompileQueue patient = queue(Duration.ofSeconds(30));
  private final CountDownLatch stuck = new CountDownLatch(1);

  @Test
  void worksOnOneAtATimeInTheirOrder() throws Exception {
    AtomicInteger running = new AtomicInteger();
    List<Integer> order = new ArrayList<>();
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      all.add(
          patient.run(
              () -> {
                assertThat(running.incrementAndGet()).isEqualTo(1);
                order.add(number);
                running.decrementAndGet();
                return number;
              }));
    }
    for (CompletableFuture<Integer> one : all) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aFailureIsItsOwn() throws Exception {
    CompletableFuture<Integer> failing =
        patient.run(
            () -> {
              throw new IllegalStateException("no");
            });
    assertThat(patient.run(() -> 1).get(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThatThrownBy(() -> failing.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatTakesTooLongIsLeftAndTheNextGoesOn() throws Exception {
    CompileQueue hasty = queue(Duration.ofMillis(200));
    CompletableFuture<Integer> endless = hasty.run(this::waitsForEver);
    CompletableFuture<Integer> next = hasty.run(() -> 2);
    assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThatThrownBy(() -> endless.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ProblemException.class)
        .hasMessageContaining("in time");
    stuck.countDown();
  }

  /** Between the portions of a rulebook it is asked whether anybody waits. */
  @Test
  void whatIsGivenUpEndsByItself() throws Exception {
    CompileQueue hasty = queue(Duration.ofMillis(200));
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<Integer> endless =
        hasty.run(
            () -> {
              try {
                while (true) {
                  Cancellation.check();
                  Thread.onSpinWait();
                }
              } finally {
                ended.countDown();
              }
            });
    assertThatThrownBy(() -> endless.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ProblemException.class);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void noMoreThanTwoAreLeftToThemselves() throws Exception {
    CompileQueue hasty = queue(Duration.ofMillis(200));
    List<CompletableFuture<Integer>> endless =
        List.of(hasty.run(this::waitsForEver), hasty.run(this::waitsForEver));
    CompletableFuture<Integer> next = hasty.run(() -> 3);
    for (CompletableFuture<Integer> one : endless) {
      assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(next).isNotDone();
    stuck.countDown();
    assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void aFullQueueIsSaid() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(patient.run(this::waitsForEver));
    }
    assertThatThrownBy(() -> all.getLast().get(1, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ProblemException.class)
        .hasMessageContaining("wait");
    stuck.countDown();
  }

  private int waitsForEver() {
    try {
      stuck.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static CompileQueue queue(Duration timeMax) {
    return new CompileQueue(
        new RulebookProperties(true, timeMax, Duration.ofMinutes(1), Duration.ofSeconds(1)));
  }
}
