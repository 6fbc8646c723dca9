package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Flux;

class PasswordsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PASSWORD = "correct horse battery";

  private final Passwords passwords = new Passwords();

  @AfterEach
  void stopTheThreads() {
    passwords.destroy();
  }

  @Test
  void aHashIsArgon2idWithTheParametersThatOwaspRecommends() {
    assertThat(hash(PASSWORD))
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}")
        .doesNotContain(PASSWORD);
  }

  @Test
  void everyHashHasASaltOfItsOwn() {
    String first = hash(PASSWORD);
    String second = hash(PASSWORD);
    assertThat(first).isNotEqualTo(second);
    assertThat(matches(PASSWORD, first)).isTrue();
    assertThat(matches(PASSWORD, second)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "correct horse batter",
        "correct horse battery ",
        " correct horse battery",
        "Correct horse battery",
        "correct horse battery\u0000",
        "correct  horse battery"
      })
  void anotherPasswordIsWrongHoweverCloseItIs(String other) {
    assertThat(matches(other, hash(PASSWORD))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "V\u00e4ldigt-hemligt, Va\u0308ldigt-hemligt",
    "\uff30\uff41\uff53\uff53 123456, Pass 123456",
    "\u212bngstr\u00f6m-l\u00e4nge, A\u030angstro\u0308m-la\u0308nge",
    "\u0442\u043e\u043b\u044c\u043a\u043e \u0434\u043b\u044f \u043c\u0435\u043d\u044f,"
        + " \u0442\u043e\u043b\u044c\u043a\u043e \u0434\u043b\u044f \u043c\u0435\u043d\u044f",
    "\ud83d\udc34\ud83d\udd0b horse battery, \ud83d\udc34\ud83d\udd0b horse battery"
  })
  void thePasswordIsTheSameWhicheverKeyboardWroteIt(String chosen, String typed) {
    assertThat(matches(typed, hash(chosen))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "sch\u00f6ne welt!, schone welt!",
    "gro\u00dfe welt!, grosse welt!",
    "\ud83d\udc34, \ud83d\udc2e"
  })
  void lettersThatOnlyLookAlikeAreNotTheSame(String chosen, String typed) {
    assertThat(matches(typed, hash(chosen))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {73, 200, 10_000})
  void everyCharacterOfALongPasswordCounts(int length) {
    String password = "x".repeat(length);
    String hash = hash(password);
    assertThat(matches(password, hash)).isTrue();
    assertThat(matches("x".repeat(length - 1) + "y", hash)).isFalse();
    assertThat(matches("x".repeat(length - 1), hash)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"4096, 1, 1", "19456, 3, 1", "8192, 2, 4"})
  void aHashOfOtherParametersIsStillTheirs(int memoryKib, int passes, int lanes) {
    String earlier = new Argon2PasswordEncoder(16, 32, lanes, memoryKib, passes).encode(PASSWORD);
    assertThat(earlier).contains("$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$");
    assertThat(matches(PASSWORD, earlier)).isTrue();
    assertThat(matches("wrong", earlier)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "none", "$argon2id$"})
  void nothingMatchesWhatIsNoHash(@Nullable String hash) {
    assertThat(matches(PASSWORD, hash)).isFalse();
    assertThat(matches("", hash)).isFalse();
  }

  @Test
  void whoHasNoPasswordIsRefusedAsSlowlyAsWhoHasOne() {
    String hash = hash(PASSWORD);
    assertThat(nanosAtLeast(null)).isGreaterThan(nanosAtLeast(hash) / 4);
  }

  @Test
  void itWorksOnThreadsOfItsOwn() {
    String thread =
        passwords.hash(PASSWORD).map(hash -> Thread.currentThread().getName()).block(PATIENCE);
    assertThat(thread).startsWith("passwords");
  }

  @Test
  void whenTooManyWaitTheNextIsToldToComeBack() {
    Flux<String> crowd = Flux.range(0, 1000).flatMap(i -> passwords.hash("guess " + i), 1000);
    assertThatThrownBy(() -> crowd.blockLast(PATIENCE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            busy -> {
              assertThat(busy.problem().status()).isEqualTo(503);
              assertThat(busy.problem().detail()).contains("Try again");
            });
  }

  /** The shortest of three tries: what else runs here can only make it longer. */
  private long nanosAtLeast(@Nullable String hash) {
    return IntStream.range(0, 3)
        .mapToLong(
            i -> {
              long start = System.nanoTime();
              matches("wrong", hash);
              return System.nanoTime() - start;
            })
        .min()
        .orElseThrow();
  }

  private String hash(String password) {
    return passwords.hash(password).block(PATIENCE);
  }

  private boolean matches(String password, @Nullable String hash) {
    return passwords.matches(password, hash).block(PATIENCE);
  }
}
