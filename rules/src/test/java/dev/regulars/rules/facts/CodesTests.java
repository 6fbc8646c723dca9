package dev.regulars.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Scope;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A till and a rule write the same code in two ways. */
class CodesTests {

  private static Happening happening(String store, String channel, String paid, String code) {
    return new Happening(
        Happening.PURCHASE,
        ZonedDateTime.of(2026, 11, 29, 12, 0, 0, 0, ZoneOffset.UTC),
        store,
        Set.of("Airport"),
        channel,
        Map.of("paymentMethod", paid, "note", "Big"),
        Set.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "gift-card, Gift-Card",
    "gift-card, ' GIFT-CARD '",
    "käse, KÄSE",
    "käse, ka\u0308se",
    "Müller, MU\u0308LLER",
    "gift-card, gift-card\u00a0",
    "gift-card, \u200bGift-\u00adCard",
    "Süßwaren, SÜSSWAREN",
    "ΟΔΟΣ, οδος",
    "ΟΔΟΣ, οδοσ"
  })
  void categoriesAndBrandsAreOneWhateverCaseSpacesAndComposedLetters(String named, String sold) {
    Line line = new Line(1, "A", sold, sold, 1000, 500, 0);
    Basket basket = new Basket(List.of(line));

    assertThat(basket.hasCategory(named)).isTrue();
    assertThat(basket.hasBrand(named)).isTrue();
    assertThat(basket.spentOnCategory(named)).isEqualTo(500);
    assertThat(basket.unitsOfBrand(named)).isEqualTo(1000);
    assertThat(basket.unitsOfBrand(named, sold)).isEqualTo(1000);
    assertThat(Scope.of(Scope.Kind.CATEGORY, named).contains(line)).isTrue();
    assertThat(Scope.of(Scope.Kind.BRAND, named).contains(line)).isTrue();
    assertThat(basket.lines().getFirst().category()).isEqualTo(NamedCodes.named(sold));
  }

  @Test
  void categoriesThatDifferByMoreAreTwo() {
    assertThat(Codes.same("gift-card", "giftcard")).isFalse();
    assertThat(Codes.same("tea", "teas")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ESP-1, ' ESP-1', true",
    "ESP-1, \u00a0ESP-1\u200b, true",
    "TÜ-1, TU\u0308-1, true",
    "ESP-1, esp-1, false",
    "ESP-1, ESP1, false"
  })
  void productsAreExactButForOuterSpacesAndComposedLetters(
      String named, String sold, boolean same) {
    Line line = new Line(1, sold, null, null, 1000, 500, 0);
    assertThat(new Basket(List.of(line)).hasProduct(named)).isEqualTo(same);
    assertThat(Scope.of(Scope.Kind.PRODUCT, named).contains(line)).isEqualTo(same);
  }

  @Test
  void storesChannelsTagsAndWaysOfPaymentAreOneWhateverCase() {
    Happening happening = happening("Hamburg-1", "ONLINE", "Gift-Card", "X");
    assertThat(happening.storeAmong("hamburg-1")).isTrue();
    assertThat(happening.channelAmong("online")).isTrue();
    assertThat(happening.storeTagged("airport")).isTrue();
    assertThat(happening.attributeAmong("paymentMethod", "gift-card")).isTrue();
    assertThat(happening.attributeAmong("note", "big")).isFalse();
    assertThat(happening.storeAmong("hamburg-2")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WELCOME-10",
        "welcome",
        "Welcome10",
        " wel come 10 ",
        "welcome–10",
        "ＷＥＬＣＯＭＥ１０",
        "WELC0ME-1O",
        "WЕLСОMЕ10"
      })
  void aCodeIsTheOneThatPeopleMeanHoweverTheyTypeIt(String typed) {
    boolean whole = !typed.equals("welcome");
    assertThat(happening("s", "c", "p", typed).presents("WELCOME-10")).isEqualTo(whole);
    assertThat(happening("s", "c", "p", typed).presents("GOODBYE", "welcome10")).isEqualTo(whole);
  }
}
