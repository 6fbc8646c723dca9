package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.security.Who;
import dev.regulars.shared.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class DraftTurnsTests {

  private final DraftTurns turns = turns(Duration.ofHours(1));
  private final Who ada = somebody("Ada");
  private final Who bob = somebody("Bob");
  private final Who cem = somebody("Cem");
  private final List<Integer> begun = new ArrayList<>();
  private final Sinks.Empty<Integer> end = Sinks.empty();

  @Test
  void onePersonGetsOneThingDoneAtATime() {
    turns.of(ada, lasting(1)).subscribe();
    turns.of(ada, lasting(2)).subscribe();

    assertThat(begun).containsExactly(1);
    end.tryEmitEmpty();
    assertThat(begun).containsExactly(1, 2);
    assertThat(turns.running() + turns.waiting()).isZero();
  }

  @Test
  void twoThingsAreDoneInAllAndWhoeverWaitsLongestIsNext() {
    turns.of(ada, lasting(1)).subscribe();
    turns.of(ada, lasting(2)).subscribe();
    Disposable bobs = turns.of(bob, lasting(3)).subscribe();
    turns.of(cem, lasting(4)).subscribe();

    assertThat(begun).containsExactly(1, 3);
    bobs.dispose();
    assertThat(begun).containsExactly(1, 3, 4);
  }

  @Test
  void whoeverIsGoneWaitsNoMore() {
    Disposable first = turns.of(ada, lasting(1)).subscribe();
    turns.of(ada, lasting(2)).subscribe().dispose();
    turns.of(ada, lasting(3)).subscribe();
    first.dispose();

    assertThat(begun).containsExactly(1, 3);
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void whoeverLetsTooMuchWaitIsRefusedAndOthersAreNot() {
    for (int i = 0; i < 9; i++) {
      turns.of(ada, lasting(i)).subscribe();
    }

    refused(turns.of(ada, lasting(99)), 429, "too-many-checks");
    turns.of(bob, lasting(100)).subscribe();
    assertThat(begun).containsExactly(0, 100);
  }

  @Test
  void whereTooMuchWaitsEverybodyIsRefused() {
    for (int i = 0; i < 34; i++) {
      turns.of(somebody("n" + i), lasting(i)).subscribe();
    }

    refused(turns.of(ada, lasting(99)), 503, "busy");
    assertThat(turns.waiting()).isEqualTo(32);
    assertThat(begun).hasSize(2);
  }

  @Test
  void whatTakesTooLongIsStopped() {
    DraftTurns hasty = turns(Duration.ofMillis(100));
    List<String> stopped = new ArrayList<>();

    refused(hasty.of(ada, Mono.never().doOnCancel(() -> stopped.add("it"))), 503, "busy");
    assertThat(stopped).containsExactly("it");
    await().until(() -> hasty.running() == 0);
  }

  @Test
  void aFailureFreesTheTurn() {
    turns.of(ada, Mono.error(new IllegalStateException("no"))).subscribe(x -> {}, e -> {});
    turns.of(ada, lasting(2)).subscribe();

    assertThat(begun).containsExactly(2);
  }

  private static void refused(Mono<?> work, int status, String slug) {
    StepVerifier.create(work)
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(ProblemException.class);
              var problem = ((ProblemException) error).problem();
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.slug()).isEqualTo(slug);
              assertThat(problem.retryAfter()).isNotNull();
            })
        .verify(Duration.ofSeconds(20));
  }

  private Mono<Integer> lasting(int number) {
    return Mono.defer(
        () -> {
          begun.add(number);
          return end.asMono();
        });
  }

  private static Who somebody(String name) {
    return new Who(UUID.randomUUID(), name, Who.Kind.PERSON);
  }

  private static DraftTurns turns(Duration timeMax) {
    return new DraftTurns(
        new RulebookProperties(true, timeMax, Duration.ofMinutes(1), Duration.ofSeconds(1)),
        new SimpleMeterRegistry());
  }
}
