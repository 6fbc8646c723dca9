package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.shared.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

  private final PasswordRules production = new PasswordRules(false);

  @ParameterizedTest
  @CsvSource({
    "short, at least 10 characters",
    "ninechars, at least 10 characters",
    "😀😀😀😀😀😀😀😀😀, at least 10 characters",
    "aaaaaaaaaaaaaaa, different characters",
    "abababababababab, different characters",
    "i-am-AdaL-honest, must not contain the login",
    "password12345, first that somebody would try",
    "Passwort2026!, first that somebody would try",
    "1234567890a, first that somebody would try",
    "QWERTZuiopü+, first that somebody would try"
  })
  void refusesWhatIsWeak(String password, String why) {
    assertThatThrownBy(() -> production.check("/new", password, "adal@example.com"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().slug()).isEqualTo("weak-password");
              assertThat(e.problem().status()).isEqualTo(422);
              assertThat(e.problem().detail()).contains(why);
              assertThat(e.problem().errors()).extracting("pointer").containsExactly("/new");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"correct horse battery", "väldigt-hemligt", "x7#Kq2!mPz", "только для меня"})
  void takesWhatIsLongAndNotTheFirstThatSomebodyWouldTry(String password) {
    assertThatCode(() -> production.check("/new", password, "adal@example.com"))
        .doesNotThrowAnyException();
    assertThatCode(() -> production.check("/new", password, "x")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "admin"})
  void theDemoIsNotStrict(String password) {
    assertThatCode(() -> new PasswordRules(true).check("/new", password, "admin"))
        .doesNotThrowAnyException();
  }
}
