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

  /** They come with what is copied from a page, a sheet or a chat. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00a0ada@example.org",
        "ada@example.org\u00a0",
        "ada\u200b@example.org",
        "a\u00adda@example.org",
        "\u202aada@example.org\u202c",
        "ada@exam\u200bple.org",
        "\u3000ada@example.org"
      })
  void whatNobodySeesMakesNoOtherEmail(String typed) {
    assertThat(MemberKeys.email(typed)).isEqualTo("ada@example.org");
  }

  @Test
  void aSpaceOfAnyKindInsideIsNoEmail() {
    assertThat(MemberKeys.email("ada\u00a0b@example.org")).isNull();
    assertThat(MemberKeys.email("ada@exam\u2003ple.org")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"crm-1\u00a0", "\u200bcrm-1", "crm\u2060-1", "\ufeffcrm-1", "\u2007crm-1"})
  void whatNobodySeesMakesNoOtherExternalId(String typed) {
    assertThat(MemberKeys.externalId(typed)).isEqualTo("crm-1");
  }

  @ParameterizedTest
  @CsvSource({
    "4000 123, 4000123",
    "AB-12, AB-12",
    "4000\u00a0123, 4000123",
    "4000\u202f123\u200b, 4000123"
  })
  void cardsAreKeptWithoutSpaces(String typed, String kept) {
    assertThat(MemberKeys.card(typed)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "-12", "a_b", "12345678901234567890123456789012345678901"})
  void refusesWhatIsNoCard(String typed) {
    assertThat(MemberKeys.card(typed)).isNull();
  }
}
