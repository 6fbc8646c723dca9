package dev.regulars.rules.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** A value that stands in a sentence of a rule. Equal values are written alike. */
public sealed interface Value {

  /** A whole number, a position, a number of days. */
  record Whole(long number) implements Value {}

  /** A decimal or a percentage, without trailing zeros. */
  record Exact(BigDecimal number) implements Value {}

  /** A number of units, in thousandths. */
  record Quantity(long milli) implements Value {}

  /** An amount in minor units of an ISO 4217 currency. */
  record Money(long minor, String currency) implements Value {}

  record Day(LocalDate date) implements Value {}

  record Clock(LocalTime time) implements Value {}

  /** Codes, weekdays, a tier or a choice; at least one. */
  record Words(List<String> words) implements Value {

    public Words {
      words = List.copyOf(words);
    }
  }

  /** What somebody will be told. */
  record Text(String text) implements Value {}
}
