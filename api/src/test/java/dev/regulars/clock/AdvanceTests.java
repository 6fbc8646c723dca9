package dev.regulars.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvanceTests {

  private static Instant from(String moment, String advance) {
    return Advance.read(advance).from(ZonedDateTime.parse(moment));
  }

  @ParameterizedTest(name = "{1} from {0} is {2}")
  @CsvSource({
    "2026-11-21T10:15:00+01:00[Europe/Berlin],P30D,2026-12-21T09:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],p2w,2026-12-05T09:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],P1Y2M,2028-01-21T09:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],PT36H,2026-11-22T21:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],P1DT12H,2026-11-22T21:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],PT0S,2026-11-21T09:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],P-1D,2026-11-20T09:15:00Z",
    "2026-11-21T10:15:00+01:00[Europe/Berlin],-PT1H,2026-11-21T08:15:00Z"
  })
  void goesSoFar(String moment, String advance, Instant expected) {
    assertThat(from(moment, advance)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{1} over {0}")
  @CsvSource({
    "2027-03-27T10:00:00+01:00[Europe/Berlin],P1D,2027-03-28T08:00:00Z",
    "2027-03-27T10:00:00+01:00[Europe/Berlin],PT24H,2027-03-28T09:00:00Z",
    "2028-02-29T10:00:00+01:00[Europe/Berlin],P1Y,2029-02-28T09:00:00Z",
    "2027-01-31T10:00:00+01:00[Europe/Berlin],P1M,2027-02-28T09:00:00Z"
  })
  void daysAreThoseOfTheCalendar(String moment, String advance, Instant expected) {
    assertThat(from(moment, advance)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PT", "T1H", "30", "30D", "P30", "P1H", "PT1D", "P1.5D", "P1D T1H"})
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Advance.read(text));
  }
}
