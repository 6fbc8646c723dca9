package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Line;

/**
 * Which lines of a basket a proposal is about.
 *
 * @param kind what is compared
 * @param code the category, brand or product code; empty for the whole basket
 */
public record Scope(Kind kind, String code) {

  /** What a scope compares. */
  public enum Kind {
    BASKET,
    CATEGORY,
    BRAND,
    PRODUCT
  }

  public static final Scope BASKET = new Scope(Kind.BASKET, "");

  /** Whether the line lies in this scope. */
  public boolean contains(Line line) {
    return switch (kind) {
      case BASKET -> true;
      case CATEGORY -> code.equals(line.category());
      case BRAND -> code.equals(line.brand());
      case PRODUCT -> code.equals(line.sku());
    };
  }
}
