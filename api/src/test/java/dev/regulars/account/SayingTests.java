package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.account.Movement.Kind;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the product says about movements is kept in English and told in German. */
class SayingTests {

  @ParameterizedTest
  @EnumSource(Saying.class)
  void whatIsKeptIsFoundAgain(Saying saying) {
    String kept = saying.of("Cup (small)", "Mug $1").text();

    assertThat(
            Arrays.stream(Kind.values()).map(kind -> Saying.said(kind, kept, null, Locale.GERMANY)))
        .filteredOn(said -> said != null)
        .hasSize(1)
        .allSatisfy(
            said -> {
              assertThat(said).isNotEqualTo(kept).doesNotContain("{}");
              assertThat(said.contains("Cup (small)")).isEqualTo(kept.contains("Cup (small)"));
              assertThat(said.contains("Mug $1")).isEqualTo(kept.contains("Mug $1"));
            });
    assertThat(
            Arrays.stream(Kind.values()).map(kind -> Saying.said(kind, kept, null, Locale.ENGLISH)))
        .containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXPIRY|Not used by 2026-12-24|Nicht genutzt bis 24.12.2026",
        "REDEMPTION|Given back: Points redeemed|Zurückgegeben: Punkte eingelöst",
        "TRANSFER|Held: Held: a name|Zurückgelegt: Held: a name",
        "TRANSFER|50 points can be spent: the return window has closed|50 Punkte können"
            + " ausgegeben werden: die Rückgabefrist ist vorbei",
        "RETURN|Return|Rückgabe"
      })
  void whatItIsAboutIsSaidToo(Kind kind, String kept, String german) {
    assertThat(Saying.said(kind, kept, null, Locale.GERMANY)).isEqualTo(german);
  }

  @Test
  void whatSomebodyElseSaidStaysAsItIs() {
    assertThat(Saying.said(Kind.REDEMPTION, "Voucher of the month", null, Locale.GERMANY)).isNull();
    assertThat(Saying.said(Kind.ADJUSTMENT, "Return of the month", null, Locale.GERMANY)).isNull();
    assertThat(Saying.said(Kind.ACCRUAL, "1 point per 1.00 EUR", null, Locale.GERMANY)).isNull();
  }

  @ParameterizedTest
  @EnumSource(Saying.class)
  void whoseWordsTheyAreIsKnownByWhatIsKept(Saying saying) {
    MovementText kept = saying.of("Return", "Held: a name");
    String own = kept.text();
    String code = kept.saying();

    assertThat(
            Arrays.stream(Kind.values())
                .map(kind -> Saying.said(kind, own, MovementText.OWN, Locale.GERMANY)))
        .containsOnlyNulls();
    assertThat(Saying.said(Kind.ADJUSTMENT, own, code, Locale.GERMANY)).isNotNull();
    assertThat(Saying.said(Kind.ADJUSTMENT, "of another release", "later", Locale.GERMANY))
        .isNull();
  }

  @Test
  void howManyPointsCanBeSpentIsSaidWithTheReasonThatIsKept() {
    String kept = "50 points can be spent: the return window has closed";

    assertThat(Saying.canBeSpent(kept, "window_closed", Locale.GERMANY))
        .isEqualTo("50 Punkte können ausgegeben werden: die Rückgabefrist ist vorbei");
    assertThat(Saying.canBeSpent(kept, "window_closed", Locale.ENGLISH)).isNull();
  }

  @Test
  void aReasonMayBeMissing() {
    assertThat(Saying.FROM_MEMBER.of(Saying.FROM_MEMBER_FOR, null).text())
        .isEqualTo("from another member");
    assertThat(Saying.FROM_MEMBER.of(Saying.FROM_MEMBER_FOR, "thanks").text())
        .isEqualTo("from another member: thanks");
  }
}
