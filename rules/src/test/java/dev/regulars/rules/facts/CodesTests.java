package dev.regulars.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.language.Characters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever a till calls its products, a rule can name it. */
class CodesTests {

  @Test
  void whatIsOrdinaryStays() {
    assertThat(Codes.named("Ben & Jerry's (500 ml), 50%")).isEqualTo("Ben & Jerry's (500 ml), 50%");
    assertThat(Codes.named("Süßes")).isEqualTo("Süßes");
  }

  @Test
  void whatCouldMeanSomethingHasItsTwin() {
    assertThat(Codes.named("19\" rack")).isEqualTo("19＂ rack");
    assertThat(Codes.named("a=b")).isEqualTo("a＝b");
    assertThat(Codes.named("C:\\{x}")).isEqualTo("C:＼｛x｝");
    assertThat(Codes.named("$1; <b>*?`|~^[]")).isEqualTo("＄1； ＜b＞＊？｀｜～＾［］");
    assertThat(Codes.named("http://a//b")).isEqualTo("http:/／a/／b");
  }

  @Test
  void whatCannotBeSeenIsLeftOut() {
    assertThat(Codes.named(" cof\u200Bfee\u00A0bar\t")).isEqualTo("coffee bar");
  }

  @Property(tries = 2000)
  void everyCodeThatHasSomethingToSeeCanBeNamed(
      @ForAll @StringLength(min = 1, max = 20) String any) {
    String named = Codes.named(any);

    assertThat(Codes.named(named)).isEqualTo(named);
    if (!named.isEmpty()) {
      assertThat(Characters.complaintAboutCode(named)).isNull();
    }
  }

  @Test
  void everyPlainCharacterCanBeNamed() {
    for (char c = '!'; c <= '~'; c++) {
      String named = Codes.named("a" + c + c + "b");
      assertThat(Characters.complaintAboutCode(named)).as(named).isNull();
    }
  }
}
