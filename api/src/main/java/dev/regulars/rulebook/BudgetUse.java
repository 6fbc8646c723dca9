package dev.regulars.rulebook;

import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What budgets have given, for telling what is left of them. Whoever books that implements it;
 * without one nothing was given.
 */
public interface BudgetUse {

  /** Points given so far, by what the rules are counted under; what is missing gave nothing. */
  Mono<Map<String, Long>> used(Set<String> identities);
}
