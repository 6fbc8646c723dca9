package dev.regulars.shared;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * What becomes of failures that nobody waits for any more. Reactor logs each with its stack; where
 * a caller went away in the middle of something that is no news.
 */
@Component
class DroppedFailures {

  private static final Logger log = LoggerFactory.getLogger(DroppedFailures.class);

  DroppedFailures() {
    Hooks.onErrorDropped(DroppedFailures::tell);
  }

  private static void tell(Throwable failure) {
    if (Gone.isGone(failure)) {
      log.debug("A caller broke off: {}", failure.toString());
    } else {
      log.error("A failure that nobody waits for any more", failure);
    }
  }
}
