package dev.regulars.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxTests {

  @ParameterizedTest
  @CsvSource({
    "ada.lovelace+shop@googlemail.com, adalovelace@gmail.com",
    "ada+shop@outlook.com, ada@outlook.com",
    "ada.lovelace@outlook.com, ada.lovelace@outlook.com",
    "ada+shop@example.org, ada+shop@example.org",
    "ada.l@example.org, ada.l@example.org",
    "+ada@proton.me, +ada@proton.me",
  })
  void isWhatItsProviderTakesForTheSame(String email, String mailbox) {
    assertThat(Mailbox.of(email)).isEqualTo(mailbox);
  }
}
