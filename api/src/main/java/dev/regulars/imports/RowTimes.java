package dev.regulars.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a file. One without an offset is of the mapping's zone: where clocks are put
 * back it is the earlier of the two moments, where they are put forward it moves with them.
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
          .toFormatter(Locale.ROOT);

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
        pattern == null ? USUAL : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH), zone);
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
