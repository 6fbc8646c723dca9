package dev.regulars.purchase;

import dev.regulars.programme.MajorUnits;
import dev.regulars.purchase.PurchaseBody.LineBody;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.shared.FieldErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a purchase, or says everything that is wrong with them.
 *
 * @param currency of their amounts
 */
record LineForm(String currency) {

  private static final int NAME_LENGTH_MAX = 200;
  private static final long AMOUNT_MAX = PurchaseForm.AMOUNT_MAX;
  private static final Pattern UNIT_PRICE = Pattern.compile(LineBody.UNIT_PRICE);

  private static final String COUNTED_BELOW_ZERO =
      "must be above 0. What is below zero keeps its quantity and has a price below zero, with"
          + " 'kind' for what it is: 'coupon', 'deposit' or 'return'; goods of another receipt go"
          + " to POST /v1/purchases/{id}/returns or POST /v1/returns";

  private static final String BELOW_ZERO =
      "must be between 0 and %d. What is below zero says with 'kind' what it is: 'coupon' (taken off"
              .formatted(AMOUNT_MAX)
          + " the receipt), 'deposit' (empties) or 'return' (goods that came back on this receipt)."
          + " What is off one line is its 'discountMinor'; goods of another receipt go to"
          + " POST /v1/purchases/{id}/returns or POST /v1/returns";

  List<PurchaseLine> read(
      FieldErrors errors, @Nullable List<@Nullable LineBody> bodies, int linesMax) {
    List<PurchaseLine> lines = new ArrayList<>();
    if (!errors.require("/lines", bodies)) {
      return lines;
    }
    errors.check(!bodies.isEmpty(), "/lines", "must have at least one line");
    errors.list("/lines", bodies, linesMax);
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < Math.min(bodies.size(), linesMax); i++) {
      LineBody body = bodies.get(i);
      String pointer = "/lines/" + i;
      if (body != null) {
        int number = body.line() == null ? i + 1 : body.line();
        errors.check(number >= 1, pointer + "/line", "must be at least 1");
        errors.check(numbers.add(number), pointer + "/line", "is there twice");
        PurchaseLine line = line(errors, pointer, number, body);
        if (line != null) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private @Nullable PurchaseLine line(
      FieldErrors errors, String pointer, int number, LineBody body) {
    errors.requireText(pointer + "/sku", body.sku(), PurchaseForm.CODE_LENGTH_MAX);
    errors.text(pointer + "/name", body.name(), NAME_LENGTH_MAX);
    errors.text(pointer + "/category", body.category(), PurchaseForm.CODE_LENGTH_MAX);
    errors.text(pointer + "/brand", body.brand(), PurchaseForm.CODE_LENGTH_MAX);
    LineKind kind = kind(errors, pointer + "/kind", body.kind());
    BigDecimal price = price(errors, pointer, body, kind);
    boolean counted = checkQuantity(errors, pointer + "/quantity", body.quantity());
    long discount = Objects.requireNonNullElse(body.discountMinor(), 0L);
    long tax = Objects.requireNonNullElse(body.taxMinor(), 0L);
    boolean payable =
        checkAmount(errors, pointer + "/discountMinor", discount)
            & checkTax(errors, pointer + "/taxMinor", tax, kind);
    if (!payable || price == null || !counted || body.sku() == null) {
      return null;
    }
    BigDecimal quantity = PurchaseForm.plain(Objects.requireNonNull(body.quantity()));
    long net = PurchaseLine.net(quantity, price, discount);
    long least = kind.mayBeBelowZero() ? -AMOUNT_MAX : 0;
    errors.check(
        net >= least && net <= AMOUNT_MAX,
        pointer + "/discountMinor",
        "must leave a net between " + least + " and " + AMOUNT_MAX);
    errors.check(
        tax >= Math.min(net, 0) && tax <= Math.max(net, 0),
        pointer + "/taxMinor",
        "must not be more than the line's net");
    BigDecimal fine = price.stripTrailingZeros();
    return new PurchaseLine(
        number,
        Objects.requireNonNull(body.sku()),
        body.name(),
        body.category(),
        body.brand(),
        quantity,
        rounded(price),
        fine.scale() > 0 ? fine : null,
        discount,
        tax,
        kind == LineKind.PRODUCT ? null : kind.code());
  }

  private static LineKind kind(FieldErrors errors, String pointer, @Nullable String code) {
    LineKind kind = code == null ? LineKind.PRODUCT : LineKind.of(code);
    if (kind == null) {
      errors.add(pointer, "must be one of " + String.join(", ", LineKind.codes()));
      return LineKind.PRODUCT;
    }
    return kind;
  }

  /** The price of a unit in minor units, exact; null where it was said wrongly. */
  private @Nullable BigDecimal price(
      FieldErrors errors, String pointer, LineBody body, LineKind kind) {
    Long minor = body.unitPriceMinor();
    String major = body.unitPrice();
    if (major == null) {
      String at = pointer + "/unitPriceMinor";
      return errors.require(at, minor) && checkPrice(errors, at, BigDecimal.valueOf(minor), kind)
          ? BigDecimal.valueOf(minor)
          : null;
    }
    String at = pointer + "/unitPrice";
    if (!UNIT_PRICE.matcher(major).matches()) {
      errors.add(
          at,
          "must be an amount in major units with up to six digits after the dot, such as 1.799");
      return null;
    }
    BigDecimal exact = MajorUnits.minor(new BigDecimal(major), currency);
    if (!checkPrice(errors, at, exact, kind)) {
      return null;
    }
    if (minor != null && minor != rounded(exact)) {
      errors.add(
          pointer + "/unitPriceMinor",
          "must be 'unitPrice' rounded, " + rounded(exact) + ", or be left out");
      return null;
    }
    return exact;
  }

  private static boolean checkPrice(
      FieldErrors errors, String pointer, BigDecimal price, LineKind kind) {
    if (price.signum() < 0 && !kind.mayBeBelowZero()) {
      errors.add(pointer, BELOW_ZERO);
      return false;
    }
    boolean right = price.abs().compareTo(BigDecimal.valueOf(AMOUNT_MAX)) <= 0;
    errors.check(
        right,
        pointer,
        "must be between " + (kind.mayBeBelowZero() ? -AMOUNT_MAX : 0) + " and " + AMOUNT_MAX);
    return right;
  }

  private static boolean checkAmount(FieldErrors errors, String pointer, long amount) {
    boolean right = amount >= 0 && amount <= AMOUNT_MAX;
    errors.check(right, pointer, "must be between 0 and " + AMOUNT_MAX);
    return right;
  }

  private static boolean checkTax(FieldErrors errors, String pointer, long tax, LineKind kind) {
    return (tax < 0 && kind.mayBeBelowZero() && tax >= -AMOUNT_MAX)
        || checkAmount(errors, pointer, tax);
  }

  private static long rounded(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /**
   * Tills that count what is taken off with a quantity below zero are told what to send instead.
   */
  private static boolean checkQuantity(
      FieldErrors errors, String pointer, @Nullable BigDecimal quantity) {
    if (quantity != null && quantity.signum() < 0) {
      errors.check(false, pointer, COUNTED_BELOW_ZERO);
      return false;
    }
    return PurchaseForm.checkQuantity(errors, pointer, quantity);
  }
}
