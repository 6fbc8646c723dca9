package dev.regulars.rules.facts;

import org.jspecify.annotations.Nullable;

/**
 * Everything a decision depends on.
 *
 * @param happening what happened, where and when
 * @param basket what was bought, null for an event that is no purchase
 * @param member the member as they were before
 * @param usage what limits and budgets had given before
 */
public record Facts(Happening happening, @Nullable Basket basket, Member member, Usage usage) {

  /** The same facts with other usage. */
  public Facts with(Usage newUsage) {
    return new Facts(happening, basket, member, newUsage);
  }

  /** The same facts with another basket. */
  public Facts with(Basket newBasket) {
    return new Facts(happening, newBasket, member, usage);
  }
}
