package dev.regulars.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.ProblemException;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardHoursTests {

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T14:00:00+01:00[Europe/Berlin], true",
    "2026-11-30T13:59:59+01:00[Europe/Berlin], false",
    "2026-11-30T16:59:59+01:00[Europe/Berlin], true",
    "2026-11-30T17:00:00+01:00[Europe/Berlin], false",
    "2026-12-01T15:00:00+01:00[Europe/Berlin], false"
  })
  void aMomentLiesInTheHoursOfItsDay(ZonedDateTime moment, boolean covered) {
    assertThat(hours(List.of("monday"), "14:00", "17:00").covers(moment)).isEqualTo(covered);
  }

  @Test
  void midnightEndsADayAndEveryDayIsMeantWhereNoneIsNamed() {
    Reward.Hours evening = hours(null, "20:00", "24:00");
    assertThat(evening.covers(ZonedDateTime.parse("2026-12-05T23:59:59+01:00"))).isTrue();
    assertThat(evening.covers(ZonedDateTime.parse("2026-12-06T00:00:00+01:00"))).isFalse();
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(wrong(null, "25:00", "26:00")).containsExactly("/hours/0/from", "/hours/0/until");
    assertThat(wrong(null, "17:00", "14:00")).containsExactly("/hours/0/until");
    assertThat(wrong(List.of(), "14:00", "17:00")).containsExactly("/hours/0/days");
    assertThat(wrong(List.of("monday", "monday"), "14:00", "17:00"))
        .containsExactly("/hours/0/days");
    assertThat(wrong(List.of("mon"), "14:00", "17:00")).containsExactly("/hours/0/days/0");
    assertThat(wrong(null, null, null)).containsExactly("/hours/0/from", "/hours/0/until");
    assertThat(pointers(List.of(), List.of())).containsExactly("/channels", "/hours");
    assertThat(pointers(Arrays.asList("app", null), null)).containsExactly("/channels/1");
  }

  private static Reward.Hours hours(
      @Nullable List<@Nullable String> days, String from, String until) {
    return RewardHoursForm.hours(List.of(new RewardBody.HoursBody(days, from, until))).getFirst();
  }

  private static List<String> wrong(
      @Nullable List<@Nullable String> days, @Nullable String from, @Nullable String until) {
    return pointers(null, List.of(new RewardBody.HoursBody(days, from, until)));
  }

  private static List<String> pointers(
      @Nullable List<@Nullable String> channels,
      @Nullable List<RewardBody.@Nullable HoursBody> hours) {
    FieldErrors errors = new FieldErrors();
    RewardHoursForm.check(errors, channels, hours);
    try {
      errors.throwIfAny();
      return List.of();
    } catch (ProblemException refused) {
      return refused.problem().errors().stream().map(one -> one.pointer()).toList();
    }
  }
}
