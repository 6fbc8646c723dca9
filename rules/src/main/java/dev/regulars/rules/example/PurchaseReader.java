package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Line;
import dev.regulars.rules.facts.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what an example buys: a total alone, or lines. */
final class PurchaseReader {

  private static final int LINES_MAX = 1_000;
  private static final BigDecimal QUANTITY_MAX = BigDecimal.valueOf(1_000_000);

  /** What is bought where nothing is said of it. */
  static final String ANYTHING = "anything";

  private final int digits;

  PurchaseReader(Programme programme) {
    this.digits = Currency.getInstance(programme.currency()).getDefaultFractionDigits();
  }

  Basket basket(YamlSection example) {
    try {
      return new Basket(lines(example), paid(example.section("paid")));
    } catch (ArithmeticException e) {
      example.problem("purchase", "these numbers are too large");
      return new Basket(List.of());
    }
  }

  private List<Line> lines(YamlSection example) {
    List<Line> lines = new ArrayList<>();
    if (example.isSingle("purchase")) {
      long total = example.spend("purchase", digits);
      lines.add(new Line(1, ANYTHING, null, null, 1000, total, 0));
      return lines;
    }
    List<YamlSection> items =
        example.sections(
            "purchase",
            "product",
            "category",
            "brand",
            "quantity",
            "price",
            "amount",
            "tax",
            "kind");
    if (items.size() > LINES_MAX) {
      example.problem("purchase", "there are more than " + LINES_MAX + " lines");
      return lines;
    }
    for (YamlSection item : items) {
      lines.add(line(lines.size() + 1, item));
    }
    // A line may be: a coupon or a deposit that is paid back stands as one of its own.
    if (lines.stream().mapToLong(Line::netMinor).reduce(0, Math::addExact) < 0) {
      example.problem("purchase", "the lines sum to less than 0, which no purchase does");
    }
    return lines;
  }

  /** What is paid by the way of payment; nobody looks whether it is the sum of the lines. */
  private Map<String, Long> paid(@Nullable YamlSection section) {
    Map<String, Long> paid = new HashMap<>();
    if (section != null) {
      section.keys().forEach(method -> paid.put(method, section.spend(method, digits)));
    }
    return paid;
  }

  /** What rules take off, in major units, by their names. */
  Map<String, BigDecimal> takenOff(@Nullable YamlSection section) {
    Map<String, BigDecimal> takenOff = new LinkedHashMap<>();
    if (section != null) {
      section
          .keys()
          .forEach(
              rule ->
                  takenOff.put(
                      rule, BigDecimal.valueOf(section.spend(rule, digits), Math.max(0, digits))));
    }
    return takenOff;
  }

  private Line line(int number, YamlSection item) {
    if (item.has("price") == item.has("amount")) {
      item.problem("a line needs a \"price\" (of one unit) or an \"amount\" (of the whole line)");
    }
    BigDecimal quantity = quantity(item);
    Long price = item.money("price", digits);
    long net =
        price == null
            ? item.money("amount", digits, 0)
            : quantity
                .multiply(BigDecimal.valueOf(price))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    return new Line(
        number,
        item.text("product", ANYTHING),
        item.text("category"),
        item.text("brand"),
        quantity.movePointRight(3).longValueExact(),
        net,
        item.spend("tax", digits),
        kind(item));
  }

  private static LineKind kind(YamlSection item) {
    LineKind kind = LineKind.of(item.text("kind", LineKind.PRODUCT.code()));
    if (kind == null) {
      item.problem("kind", "a line is one of " + String.join(", ", LineKind.codes()));
      return LineKind.PRODUCT;
    }
    return kind;
  }

  private static BigDecimal quantity(YamlSection item) {
    BigDecimal quantity = item.decimal("quantity");
    if (quantity == null) {
      return BigDecimal.ONE;
    }
    if (quantity.signum() < 0
        || quantity.stripTrailingZeros().scale() > 3
        || quantity.compareTo(QUANTITY_MAX) > 0) {
      item.problem("quantity", "a quantity has at most three decimals, such as 2 or 0.75");
      return BigDecimal.ONE;
    }
    return quantity;
  }
}
