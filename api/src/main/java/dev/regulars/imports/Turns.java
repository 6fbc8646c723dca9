package dev.regulars.imports;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * One after the other, for each member: work begins when the work before it is done. Behind work
 * that failed or was broken off nothing begins any more: that ends the run of the import, and a
 * later one must find the member's receipts booked up to some place in the file and none behind it.
 */
final class Turns {

  private final Map<UUID, Mono<Void>> last = new ConcurrentHashMap<>();

  /** The work, in its turn. Turns are given in the order of the calls. */
  <T> Mono<T> take(UUID memberId, Mono<T> work) {
    Sinks.Empty<Void> end = Sinks.empty();
    Mono<Void> ended = end.asMono();
    Mono<Void> before = last.put(memberId, ended);
    // A thread of its own for what follows, or a long row of turns would fill the stack.
    Mono<T> turn = before == null ? work : before.publishOn(Schedulers.parallel()).then(work);
    return turn.doFinally(
        signal -> {
          if (signal == SignalType.ON_COMPLETE) {
            last.remove(memberId, ended);
            end.tryEmitEmpty();
          }
        });
  }
}
