package dev.regulars.shared;

import reactor.core.publisher.Mono;

/**
 * Something that must be so before the first purchase can be taken. Every bean of this type is
 * asked by {@code /actuator/health}; keep it cheap.
 */
public interface Readiness {

  /** What it is about, in a word or two, for the operator. */
  String part();

  /** Whether it is ready now; an error means no. */
  Mono<Boolean> isReady();
}
