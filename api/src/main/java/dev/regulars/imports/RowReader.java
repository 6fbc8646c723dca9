package dev.regulars.imports;

import dev.regulars.imports.Row.Goods;
import dev.regulars.imports.Row.LeftOut;
import dev.regulars.imports.Row.Reading;
import dev.regulars.imports.Row.Wrong;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
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
  private static final int PRICE_DIGITS_MAX = 6;
  private static final int SHOWN_MAX = 40;
  private static final int AMOUNT_DIGITS_MAX = 15;

  /** As spreadsheets write long numbers: what is behind the first digits is lost. */
  private static final Pattern SHORTENED =
      Pattern.compile("[0-9](?:[.,][0-9]+[Ee]\\+?|[Ee]\\+)[0-9]{1,3}");

  /** As tools write numbers that they took for measures. */
  private static final Pattern MEASURED = Pattern.compile("[0-9]+[.,]0+");

  private static final List<Field> NAMES =
      List.of(Field.RECEIPT, Field.SKU, Field.MEMBER, Field.STORE, Field.REGISTER);

  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Mapping mapping;
  private final String currency;
  private final int digits;
  private final int[] columns = new int[Field.values().length];
  private final Map<Field, String> constants = new EnumMap<>(Field.class);
  private @Nullable String lastReceipt;
  private @Nullable LocalDate lastDay;

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
        : new ReceiptKey(store, register, mapping.numbersRestart() ? ofDay(row, receipt) : receipt);
  }

  /** A number that comes again another day; a row whose day is not read is of the one before it. */
  private String ofDay(CsvRow.Cells row, String receipt) {
    String time = value(row, Field.OCCURRED_AT);
    OffsetDateTime at = time == null ? null : mapping.times().read(time);
    if (at != null) {
      lastDay = mapping.times().day(at);
    } else if (!receipt.equals(lastReceipt)) {
      lastDay = null;
    }
    lastReceipt = receipt;
    return lastDay == null ? receipt : receipt + "/" + lastDay;
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
    for (Field field : NAMES) {
      String text = mapping.columns().containsKey(field) ? value(row, field) : null;
      if (text != null && SHORTENED.matcher(text).matches()) {
        return wrong(
            field,
            "is a long number that a spreadsheet has shortened; format the column as text and"
                + " export it again",
            text);
      }
    }
    String member = mapping.columns().containsKey(Field.MEMBER) ? value(row, Field.MEMBER) : null;
    if (member != null && MEASURED.matcher(member).matches()) {
      return wrong(
          Field.MEMBER,
          "is a number that a tool has given decimals; format the column as text and export it"
              + " again",
          member);
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
    if (price.signum() == 0) {
      return new LeftOut(Reasons.ZERO_PRICE);
    }
    if (price.signum() < 0 && quantity.signum() < 0) {
      return new Wrong(
          "unitPrice: is below zero, and so is the quantity; write a return with a quantity below 0"
              + " and a price above 0, and what is taken off with a price below 0 alone");
    }
    return goods(row, receipt, sku, quantity, price);
  }

  private Reading goods(
      CsvRow.Cells row, ReceiptKey receipt, String sku, BigDecimal quantity, BigDecimal price) {
    if (price.stripTrailingZeros().scale() > PRICE_DIGITS_MAX) {
      return new Wrong("unitPrice: has more than " + PRICE_DIGITS_MAX + " digits after the dot");
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
      return wrong(Field.OCCURRED_AT, "is not a time as the mapping says", time);
    }
    String paidIn = value(row, Field.CURRENCY);
    if (!currency.equals(paidIn)) {
      return paidIn == null
          ? missing(Field.CURRENCY)
          : new Wrong("currency: the programme counts in " + currency + "; convert the row");
    }
    boolean cameBack = quantity.signum() < 0 || isReturn(receipt);
    return price.signum() < 0
        ? takenOff(row, sku, quantity, price, discountMinor, occurredAt)
        : goods(row, sku, quantity.abs(), price, discountMinor, taxMinor, occurredAt, cameBack);
  }

  private boolean isReturn(ReceiptKey receipt) {
    String prefix = mapping.returnPrefix();
    return prefix != null && receipt.receipt().startsWith(prefix);
  }

  /** The line is rounded once, its price is not. */
  private Goods goods(
      CsvRow.Cells row,
      String sku,
      BigDecimal quantity,
      BigDecimal price,
      long discountMinor,
      long taxMinor,
      OffsetDateTime occurredAt,
      boolean cameBack) {
    return new Goods(
        sku,
        onOneLine(value(row, Field.NAME)),
        value(row, Field.CATEGORY),
        value(row, Field.BRAND),
        quantity,
        Decimals.exactMinor(price, digits),
        discountMinor,
        taxMinor,
        occurredAt,
        value(row, Field.MEMBER),
        cameBack ? Goods.Kind.CAME_BACK : Goods.Kind.SOLD);
  }

  private Reading takenOff(
      CsvRow.Cells row,
      String sku,
      BigDecimal quantity,
      BigDecimal price,
      long discountMinor,
      OffsetDateTime occurredAt) {
    BigDecimal amount =
        rounded(quantity.multiply(Decimals.exactMinor(price.negate(), digits)))
            .add(BigDecimal.valueOf(discountMinor));
    if (amount.signum() < 0 || amount.precision() > AMOUNT_DIGITS_MAX) {
      return new Wrong(
          "unitPrice: is below zero by an amount that cannot be taken off; write one of at most "
              + AMOUNT_DIGITS_MAX
              + " digits, or name the sku under notProducts to leave it out");
    }
    return new Goods(
        sku,
        null,
        null,
        null,
        BigDecimal.ONE,
        amount,
        0,
        0,
        occurredAt,
        value(row, Field.MEMBER),
        Goods.Kind.TAKEN_OFF);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP);
  }

  private @Nullable BigDecimal number(CsvRow.Cells row, Field field) {
    String text = value(row, field);
    return text == null ? null : mapping.decimals().read(text);
  }

  private Wrong noNumber(CsvRow.Cells row, Field field) {
    return value(row, field) == null
        ? missing(field)
        : wrong(
            field,
            "is not a number such as " + mapping.decimals().example(),
            String.valueOf(value(row, field)));
  }

  /**
   * What is wrong, with what was not read behind it: {@link Rejections} counts the rows without.
   */
  private static Wrong wrong(Field field, String what, String text) {
    String shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    return new Wrong(field.json() + ": " + what + ": " + onOneLine(shown));
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
