package dev.regulars.rulebook;

import dev.regulars.rules.Cancellation;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/**
 * Compiles one rulebook at a time, off every request's thread: a compilation keeps a core busy for
 * seconds, and two of them would keep two. A compilation that takes too long is given up and ends
 * with the portion of rules that Drools is at; meanwhile the next one may begin.
 */
@Component
class CompileQueue {

  private static final Logger log = LoggerFactory.getLogger(CompileQueue.class);
  private static final int WAITING_MAX = 16;
  private static final int LEFT_MAX = 2;
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Duration timeMax;
  private final ArrayDeque<Job<?>> waiting = new ArrayDeque<>();
  private boolean working;
  private int left;

  CompileQueue(RulebookProperties properties) {
    this.timeMax = properties.compileTimeMax();
  }

  /**
   * Does the work when it is its turn, whether or not anybody still waits for it.
   *
   * @return its result; a problem of 503 where too much waits or it takes too long
   */
  <T> CompletableFuture<T> run(Supplier<T> work) {
    Job<T> job = new Job<>(work);
    offer(job);
    return job.result;
  }

  private void offer(Job<?> job) {
    boolean room;
    synchronized (this) {
      room = waiting.size() < WAITING_MAX;
      if (room) {
        waiting.add(job);
      }
    }
    if (room) {
      next();
    } else {
      job.refuse("Too many rulebooks wait to be compiled. Try again later.");
    }
  }

  private void next() {
    Job<?> job;
    synchronized (this) {
      if (working || waiting.isEmpty() || left >= LEFT_MAX) {
        return;
      }
      job = waiting.remove();
      working = true;
    }
    job.start();
  }

  /** The queue's place is free again; {@code running} where the work itself goes on. */
  private void free(boolean running) {
    synchronized (this) {
      working = false;
      if (running) {
        left++;
      }
    }
    next();
  }

  private void leftOneEnded() {
    synchronized (this) {
      left--;
    }
    next();
  }

  /** A compilation that waits or runs. */
  private final class Job<T> {

    private final Supplier<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();

    Job(Supplier<T> work) {
      this.work = work;
    }

    void start() {
      var limit =
          Schedulers.parallel().schedule(this::giveUp, timeMax.toMillis(), TimeUnit.MILLISECONDS);
      Thread.ofPlatform()
          .daemon()
          .name("rulebook-compiler")
          .start(
              () -> {
                work();
                limit.dispose();
                if (over.compareAndSet(false, true)) {
                  free(false);
                } else {
                  leftOneEnded();
                }
              });
    }

    private void work() {
      try {
        result.complete(Cancellation.during(over::get, work));
      } catch (CancellationException givenUp) {
        // Who gave it up says why.
        if (!over.get()) {
          result.completeExceptionally(givenUp);
        }
      } catch (RuntimeException | LinkageError failed) {
        result.completeExceptionally(failed);
      }
    }

    private void giveUp() {
      if (over.compareAndSet(false, true)) {
        log.error("A rulebook was not compiled within {}", timeMax);
        refuse("The rulebook could not be compiled in time. Make it smaller, or try again later.");
        free(true);
      }
    }

    void refuse(String detail) {
      result.completeExceptionally(new ProblemException(Problem.busy(detail, LATER)));
    }
  }
}
