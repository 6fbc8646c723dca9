package dev.regulars.rulebook;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which version decides at which moment. Immutable.
 *
 * @param versions version by the moment it went live
 */
record Timeline(NavigableMap<Instant, Integer> versions) {

  private static final Duration SOON = Duration.ofSeconds(1);

  static final Timeline EMPTY = new Timeline(new TreeMap<>());

  /**
   * The version in force at a moment: the first one for moments before there was any.
   *
   * @throws ProblemException 503 while the first one is still being loaded
   */
  int at(Instant moment) {
    Map.Entry<Instant, Integer> entry = versions.floorEntry(moment);
    if (entry == null) {
      entry = versions.firstEntry();
    }
    if (entry == null) {
      throw new ProblemException(
          Problem.busy("The server is starting: its rulebook is being loaded.", SOON));
    }
    return entry.getValue();
  }
}
