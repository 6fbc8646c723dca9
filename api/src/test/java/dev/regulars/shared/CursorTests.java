package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

  @Test
  void readsWhatWasWritten() {
    Instant at = Instant.parse("2026-11-21T10:15:00.123456Z");
    UUID id = UUID.randomUUID();
    Cursor cursor = Cursor.read(Cursor.of(at, id, 7, "Käse"), 4);
    assertThat(cursor.instant(0)).isEqualTo(at);
    assertThat(cursor.uuid(1)).isEqualTo(id);
    assertThat(cursor.number(2)).isEqualTo(7);
    assertThat(cursor.text(3)).isEqualTo("Käse");
    assertThat(Cursor.read(Cursor.of(""), 1).text(0)).isEmpty();
  }

  /** Those of the second line are Base64 of something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "%",
        "hamburg-1",
        "rubbish",
        "no cursor",
        "aGVsbG8",
        "aGFtYnVyZy0x",
        "AAAA",
        "H2hhbWJ1cmctMQ",
        "MR9oYW1idXJnLTE"
      })
  void refusesWhatIsNone(String text) {
    refuses(text, 1);
  }

  @Test
  void refusesOneThatWasChangedOrIsOfAnotherList() {
    String cursor = Cursor.of("hamburg-1");
    refuses(cursor.substring(0, cursor.length() - 2), 1);
    refuses(cursor.substring(2), 1);
    refuses(cursor, 2);
  }

  private static void refuses(String text, int parts) {
    assertThatThrownBy(() -> Cursor.read(text, parts))
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.problem().errors()).hasSize(1));
  }
}
