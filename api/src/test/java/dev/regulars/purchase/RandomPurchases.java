package dev.regulars.purchase;

import dev.regulars.GivenMembers.Someone;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;

/** Purchases of anything in any amounts, the same in every run. */
final class RandomPurchases {

  /** How many cases each property is tried with. */
  static final int CASES = Integer.getInteger("regulars.cases", 6);

  private static final List<String> CATEGORIES = List.of("coffee", "tea", "cake", "gift-card");

  private RandomPurchases() {}

  static APurchase of(PropertyRules rules, Someone member, Random random) {
    APurchase purchase = APurchase.by(member).in("store-" + random.nextInt(3));
    if (rules == PropertyRules.STARTER) {
      purchase.at(OffsetDateTime.now().minusMinutes(1 + random.nextInt(500_000)));
    }
    if (random.nextBoolean()) {
      purchase.with("vouchers", List.of("WELCOME"));
    }
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      BigDecimal quantity =
          random.nextInt(3) == 0
              ? BigDecimal.valueOf(1 + random.nextInt(5000), 3)
              : BigDecimal.valueOf(1 + random.nextInt(4));
      long price = random.nextInt(8) == 0 ? 0 : random.nextInt(4000);
      long gross = PurchaseLine.net(quantity, price, 0);
      purchase.line(
          random.nextInt(6) == 0 ? "OAT-LATTE" : "SKU-" + random.nextInt(8),
          CATEGORIES.get(random.nextInt(CATEGORIES.size())),
          quantity,
          price,
          random.nextBoolean() ? 0 : random.nextLong(gross + 1));
    }
    return purchase;
  }
}
