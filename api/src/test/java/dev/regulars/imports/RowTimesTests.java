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
        "2026-02-29 10:00",
        "2026-11-31",
        "2010-12-01 24:00",
        "2010-12-01 25:00",
        "1291191960"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(RowTimes.of(null, LONDON).read(text)).isNull();
  }

  @Test
  void noPatternReadsADayThatTheCalendarDoesNotHave() {
    RowTimes german = RowTimes.of("dd.MM.yyyy", LONDON);
    assertThat(german.read("31.11.2026")).isNull();
    assertThat(german.read("29.02.2026")).isNull();
    assertThat(german.read("29.02.2024").toInstant()).isEqualTo("2024-02-29T00:00:00Z");
    assertThat(RowTimes.of("d/M/yy h:mm a", LONDON).read("31/11/26 9:00 AM")).isNull();
    assertThat(RowTimes.of("uuuu-MM-dd'T'HH:mm:ssXXX", LONDON).read("2026-02-29T10:00:00+01:00"))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "d/M/yyyy h:mm, morning from afternoon",
    "d/M/yyyy KK:mm:ss, morning from afternoon",
    "d.M., day",
    "YYYY-MM-dd, day",
    "H:mm, day",
  })
  void aPatternThatLeavesTheMomentOpenIsRefused(String pattern, String complaint) {
    assertThat(RowTimes.of(pattern, LONDON).complaint()).contains(complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d/M/yyyy H:mm",
        "M/d/yy h:mm a",
        "dd.MM.uuuu",
        "d MMM yyyy HH:mm:ss",
        "yyyyMMddHHmmss",
        "yyyy-MM-dd'T'HH:mm:ss.SSSX",
        "EEE, d MMM yyyy HH:mm",
        "yyyy-DDD",
      })
  void aPatternThatNamesTheMomentIsTaken(String pattern) {
    assertThat(RowTimes.of(pattern, LONDON).complaint()).isNull();
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
