package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.ReferralTerms;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rules say of a referral besides what the sides get, by the programme refer-a-friend. */
class ReferralTermsScenarioTests {

  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 7, 10, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

  private static ReferralTerms terms(String event, Map<String, String> numbers) {
    Happening happening = new Happening(event, AT, null, Set.of(), null, numbers, Set.of());
    Member member =
        new Member(null, LocalDate.of(2026, 1, 1), null, Set.of(), Map.of(), 0, null, Map.of());
    String name = "refer-a-friend";
    try (RuleBook rulebook =
        GivenRulebooks.compiled(GivenRulebooks.programme(name), GivenRulebooks.files(name))) {
      return rulebook.referral(new Facts(happening, null, member, Usage.NONE));
    }
  }

  private static ReferralTerms ofPurchase(String... more) {
    Map<String, String> numbers = new java.util.HashMap<>();
    numbers.put("side", "friend");
    numbers.put("purchases", "1");
    numbers.put("purchaseMinor", "2500");
    numbers.put("brought", "1");
    for (int i = 0; i < more.length; i += 2) {
      numbers.put(more[i], more[i + 1]);
    }
    return terms("referral", numbers);
  }

  @Test
  void whatIsPromisedIsHeldAndLimited() {
    ReferralTerms terms = ofPurchase();
    assertThat(terms.promises()).isTrue();
    assertThat(terms.holdDays()).isEqualTo(14);
    assertThat(terms.limits()).containsExactly(new ReferralTerms.Limit(Window.MONTH, 5));
    assertThat(terms.reviews()).isEmpty();
    assertThat(terms.rejections()).isEmpty();
  }

  @Test
  void aSignalLeadsToAReviewAndItsInnocentTwinDoesNot() {
    assertThat(ofPurchase("signals", "device,name", "weight", "70").reviews())
        .containsExactly("Both use one device.");
    assertThat(ofPurchase("signals", "address,name", "weight", "40").reviews()).isEmpty();
    assertThat(ofPurchase("signals", "address", "weight", "99").rejections()).isEmpty();
    assertThat(ofPurchase("signals", "device,circle", "weight", "110").rejections())
        .containsExactly("Too much speaks against it.");
  }

  @Test
  void whatIsTooSmallPromisesNothing() {
    assertThat(ofPurchase("purchaseMinor", "1999").promises()).isFalse();
    assertThat(terms("review", Map.of("purchases", "1", "purchaseMinor", "9999")))
        .isEqualTo(ReferralTerms.NONE);
  }

  @Test
  void bothSidesTermsAreJoined() {
    ReferralTerms one = ofPurchase("signals", "device", "weight", "60");
    assertThat(one.with(one)).isEqualTo(one);
    assertThat(ReferralTerms.NONE.with(one)).isEqualTo(one);
  }

  @Test
  void thePromiseIsToldInTheWordsOfTheRules() {
    String name = "refer-a-friend";
    try (RuleBook rulebook =
        GivenRulebooks.compiled(GivenRulebooks.programme(name), GivenRulebooks.files(name))) {
      assertThat(rulebook.referralPromises(Locale.GERMAN))
          .contains(
              "Eine geworbene Person tritt bei: ein Gutschein „first-coffee“ für die geworbene"
                  + " Person")
          .anySatisfy(
              promise ->
                  assertThat(promise)
                      .startsWith("Eine geworbene Person kauft zum ersten Mal ein, ")
                      .endsWith(", nach 14 Tagen"));
      assertThat(rulebook.referralPromises(Locale.ENGLISH))
          .contains(
              "A friend makes their first purchase, The friend's purchase totals at least 20.00"
                  + " EUR: 1000 points for a friend, 1000 points for joining with a friend's code,"
                  + " after 14 days",
              "A friend joins: a voucher \"first-coffee\" for the friend")
          .hasSize(6);
    }
  }
}
