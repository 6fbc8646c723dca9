package dev.regulars.rules.discount;

import dev.regulars.rules.facts.Basket;
import java.util.Map;

/**
 * What was taken off a purchase by rules.
 *
 * @param before the basket before anything was taken off
 * @param takenMinor minor units by the rule's name
 */
public record Discounted(Basket before, Map<String, Long> takenMinor) {

  public Discounted {
    takenMinor = Map.copyOf(takenMinor);
  }
}
