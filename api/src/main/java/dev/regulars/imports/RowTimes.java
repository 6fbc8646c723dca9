package dev.regulars.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a file, strictly: a day that the calendar does not have is none. One without
 * an offset is of the mapping's zone: where clocks are put back it is the earlier of the two
 * moments, where they are put forward it moves with them.
 */
final class RowTimes {

  private static final DateTimeFormatter USUAL =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final DateTimeFormatter format;
  private final ZoneId zone;

  // Rows of a receipt have the same time, nearly always.
  private volatile @Nullable Read last;

  private record Read(String text, OffsetDateTime time) {}

  private RowTimes(DateTimeFormatter format, ZoneId zone) {
    this.format = format;
    this.zone = zone;
  }

  /**
   * Times of a zone.
   *
   * @param pattern of {@link DateTimeFormatter}, null for the usual ways to write a time
   * @throws IllegalArgumentException where the pattern is none
   */
  static RowTimes of(@Nullable String pattern, ZoneId zone) {
    return new RowTimes(
        pattern == null
            ? USUAL
            : new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                // "yyyy" is a year of an era, which strictly must be named.
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT),
        zone);
  }

  /** Why times of this format cannot be told apart, null where they can. */
  @Nullable String complaint() {
    LocalDateTime night = LocalDateTime.of(2001, 11, 23, 4, 5, 6);
    LocalDateTime afternoon = night.plusHours(12);
    try {
      String early = format.format(night.atZone(zone));
      String late = format.format(afternoon.atZone(zone));
      if (early.equals(late) && !early.equals(format.format(night.plusMinutes(61).atZone(zone)))) {
        return "cannot tell morning from afternoon: write H for hours from 0 to 23, or add a for AM"
            + " and PM";
      }
      OffsetDateTime read = read(late);
      return read != null && day(read).equals(afternoon.toLocalDate())
          ? null
          : "must name the day, the month and the year, such as d/M/yyyy H:mm";
    } catch (DateTimeException e) {
      return "must be a pattern that a time can be written in, such as d/M/yyyy H:mm";
    }
  }

  /** The day of a moment, in the zone of the file. */
  LocalDate day(OffsetDateTime at) {
    return at.atZoneSameInstant(zone).toLocalDate();
  }

  /** The moment, null where the text is none. */
  @Nullable OffsetDateTime read(String text) {
    Read before = last;
    if (before != null && before.text().equals(text)) {
      return before.time();
    }
    try {
      TemporalAccessor read =
          format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      OffsetDateTime time = moment(read).truncatedTo(ChronoUnit.MICROS);
      last = new Read(text, time);
      return time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private OffsetDateTime moment(TemporalAccessor read) {
    return switch (read) {
      case OffsetDateTime time -> time;
      case LocalDateTime time -> time.atZone(zone).toOffsetDateTime();
      case LocalDate date -> date.atStartOfDay(zone).toOffsetDateTime();
      default -> throw new DateTimeException("not a time");
    };
  }
}
