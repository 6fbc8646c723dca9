package dev.regulars.clock;

import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Something that happens by itself when its time has come. In the demo, a clock that is moved stops
 * at each such moment and has it run; otherwise a {@link dev.regulars.shared.BackgroundJob} does
 * it. Beans of this type are run in their order.
 */
public interface FallsDue {

  /** The next moment at which something is due, also one that has passed; empty for none. */
  Mono<Instant> next();

  /**
   * Does everything that is due by the clock.
   *
   * @return how much was done, by what it is called in the answer, such as {@code expired}; the
   *     names are always the same, also where nothing was
   */
  Mono<Map<String, Long>> run();
}
