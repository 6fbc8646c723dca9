package dev.regulars.rulebook;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which version decides at which moment, those to come included. Immutable.
 *
 * @param versions version by the moment from which on it decides
 */
record Timeline(NavigableMap<Instant, Integer> versions) {

  private static final Duration SOON = Duration.ofSeconds(1);

  static final Timeline EMPTY = new Timeline(new TreeMap<>());

  /** From when on a version decides. */
  record Entry(Instant from, int version) {}

  boolean isEmpty() {
    return versions.isEmpty();
  }

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
      throw starting();
    }
    return entry.getValue();
  }

  static ProblemException starting() {
    return new ProblemException(
        Problem.busy("The server is starting: its rulebook is being loaded.", SOON));
  }

  /** Versions whose time comes after one moment and not after another. */
  Iterable<Integer> between(Instant after, Instant until) {
    return versions.subMap(after, false, until, true).values();
  }

  /** The next moment at which another version decides, null where none is set. */
  @Nullable Instant next(Instant after) {
    return versions.higherKey(after);
  }

  /** The same without a version: the one before it goes on. */
  Timeline without(int version) {
    NavigableMap<Instant, Integer> left = new TreeMap<>(versions);
    left.values().removeIf(other -> other == version);
    return new Timeline(left);
  }
}
