package dev.regulars.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.language.Characters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever a till calls its products, a rule can name it. */
class NamedCodesTests {

  @Test
  void whatIsOrdinaryStays() {
    assertThat(NamedCodes.named("Ben & Jerry's (500 ml), 50%"))
        .isEqualTo("Ben & Jerry's (500 ml), 50%");
    assertThat(NamedCodes.named("Süßes")).isEqualTo("Süßes");
  }

  @Test
  void whatCouldMeanSomethingHasItsTwin() {
    assertThat(NamedCodes.named("19\" rack")).isEqualTo("19＂ rack");
    assertThat(NamedCodes.named("a=b")).isEqualTo("a＝b");
    assertThat(NamedCodes.named("C:\\{x}")).isEqualTo("C:＼｛x｝");
    assertThat(NamedCodes.named("$1; <b>*?`|~^[]")).isEqualTo("＄1； ＜b＞＊？｀｜～＾［］");
    assertThat(NamedCodes.named("http://a//b")).isEqualTo("http:/／a/／b");
  }

  @Test
  void whatCannotBeSeenIsLeftOut() {
    assertThat(NamedCodes.named(" cof\u200Bfee\u00A0bar\t")).isEqualTo("coffee bar");
  }

  @Property(tries = 2000)
  void everyCodeThatHasSomethingToSeeCanBeNamed(
      @ForAll @StringLength(min = 1, max = 20) String any) {
    String named = NamedCodes.named(any);

    assertThat(NamedCodes.named(named)).isEqualTo(named);
    if (!named.isEmpty()) {
      assertThat(Characters.complaintAboutCode(named)).isNull();
    }
  }

  @Test
  void everyPlainCharacterCanBeNamed() {
    for (char c = '!'; c <= '~'; c++) {
      String named = NamedCodes.named("a" + c + c + "b");
      assertThat(Characters.complaintAboutCode(named)).as(named).isNull();
    }
  }
}
