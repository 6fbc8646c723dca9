package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTests {

  @Test
  void readsNumbers() {
    assertThat(Decimals.Sign.PLAIN.read("2.55")).isEqualByComparingTo("2.55");
    assertThat(Decimals.Sign.PLAIN.read("-80995")).isEqualByComparingTo("-80995");
    assertThat(Decimals.Sign.PLAIN.read("+0.5")).isEqualByComparingTo("0.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2,55", "1,234.50", "1e5", "0x10", ".5", "5.", "NaN", "٣", "1234567890123456"})
  void refusesWhatMayBeReadInTwoWaysOrNotAtAll(String text) {
    assertThat(Decimals.Sign.PLAIN.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COMMA | 4,50 | 4.50",
        "COMMA | -1.234,50 | -1234.50",
        "COMMA | 1.234.567 | 1234567",
        "COMMA | 1234,5 | 1234.5",
        "COMMA | 3 | 3",
        "DOT | 1,234.50 | 1234.50",
        "DOT | 2.55 | 2.55",
      })
  void readsWhatWasSaidToBeTheSign(Decimals.Sign sign, String text, BigDecimal number) {
    assertThat(sign.read(text)).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COMMA | 4.50",
        "COMMA | 12.34,50",
        "COMMA | 1.2345",
        "COMMA | 1234.567",
        "COMMA | 1,234,567",
        "COMMA | .500",
        "COMMA | 5,",
        "DOT | 4,50",
        "DOT | 1.234.567",
      })
  void groupsAreOfThreeDigits(Decimals.Sign sign, String text) {
    assertThat(sign.read(text)).isNull();
  }

  @Test
  void amountsBecomeMinorUnitsOfTheCurrency() {
    assertThat(Decimals.minor(new BigDecimal("2.55"), Decimals.digits("EUR"))).isEqualTo(255);
    assertThat(Decimals.minor(new BigDecimal("2.5500"), Decimals.digits("EUR"))).isEqualTo(255);
    assertThat(Decimals.minor(new BigDecimal("300"), Decimals.digits("JPY"))).isEqualTo(300);
    assertThat(Decimals.minor(new BigDecimal("1.234"), Decimals.digits("KWD"))).isEqualTo(1234);
    assertThat(Decimals.minor(new BigDecimal("100"), Decimals.digits("EUR"))).isEqualTo(10_000);
  }

  @Test
  void amountsFinerThanTheCurrencyAreNotRounded() {
    assertThat(Decimals.minor(new BigDecimal("0.001"), Decimals.digits("EUR"))).isNull();
    assertThat(Decimals.minor(new BigDecimal("0.5"), Decimals.digits("JPY"))).isNull();
  }
}
