package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is turned away before anybody read what they sent is told what to send again, too. */
class BusyTests {

  @ParameterizedTest
  @CsvSource({
    "/v1/purchases, purchase",
    "/v1/purchases/quote?lang=de, purchase",
    "/v1/purchases/00000000-0000-7000-8000-000000000000/returns, return",
    "/v1/purchases/00000000-0000-7000-8000-000000000000/returns/quote, return",
    "/v1/returns, return",
    "/v1/purchases/00000000-0000-7000-8000-000000000000/claim, claim",
    "/v1/events, event",
    "/v1/redemptions, redemption",
    "/v1/redemptions/00000000-0000-7000-8000-000000000000/confirm, redemption",
    "/v1/events/00000000-0000-7000-8000-000000000000/reversal, reversal"
  })
  void saysWhatMayComeAgain(String address, String what) {
    assertThat(Objects.requireNonNull(Busy.at(address)).problem().detail())
        .isEqualTo("Too much to do right now. Post the same " + what + " again.");
  }

  @Test
  void saysNothingToWhoCanWait() {
    assertThat(Busy.at("/v1/purchases/stream")).isNull();
    assertThat(Busy.at("/v1/members")).isNull();
  }
}
