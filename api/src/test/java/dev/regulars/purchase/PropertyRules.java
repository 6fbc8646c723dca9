package dev.regulars.purchase;

import dev.regulars.Shop;
import org.jspecify.annotations.Nullable;

/** Rulebooks that between them use everything that has to be given back. */
enum PropertyRules {
  /** The rulebook of version 1, which also decides what happened before it: dates vary. */
  STARTER(null),
  LIMITS(
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 1.37 points per 1.00 EUR spent
          At most 60 points per member per day
          All rules together give at most 150 points per member per month
      end

      rule "Coffee units"
      when
          The basket contains products in category "coffee"
      then
          Give 7 points for every unit of category "coffee"
          At most 25 points per purchase
          At most 90 points per member ever
      end

      rule "Few for all"
      when
          The basket contains products in category "cake"
      then
          Give 11 points for every unit of category "cake"
          At most 400 points in all
      end

      rule "Fewer for all"
      when
          The total is at least 5.00 EUR
      then
          Give 3 points
          At most 100 points in all
      end
      """),
  TIERS(
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 3 points for every full 2.00 EUR spent
          Give no points on category "gift-card"
      end

      rule "Silver earns more"
      when
          The member is in tier "silver" or higher
      then
          Multiply points by 1.5
      end

      rule "Gold earns most"
      when
          The member is in tier "gold"
      then
          Multiply points on category "coffee" by 3
      end

      rule "Silver"
      when
          The member accrued at least 60 points in the qualification period
      then
          The member qualifies for tier "silver"
          Issue voucher "SILVER" valid for 30 days
      end

      rule "Gold"
      when
          The member spent at least 150.00 EUR in the qualification period
          The member made at least 2 purchases in the qualification period
      then
          The member qualifies for tier "gold"
          Issue voucher "GOLD" valid for 30 days
          Tag the member "golden"
      end
      """),
  RIVALS(
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 2.5% of the amount spent as points
      end

      rule "Cake week"
          exclusive group "season"
          priority 5
      when
          The basket contains at least 2 units of category "cake"
      then
          Multiply points on category "cake" by 4
      end

      rule "Tea week"
          exclusive group "season"
      when
          The basket contains products in category "tea"
      then
          Give 25 points
          Issue voucher "TEA" valid for 7 days
      end

      rule "Big basket"
      when
          The basket contains at least 3 different products
      then
          Give 40 points
      end

      rule "No gift cards"
      when
          A purchase is made
      then
          Give no points on category "gift-card"
      end
      """),
  STAMPS(
      """
      rule "Every third"
      when
          Every 3rd purchase of the member
      then
          Give 30 points
          Issue voucher "STAMP" valid for 60 days
      end

      rule "First"
      when
          This is the first purchase of the member
      then
          Give 13 points
      end

      rule "Regular"
      when
          The member made at least 2 earlier purchases in the last 30 days
          The member spent at least 10.00 EUR on earlier purchases this month
      then
          Give 1 point for every unit
          At most 10 points per member per week
      end

      rule "Without tax"
      when
          The basket contains no products in category "cake"
      then
          Give 2 points per 1.00 EUR spent without tax
          Tag the member "cakeless"
      end
      """);

  private final @Nullable String text;

  PropertyRules(@Nullable String text) {
    this.text = text;
  }

  /** Makes them live; the starter rulebook is live already, as long as nothing else was. */
  void live(Shop shop) {
    if (text != null) {
      shop.rulebook().live(text);
    }
    // A till has to wait until the server has its rulebook.
    shop.till();
  }
}
