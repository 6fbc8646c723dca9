package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision.Award;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Points of several rules, and the difference to their sum. */
class MovementTextTests {

  private static final Award BASE = new Award("Base points", 18, List.of(), "1 point per 1.00 EUR");
  private static final Award ROUNDING =
      new Award("Rounding", 1, List.of(), "the sum is rounded once");

  /** Of a rule that somebody called so. */
  private static final Award NAMESAKE = new Award("Rounding", 2, List.of(), "2 points");

  @Test
  void theDifferenceIsSaidInTheLanguageOfWhoReads() {
    MovementText text = MovementText.of(List.of(BASE, NAMESAKE, ROUNDING));

    assertThat(text.text()).isEqualTo("Base points +18, Rounding +2, Rounding +1");
    assertThat(text.saying()).isEqualTo(MovementText.ROUNDING);
    assertThat(MovementText.rounded(text.text(), Locale.GERMANY))
        .isEqualTo("Base points +18, Rounding +2, Rundung +1");
    assertThat(MovementText.rounded(text.text(), Locale.ENGLISH)).isEqualTo(text.text());
  }

  @Test
  void aRuleThatIsCalledSoKeepsItsName() {
    assertThat(MovementText.of(List.of(BASE, NAMESAKE)).saying()).isNull();
    assertThat(MovementText.of(List.of(BASE)))
        .isEqualTo(new MovementText("1 point per 1.00 EUR", null));
  }
}
