package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "３７８２８２２４６３１０００５",
        "378282246310005",
        "6304000000000000",
        "4222222222222",
        "card:5555555555554444",
        "tok_4111111111111111 (visa)"
      })
  void seesTheNumberOfACard(String text) {
    assertThat(CardNumber.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tok_9f3b21",
        "4111111111111112",
        "411111111111",
        "41111111111111111111",
        "pm_1N4111111111111111x",
        "550e8400-e29b-41d4-a716-446655440000",
        "9f4111111111111111ab",
        "4111 1111"
      })
  void leavesTokensAlone(String text) {
    assertThat(CardNumber.isIn(text)).isFalse();
  }
}
