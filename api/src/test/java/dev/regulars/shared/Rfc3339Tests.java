package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Tests {

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:15:00+01:00,2026-11-21T10:15:00+01:00",
    "2026-11-21t10:15:00z,2026-11-21T10:15:00Z",
    "2026-11-21T10:15:00.123456789Z,2026-11-21T10:15:00.123456789Z",
    "2026-11-21T10:15:00.1-00:00,2026-11-21T10:15:00.1Z",
    "2026-11-21T10:15:00+18:00,2026-11-21T10:15:00+18:00",
    "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z"
  })
  void readsTimes(String text, String time) {
    assertThat(Rfc3339.time(text)).isEqualTo(OffsetDateTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T10:15:00+00:00:30",
        "2026-11-21T10:15:00+0100",
        "2026-11-21T10:15:00+01",
        "2026-11-21T10:15:00+18:01",
        "2026-11-21T10:15:00+19:00",
        "2026-11-21T10:15:00",
        "2026-11-21T10:00Z",
        "2026-11-21T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-11-21T10:15:00.Z",
        "2026-11-21T10:15:00.1234567890Z",
        "2026-11-21T10:15:00,5Z",
        "2026-11-21 10:15:00Z",
        "2026-02-29T10:15:00Z",
        "+10000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "2026-11-21T10:15:00Z[UTC]",
        "٢٠٢٦-11-21T10:15:00Z",
        "2026-11-21",
        ""
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Rfc3339.time(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-29", "+10000-01-01", "0000-01-01", "-0001-01-01", "2026-1-1", "20261121"})
  void refusesWhatIsNoDay(String text) {
    assertThatThrownBy(() -> Rfc3339.day(text)).isInstanceOf(DateTimeException.class);
  }
}
