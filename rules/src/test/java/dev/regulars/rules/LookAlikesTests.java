package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTests {

  @ParameterizedTest
  @CsvSource({
    "hamburg-1, hamburg-１", // full width
    "cafe, cаfe", // Cyrillic
    "coffee, Coffee",
    "hamburg-1, hamburg-l",
    "store-0, store-O",
    "Happy hour, 'Happy  hour'",
    "Ｃoffee, coffee",
    "νine, vine" // Greek
  })
  void looksLike(String text, String other) {
    assertThat(LookAlikes.alike(text, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"hamburg-1, hamburg-2", "cafe, café", "tea, teas", "coffee, coffee", "a-b, ab"})
  void isAnotherOrTheSame(String text, String other) {
    assertThat(LookAlikes.alike(text, other)).isFalse();
  }

  @Test
  void thoseThatComeLaterAreToldWithTheFirst() {
    assertThat(LookAlikes.among(List.of("cafe", "tea", "cаfe", "Cafe", "tea")))
        .isEqualTo(Map.of("cаfe", "cafe", "Cafe", "cafe"));
  }
}
