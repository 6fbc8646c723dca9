package dev.regulars.imports;

import dev.regulars.imports.Row.Goods;
import dev.regulars.imports.Row.LeftOut;
import dev.regulars.imports.Row.Reading;
import dev.regulars.imports.Row.Wrong;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as a mapping says. What a value may be is decided where purchases are checked; here it
 * is only read.
 */
final class RowReader {

  private static final char UNREADABLE = '\uFFFD';
  private static final int NOWHERE = -1;
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Mapping mapping;
  private final String currency;
  private final int digits;
  private final int[] columns = new int[Field.values().length];
  private final Map<Field, String> constants = new EnumMap<>(Field.class);

  /**
   * A reader of a file.
   *
   * @param header its first row; has the mapping's columns
   * @param currency the programme's
   */
  RowReader(Mapping mapping, List<String> header, String currency) {
    this.mapping = mapping;
    this.currency = currency;
    this.digits = Decimals.digits(currency);
    Arrays.fill(columns, NOWHERE);
    mapping.columns().forEach((field, name) -> columns[field.ordinal()] = header.indexOf(name));
    mapping.constants().forEach((field, value) -> constants.put(field, value.strip()));
  }

  /** What a row says. */
  Row read(CsvRow csv) {
    return switch (csv) {
      case CsvRow.Broken broken -> new Row(broken, null, new Wrong(broken.fault()));
      case CsvRow.Cells cells -> {
        ReceiptKey receipt = receipt(cells);
        yield new Row(cells, receipt, receipt == null ? noReceipt(cells) : reading(cells, receipt));
      }
    };
  }

  /** The receipt that a row belongs to, null where it does not say. */
  @Nullable ReceiptKey receipt(CsvRow.Cells row) {
    String store = value(row, Field.STORE);
    String register = value(row, Field.REGISTER);
    String receipt = value(row, Field.RECEIPT);
    return store == null || register == null || receipt == null
        ? null
        : new ReceiptKey(store, register, receipt);
  }

  private Wrong noReceipt(CsvRow.Cells row) {
    for (Field field : List.of(Field.STORE, Field.REGISTER, Field.RECEIPT)) {
      if (value(row, field) == null) {
        return missing(field);
      }
    }
    throw new IllegalStateException("the row has a receipt");
  }

  private Reading reading(CsvRow.Cells row, ReceiptKey receipt) {
    for (Field field : mapping.columns().keySet()) {
      String text = value(row, field);
      if (text != null && text.indexOf(UNREADABLE) >= 0) {
        return new Wrong(field.json() + ": is not readable as " + mapping.charset().name());
      }
    }
    String sku = value(row, Field.SKU);
    if (sku == null) {
      return missing(Field.SKU);
    }
    if (mapping.notProducts().contains(sku)) {
      return new LeftOut(Reasons.NOT_A_PRODUCT);
    }
    BigDecimal quantity = number(row, Field.QUANTITY);
    BigDecimal price = number(row, Field.UNIT_PRICE);
    if (quantity == null) {
      return noNumber(row, Field.QUANTITY);
    }
    if (price == null) {
      return noNumber(row, Field.UNIT_PRICE);
    }
    if (quantity.signum() == 0) {
      return new LeftOut(Reasons.ZERO_QUANTITY);
    }
    if (price.signum() <= 0) {
      return new LeftOut(price.signum() == 0 ? Reasons.ZERO_PRICE : Reasons.NEGATIVE_PRICE);
    }
    return goods(row, receipt, sku, quantity, price);
  }

  private Reading goods(
      CsvRow.Cells row, ReceiptKey receipt, String sku, BigDecimal quantity, BigDecimal price) {
    Long priceMinor = Decimals.minor(price, digits);
    if (priceMinor == null) {
      return tooFine(Field.UNIT_PRICE);
    }
    BigDecimal discount =
        value(row, Field.DISCOUNT) == null ? BigDecimal.ZERO : number(row, Field.DISCOUNT);
    BigDecimal tax = value(row, Field.TAX) == null ? BigDecimal.ZERO : number(row, Field.TAX);
    if (discount == null) {
      return noNumber(row, Field.DISCOUNT);
    }
    if (tax == null) {
      return noNumber(row, Field.TAX);
    }
    Long discountMinor = Decimals.minor(discount, digits);
    Long taxMinor = Decimals.minor(tax, digits);
    if (discountMinor == null) {
      return tooFine(Field.DISCOUNT);
    }
    if (taxMinor == null) {
      return tooFine(Field.TAX);
    }
    String time = value(row, Field.OCCURRED_AT);
    if (time == null) {
      return missing(Field.OCCURRED_AT);
    }
    OffsetDateTime occurredAt = mapping.times().read(time);
    if (occurredAt == null) {
      return new Wrong("occurredAt: is not a time as the mapping says");
    }
    String paidIn = value(row, Field.CURRENCY);
    if (!currency.equals(paidIn)) {
      return paidIn == null
          ? missing(Field.CURRENCY)
          : new Wrong("currency: the programme counts in " + currency + "; convert the row");
    }
    String prefix = mapping.returnPrefix();
    return new Goods(
        sku,
        onOneLine(value(row, Field.NAME)),
        value(row, Field.CATEGORY),
        value(row, Field.BRAND),
        quantity.abs(),
        priceMinor,
        discountMinor,
        taxMinor,
        occurredAt,
        value(row, Field.MEMBER),
        quantity.signum() < 0 || (prefix != null && receipt.receipt().startsWith(prefix)));
  }

  private @Nullable BigDecimal number(CsvRow.Cells row, Field field) {
    String text = value(row, field);
    return text == null ? null : mapping.decimals().read(text);
  }

  private Wrong noNumber(CsvRow.Cells row, Field field) {
    return value(row, field) == null
        ? missing(field)
        : new Wrong(field.json() + ": is not a number such as " + mapping.decimals().example());
  }

  private static Wrong missing(Field field) {
    return new Wrong(field.json() + ": is missing");
  }

  private Wrong tooFine(Field field) {
    return new Wrong(field.json() + ": has more than " + digits + " digits after the dot");
  }

  /**
   * A text for people on one line, where a file has breaks or tabs in it: no money is lost over
   * them. What has none stays as it is, so that an import may be repeated.
   */
  private static @Nullable String onOneLine(@Nullable String text) {
    return text != null && text.codePoints().anyMatch(Character::isISOControl)
        ? WHITE_SPACE.matcher(text).replaceAll(" ")
        : text;
  }

  /** A field's text without the spaces around it, null where there is none. */
  private @Nullable String value(CsvRow.Cells row, Field field) {
    int column = columns[field.ordinal()];
    if (column == NOWHERE) {
      return constants.get(field);
    }
    String text = row.values().get(column).strip();
    return text.isEmpty() ? null : text;
  }
}
