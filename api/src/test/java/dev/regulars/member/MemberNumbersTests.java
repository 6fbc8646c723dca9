package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MemberNumbersTests {

  @Test
  void areUniqueAndWellFormed() {
    Set<String> numbers = new HashSet<>();
    for (long i = 1; i <= 200_000; i++) {
      numbers.add(MemberNumbers.number(i));
    }
    assertThat(numbers).hasSize(200_000).allMatch(MemberNumbers::isNumber);
  }

  @Test
  void theCheckDigitIsThatOfTheBook() {
    assertThat(MemberNumbers.isNumber("00000005724"))
        .isTrue(); // Damm's example: 572 has check digit 4
    assertThat(MemberNumbers.isNumber("00000005727")).isFalse();
    assertThat(MemberNumbers.isNumber("5724")).isFalse();
    assertThat(MemberNumbers.isNumber("0000000572x")).isFalse();
  }

  @Property
  void findEveryWrongDigit(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long sequence,
      @ForAll @IntRange(max = 10) int place,
      @ForAll @IntRange(min = 1, max = 9) int shift) {
    StringBuilder number = new StringBuilder(MemberNumbers.number(sequence));
    int digit = number.charAt(place) - '0';
    number.setCharAt(place, (char) ('0' + (digit + shift) % 10));
    assertThat(MemberNumbers.isNumber(number.toString())).isFalse();
  }

  @Property
  void findEverySwapOfNeighbours(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long sequence,
      @ForAll @IntRange(max = 9) int place) {
    StringBuilder number = new StringBuilder(MemberNumbers.number(sequence));
    char first = number.charAt(place);
    number.setCharAt(place, number.charAt(place + 1));
    number.setCharAt(place + 1, first);
    assertThat(MemberNumbers.isNumber(number.toString())).isEqualTo(first == number.charAt(place));
  }
}
