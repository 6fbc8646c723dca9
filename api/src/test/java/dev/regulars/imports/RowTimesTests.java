package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTimesTests {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest
  @CsvSource({
    "2010-12-01 08:26:00, 2010-12-01T08:26:00Z",
    "2011-07-01 08:26:00, 2011-07-01T07:26:00Z",
    "2010-12-01 08:26, 2010-12-01T08:26:00Z",
    "2010-12-01T08:26:00, 2010-12-01T08:26:00Z",
    "2010-12-01T08:26:00.123456789, 2010-12-01T08:26:00.123456Z",
    "2010-12-01T08:26:00+05:30, 2010-12-01T02:56:00Z",
    "2010-12-01 08:26:00 +01:00, 2010-12-01T07:26:00Z",
    "2010-12-01T08:26:00Z, 2010-12-01T08:26:00Z",
    "2011-07-01, 2011-06-30T23:00:00Z",
    // Clocks go back: the earlier of two; clocks go forward: an hour that is not there.
    "2011-10-30 01:30:00, 2011-10-30T00:30:00Z",
    "2011-03-27 01:30:00, 2011-03-27T01:30:00Z",
  })
  void readsTheUsualWaysToWriteATime(String text, Instant moment) {
    assertThat(RowTimes.of(null, LONDON).read(text).toInstant()).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12/1/2010 8:26",
        "2010-13-01 08:26",
        "yesterday",
        "2010-12-01 25:00",
        "1291191960"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(RowTimes.of(null, LONDON).read(text)).isNull();
  }

  @Test
  void readsTimesAsAPatternSays() {
    RowTimes times = RowTimes.of("M/d/yyyy H:mm", LONDON);
    assertThat(times.read("12/1/2010 8:26").toInstant()).isEqualTo("2010-12-01T08:26:00Z");
    assertThat(times.read("2010-12-01 08:26:00")).isNull();
    assertThat(RowTimes.of("dd.MM.yyyy", LONDON).read("01.12.2010").toInstant())
        .isEqualTo("2010-12-01T00:00:00Z");
  }

  @Test
  void refusesWhatIsNoPattern() {
    assertThatThrownBy(() -> RowTimes.of("bananas {", LONDON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
