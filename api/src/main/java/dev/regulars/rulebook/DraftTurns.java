package dev.regulars.rulebook;

import dev.regulars.security.Who;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whose turn it is to have a rulebook read, checked, compared or published: one thing at a time for
 * each of them and few in all, so that people who check great drafts leave the machine to the
 * tills. Whoever is gone waits no more; whoever takes too long is stopped.
 */
@Component
class DraftTurns {

  private static final int RUNNING_MAX = 2;
  private static final int WAITING_MAX = 32;
  private static final int WAITING_PER_PERSON_MAX = 8;
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Duration timeMax;
  private final List<Turn> waiting = new ArrayList<>();
  private final Set<Turn> running = new HashSet<>();

  DraftTurns(RulebookProperties properties, MeterRegistry meters) {
    this.timeMax = properties.compileTimeMax();
    Gauge.builder("regulars.rulebook.turns", this, DraftTurns::running)
        .description("Things about rulebooks that people asked for and that are being done")
        .tag("state", "running")
        .register(meters);
    Gauge.builder("regulars.rulebook.turns", this, DraftTurns::waiting)
        .description("Things about rulebooks that people asked for and that are being done")
        .tag("state", "waiting")
        .register(meters);
  }

  synchronized int running() {
    return running.size();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /**
   * Work that begins when it is its turn; nothing of it may have begun before.
   *
   * @param by for whom it is
   * @return the work; a problem of 429 where somebody lets too much wait, of 503 where everybody
   *     together does or it takes too long
   */
  <T> Mono<T> of(Who by, Mono<T> work) {
    return Mono.defer(
        () -> {
          Turn turn = new Turn(by.id());
          offer(turn);
          return Mono.fromFuture(turn.granted)
              .thenReturn(turn)
              .flatMap(granted -> work.timeout(timeMax))
              .onErrorMap(TimeoutException.class, late -> tooLong())
              .doFinally(end -> end(turn));
        });
  }

  private synchronized void offer(Turn turn) {
    if (waiting.size() >= WAITING_MAX) {
      throw new ProblemException(
          Problem.busy("Many rulebooks are being checked just now. Try again.", LATER));
    }
    if (waiting.stream().filter(turn::isOfSame).count() >= WAITING_PER_PERSON_MAX) {
      throw new ProblemException(tooMany());
    }
    waiting.add(turn);
    next().forEach(Turn::grant);
  }

  private void end(Turn turn) {
    List<Turn> next;
    synchronized (this) {
      waiting.remove(turn);
      running.remove(turn);
      next = next();
    }
    next.forEach(Turn::grant);
  }

  /** Those who may begin, taken out of the row. */
  private List<Turn> next() {
    List<Turn> next = new ArrayList<>();
    Iterator<Turn> row = waiting.iterator();
    while (running.size() < RUNNING_MAX && row.hasNext()) {
      Turn turn = row.next();
      if (running.stream().noneMatch(turn::isOfSame)) {
        row.remove();
        running.add(turn);
        next.add(turn);
      }
    }
    return next;
  }

  private static Problem tooMany() {
    return new Problem(
        "too-many-checks",
        "Too many checks at once",
        429,
        "What you asked for before is still being worked on. Wait for it, then try again.",
        List.of(),
        Map.of(),
        LATER);
  }

  private ProblemException tooLong() {
    return new ProblemException(
        Problem.busy(
            "The rulebook was not done with after "
                + timeMax.toSeconds()
                + " seconds. Make it smaller, or try again later.",
            LATER));
  }

  /** One thing that somebody wants done. */
  private static final class Turn {

    private final @Nullable UUID person;
    private final CompletableFuture<Boolean> granted = new CompletableFuture<>();

    Turn(@Nullable UUID person) {
      this.person = person;
    }

    boolean isOfSame(Turn other) {
      return person != null && person.equals(other.person);
    }

    void grant() {
      granted.complete(true);
    }
  }
}
