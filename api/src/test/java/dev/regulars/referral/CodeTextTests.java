package dev.regulars.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodeTextTests {

  private static final String ALPHABET = "23456789CDFHJKMNPRTVWXY";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void hasNoCharacterThatLooksLikeAnotherAndMakesNoWord() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      codes.add(CodeText.random(RANDOM));
    }
    assertThat(codes)
        .hasSize(20_000)
        .allMatch(code -> code.matches("[" + ALPHABET + "]{9}"))
        .noneMatch(CodeText::isMistyped)
        .allMatch(code -> CodeText.canonical(code).equals(code));
  }

  @Property
  void findsEveryWrongCharacter(
      @ForAll @IntRange(max = 8) int place, @ForAll @IntRange(min = 1, max = 22) int shift) {
    StringBuilder code = new StringBuilder(CodeText.random(RANDOM));
    int character = ALPHABET.indexOf(code.charAt(place));
    code.setCharAt(place, ALPHABET.charAt((character + shift) % ALPHABET.length()));
    assertThat(CodeText.isMistyped(code.toString())).isTrue();
  }

  @Property
  void findsEveryTwoThatWereSwapped(
      @ForAll @IntRange(max = 8) int one, @ForAll @IntRange(max = 8) int other) {
    String code = CodeText.random(RANDOM);
    StringBuilder swapped = new StringBuilder(code);
    swapped.setCharAt(one, code.charAt(other));
    swapped.setCharAt(other, code.charAt(one));
    assertThat(CodeText.isMistyped(swapped.toString())).isEqualTo(!swapped.toString().equals(code));
  }

  @Property
  void isTheSameHoweverItIsTyped(@ForAll @IntRange(min = 1, max = 8) int gap) {
    String code = CodeText.random(RANDOM);
    String typed =
        " "
            + code.substring(0, gap).toLowerCase(Locale.ROOT)
            + " – "
            + code.substring(gap)
            + "\u00a0";
    assertThat(CodeText.canonical(typed)).isEqualTo(code);
    assertThat(CodeText.canonical(code.replace('5', 'S').replace('2', 'z').replace('8', 'b')))
        .isEqualTo(code);
  }

  @Test
  void takesCharactersThatLookAlikeForOne() {
    assertThat(CodeText.canonical("Sommer-0il")).isEqualTo(CodeText.canonical("5OMMERO1I"));
    assertThat(CodeText.canonical("ＳＵＭＭＥＲ２６")).isEqualTo(CodeText.canonical("summer 26"));
    assertThat(CodeText.canonical("🙂 ")).isEmpty();
  }
}
