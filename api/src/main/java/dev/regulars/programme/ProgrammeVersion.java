package dev.regulars.programme;

import dev.regulars.rules.Programme;
import java.time.Instant;

/**
 * Settings and from when on they hold. Immutable.
 *
 * @param number of the version
 * @param from when on it holds; the first one holds for everything before, too
 * @param programme the part of the settings that rules are compiled for
 */
public record ProgrammeVersion(int number, Instant from, Settings settings, Programme programme) {

  /** The number of the first version. */
  public static final int FIRST = 1;

  /** Whether it is the first. */
  public boolean isFirst() {
    return number == FIRST;
  }

  /** A version of these settings. */
  public static ProgrammeVersion of(int number, Instant from, Settings settings) {
    return new ProgrammeVersion(number, from, settings, settings.programme());
  }

  /** The same with its time. */
  ProgrammeVersion from(Instant moment) {
    return moment.equals(from) ? this : new ProgrammeVersion(number, moment, settings, programme);
  }
}
