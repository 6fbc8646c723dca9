package dev.regulars.purchase;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server does with purchases that say something unexpected.
 *
 * @param foreignDiscounts what becomes of a discount that nobody gave
 */
@ConfigurationProperties("regulars.purchases")
record PurchaseSettings(@DefaultValue("refuse") Foreign foreignDiscounts) {

  /** Refused, or accepted and marked. */
  enum Foreign {
    REFUSE,
    MARK
  }

  /** Whether it is accepted and marked. */
  boolean marksForeign() {
    return foreignDiscounts == Foreign.MARK;
  }
}
