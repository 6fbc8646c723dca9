package dev.regulars.rulebook;

import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Which codes purchases really contain, for the warnings about a rulebook. Whoever keeps a
 * catalogue of them implements it; without one nothing is said about codes.
 */
public interface KnownCodes {

  /**
   * A code as a sentence names it.
   *
   * @param kind what it names, as the vocabulary calls it: {@code category}, {@code product},
   *     {@code brand}, {@code store}, {@code tag}, {@code channel}, …
   * @param code the code itself, such as {@code coffee}
   */
  record Code(String kind, String code) {}

  /**
   * Those of the codes that nothing has had so far. A kind that is not looked after is known: no
   * warning is better than a wrong one.
   */
  Mono<Set<Code>> unknown(Set<Code> codes);

  /**
   * Of codes that nothing has had so far, those that look like one that something had, each with
   * that one. Looks through a bounded number of what was seen: a warning may be missing.
   */
  Mono<Map<Code, String>> lookAlikes(Set<Code> unknown);
}
