package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTests {

  private final PhoneNumbers german = new PhoneNumbers("DE");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 170 5550100",
        "0170 5550100",
        "0170/555-0100",
        "49 170 5550100",
        "+49 (0)170 5550100",
        "+49 (0) 170 / 5550100",
        "0049 170 5550100",
        "00491705550100",
        " 0170\u00a05550100\u202f",
        "\u202a+49 170 5550100\u202c",
        "０１７０ ５５５０１００",
        "+49‑170‑5550100"
      })
  void oneNumberHasOneFormHoweverItIsTyped(String typed) {
    assertThat(german.normal(typed)).isEqualTo("+491705550100");
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 040 1234567,        +49401234567",
    "DE, 0491 12345,         +4949112345",
    "DE, +1.555.0100123,     +15550100123",
    "DE, +33 6 12 34 56 78,  +33612345678",
    "US, (212) 555-0123,     +12125550123",
    "US, 1 212 555 0123,     +12125550123",
    "FR, 06 12 34 56 78,     +33612345678",
    "IT, 06 6982 1234,       +390669821234",
    "ES, 612 345 678,        +34612345678",
    "ES, 34 612 345 678,     +34612345678",
    "JP, 090-1234-5678,      +819012345678"
  })
  void aNumberWithoutItsCountryIsOneOfTheProgrammes(String country, String typed, String kept) {
    assertThat(new PhoneNumbers(country).normal(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1234", "+49 40 123456789012345", "call me", "+", "49+40123456", "+000 12345"})
  void refusesWhatIsNoPhone(String typed) {
    assertThat(german.normal(typed)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0170 55, +4917055", "+49170, +49170", "49170, +49170", "170 55, +4917055"})
  void whatIsTypedOfANumberIsTheBeginningOfIt(String typed, String beginning) {
    assertThat(german.beginning(typed)).isEqualTo(beginning);
  }

  @Test
  void aCountryThatIsNoneIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new PhoneNumbers("Germany"))
        .hasMessageContaining("regulars.programme.country")
        .hasMessageContaining("DE");
  }
}
