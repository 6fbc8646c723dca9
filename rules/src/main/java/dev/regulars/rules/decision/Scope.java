package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Codes;
import dev.regulars.rules.facts.Line;
import java.util.List;

/**
 * Which lines of a basket a proposal is about.
 *
 * @param kind what is compared
 * @param codes the category, brand or product codes, any of which will do; empty for the whole
 *     basket
 */
public record Scope(Kind kind, List<String> codes) {

  /** What a scope compares. */
  public enum Kind {
    BASKET,
    CATEGORY,
    BRAND,
    PRODUCT
  }

  /** Every line. */
  public static final Scope BASKET = new Scope(Kind.BASKET, List.of());

  public Scope {
    codes = List.copyOf(codes);
  }

  /** A scope of these codes. */
  public static Scope of(Kind kind, String... codes) {
    return new Scope(kind, List.of(codes));
  }

  /** Whether the line lies in this scope. */
  public boolean contains(Line line) {
    return switch (kind) {
      case BASKET -> true;
      case CATEGORY -> line.category() != null && hasPlain(line.category());
      case BRAND -> line.brand() != null && hasPlain(line.brand());
      case PRODUCT -> hasProduct(line.sku());
    };
  }

  private boolean hasPlain(String code) {
    for (int i = 0; i < codes.size(); i++) {
      if (Codes.same(codes.get(i), code)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasProduct(String sku) {
    String product = Codes.product(sku);
    for (int i = 0; i < codes.size(); i++) {
      if (Codes.product(codes.get(i)).equals(product)) {
        return true;
      }
    }
    return false;
  }
}
