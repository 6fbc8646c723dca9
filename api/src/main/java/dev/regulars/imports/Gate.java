package dev.regulars.imports;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Lets only so much work go on side by side; the rest waits its turn. */
final class Gate {

  private final AtomicInteger free;
  private final Queue<MonoSink<Boolean>> waiting = new ConcurrentLinkedQueue<>();

  Gate(int sideBySide) {
    this.free = new AtomicInteger(sideBySide);
  }

  /** The work, begun when there is room. */
  <T> Mono<T> pass(Mono<T> work) {
    return Mono.<Boolean>create(
            sink -> {
              waiting.add(sink);
              admit();
            })
        .flatMap(admitted -> work.doFinally(signal -> leave()));
  }

  private void leave() {
    free.incrementAndGet();
    admit();
  }

  private void admit() {
    while (!waiting.isEmpty()) {
      int room = free.get();
      if (room == 0) {
        return;
      }
      if (free.compareAndSet(room, room - 1)) {
        MonoSink<Boolean> next = waiting.poll();
        if (next == null) {
          free.incrementAndGet();
        } else {
          next.success(true);
        }
      }
    }
  }
}
