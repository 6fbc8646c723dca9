package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberKeysTests {

  @ParameterizedTest
  @CsvSource({
    "kasse@käse-müller.example,          kasse@käse-müller.example",
    "kasse@xn--kse-mller-v2a2y.example,  kasse@käse-müller.example",
    "kasse@KÄSE-Müller.Example,          kasse@käse-müller.example",
    "kasse@ka\u0308se-mu\u0308ller.example, kasse@käse-müller.example",
    "mu\u0308ller@example.org,           müller@example.org",
    "a@ｅｘａｍｐｌｅ.org,                     a@example.org",
    "a@straße.example,                   a@straße.example",
    "a@xn--strae-oqa.example,            a@straße.example"
  })
  void emailsAreTheSameHoweverTheirLettersAreWritten(String typed, String kept) {
    assertThat(MemberKeys.email(typed)).isEqualTo(kept);
  }

  @Test
  void externalIdsAreTheSameWithComposedLetters() {
    assertThat(MemberKeys.externalId("Mu\u0308ller")).isEqualTo("Müller");
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
