package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberKeysTests {

  @ParameterizedTest
  @CsvSource({
    "+49 40 1234567,      +49401234567",
    "0049 (40) 123-4567,  +49401234567",
    "+49/40/1234567,      +49401234567",
    "040 1234567,         0401234567",
    "'  +1.555.0100123 ', +15550100123"
  })
  void phonesAreTheSameHoweverTheyAreTyped(String typed, String kept) {
    assertThat(MemberKeys.phone(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234", "+49 40 123456789012345", "call me", "+", "49+40123456"})
  void refusesWhatIsNoPhone(String typed) {
    assertThat(MemberKeys.phone(typed)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Ada@Example.ORG, ada@example.org", "' a.b+c@d.co ', a.b+c@d.co"})
  void emailsAreTheSameInCapitals(String typed, String kept) {
    assertThat(MemberKeys.email(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "a@b@c.de",
        "ada@.org",
        "ada@example..org",
        "<ada@example.org>"
      })
  void refusesWhatIsNoEmail(String typed) {
    assertThat(MemberKeys.email(typed)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"4000 123, 4000123", "AB-12, AB-12"})
  void cardsAreKeptWithoutSpaces(String typed, String kept) {
    assertThat(MemberKeys.card(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "-12", "a_b", "12345678901234567890123456789012345678901"})
  void refusesWhatIsNoCard(String typed) {
    assertThat(MemberKeys.card(typed)).isNull();
  }
}
