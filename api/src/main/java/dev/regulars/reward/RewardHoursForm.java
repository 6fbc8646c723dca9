package dev.regulars.reward;

import dev.regulars.shared.FieldErrors;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads at which hours and through which channels a reward can be had. */
final class RewardHoursForm {

  static final String TIME = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";

  private static final Pattern IS_TIME = Pattern.compile(TIME);
  private static final String MIDNIGHT = "24:00";
  private static final int MOST = 20;
  private static final int CHANNEL_LENGTH_MAX = 64;

  private RewardHoursForm() {}

  /** Adds an error for each field that is wrong. */
  static void check(
      FieldErrors errors,
      @Nullable List<@Nullable String> channels,
      @Nullable List<RewardBody.@Nullable HoursBody> hours) {
    if (channels != null) {
      errors.check(!channels.isEmpty(), "/channels", "must not be empty; leave it out for all");
      errors.list("/channels", channels, MOST);
      for (int i = 0; i < Math.min(channels.size(), MOST); i++) {
        String channel = channels.get(i);
        if (channel != null) {
          errors.requireText("/channels/" + i, channel, CHANNEL_LENGTH_MAX);
        }
      }
    }
    if (hours != null) {
      errors.check(!hours.isEmpty(), "/hours", "must not be empty; leave it out for any time");
      errors.list("/hours", hours, MOST);
      for (int i = 0; i < Math.min(hours.size(), MOST); i++) {
        RewardBody.HoursBody one = hours.get(i);
        if (one != null) {
          check(errors, "/hours/" + i, one);
        }
      }
    }
  }

  private static void check(FieldErrors errors, String pointer, RewardBody.HoursBody hours) {
    boolean hasFrom = time(errors, pointer + "/from", hours.from());
    boolean hasUntil = time(errors, pointer + "/until", hours.until());
    if (hasFrom && hasUntil) {
      errors.check(
          String.valueOf(hours.from()).compareTo(String.valueOf(hours.until())) < 0,
          pointer + "/until",
          "must lie behind 'from'; hours over midnight are two entries");
    }
    List<@Nullable String> days = hours.days();
    if (days != null) {
      errors.check(
          !days.isEmpty() && days.size() == new HashSet<>(days).size(),
          pointer + "/days",
          "must name each day once; leave it out for every day");
      for (int i = 0; i < Math.min(days.size(), DayOfWeek.values().length); i++) {
        errors.check(
            day(days.get(i)) != null,
            pointer + "/days/" + i,
            "must be a day of the week: monday to sunday");
      }
    }
  }

  private static boolean time(FieldErrors errors, String pointer, @Nullable String text) {
    if (!errors.require(pointer, text)) {
      return false;
    }
    boolean isTime = IS_TIME.matcher(text).matches();
    errors.check(isTime, pointer, "must be a time of the day such as 14:00, at most 24:00");
    return isTime;
  }

  private static @Nullable DayOfWeek day(@Nullable String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(text)) {
        return day;
      }
    }
    return null;
  }

  /** The hours of a body that was checked. */
  static List<Reward.Hours> hours(@Nullable List<RewardBody.@Nullable HoursBody> hours) {
    return hours == null
        ? List.of()
        : hours.stream().map(Objects::requireNonNull).map(RewardHoursForm::hours).toList();
  }

  private static Reward.Hours hours(RewardBody.HoursBody body) {
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    if (body.days() != null) {
      days.clear();
      body.days().forEach(day -> days.add(Objects.requireNonNull(day(day))));
    }
    String from = Objects.requireNonNull(body.from());
    String until = Objects.requireNonNull(body.until());
    return new Reward.Hours(
        days, LocalTime.parse(from), until.equals(MIDNIGHT) ? null : LocalTime.parse(until));
  }

  /** The channels of a body that was checked. */
  static Set<String> channels(@Nullable List<@Nullable String> channels) {
    Set<String> read = new HashSet<>();
    if (channels != null) {
      channels.forEach(channel -> read.add(Objects.requireNonNull(channel)));
    }
    return read;
  }
}
