package dev.regulars.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * One batch at a time: while a batch commits, the next gathers what arrives meanwhile. So an idle
 * server adds no wait, and a busy one shares each commit among many.
 */
final class Lane {

  private final ArrayBlockingQueue<Waiting> waitingRoom;
  private final int batchSizeMax;
  private final Function<List<Waiting>, Mono<Void>> process;
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * An idle lane.
   *
   * @param process books a batch and answers each of its commands, whatever happens; it never fails
   */
  Lane(int waitingMax, int batchSizeMax, Function<List<Waiting>, Mono<Void>> process) {
    this.waitingRoom = new ArrayBlockingQueue<>(waitingMax);
    this.batchSizeMax = batchSizeMax;
    this.process = process;
  }

  /** Whether there was room for it. */
  boolean offer(Waiting waiting) {
    if (!waitingRoom.offer(waiting)) {
      return false;
    }
    drain();
    return true;
  }

  int waiting() {
    return waitingRoom.size();
  }

  private void drain() {
    // Whoever sets the flag runs the next batch. It is looked at again after it was cleared, or an
    // offer that came
    // in between would wait for the next one.
    while (!waitingRoom.isEmpty() && busy.compareAndSet(false, true)) {
      List<Waiting> batch = new ArrayList<>();
      waitingRoom.drainTo(batch, batchSizeMax);
      if (!batch.isEmpty()) {
        process.apply(batch).doFinally(signal -> finished()).subscribe();
        return;
      }
      busy.set(false);
    }
  }

  private void finished() {
    busy.set(false);
    drain();
  }
}
