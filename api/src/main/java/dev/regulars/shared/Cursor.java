package dev.regulars.shared;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Where a page ended: the sort key of its last row, written so that nobody is tempted to make one,
 * and with a check sum, so that what is no cursor is not taken for a place in a list.
 */
public final class Cursor {

  private static final String SEPARATOR = "\u001f";

  private final List<String> parts;

  private Cursor(List<String> parts) {
    this.parts = parts;
  }

  /** The cursor of a row with this sort key. */
  public static String of(Object... key) {
    String text = Arrays.stream(key).map(String::valueOf).collect(Collectors.joining(SEPARATOR));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((checkSum(text) + SEPARATOR + text).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor that {@link #of} wrote.
   *
   * @param parts how many values the sort key has
   * @throws ProblemException 400 where it is something else
   */
  public static Cursor read(String text, int parts) {
    if (text.length() > PageRequest.CURSOR_LENGTH_MAX) {
      throw unreadable();
    }
    try {
      String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int start = key.indexOf(SEPARATOR) + 1;
      String sortKey = key.substring(start);
      List<String> values = List.of(sortKey.split(SEPARATOR, -1));
      if (key.substring(0, start).equals(checkSum(sortKey) + SEPARATOR)
          && values.size() == parts
          && values.stream().allMatch(StrictJson::isStorable)) {
        return new Cursor(values);
      }
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  private static String checkSum(String sortKey) {
    CRC32 sum = new CRC32();
    sum.update(sortKey.getBytes(StandardCharsets.UTF_8));
    return Long.toString(sum.getValue(), Character.MAX_RADIX);
  }

  public String text(int part) {
    return parts.get(part);
  }

  public UUID uuid(int part) {
    return value(part, UUID::fromString);
  }

  public Instant instant(int part) {
    return value(part, Instant::parse);
  }

  public long number(int part) {
    return value(part, Long::parseLong);
  }

  private <T> T value(int part, Function<String, T> reader) {
    try {
      return reader.apply(parts.get(part));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable();
    }
  }

  private static ProblemException unreadable() {
    FieldErrors errors = new FieldErrors();
    errors.add("/after", "must be the 'next' of the page before");
    return new ProblemException(Problem.malformed(errors.list()));
  }
}
