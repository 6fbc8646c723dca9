package dev.regulars.rulebook;

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

  static final Timeline EMPTY = new Timeline(new TreeMap<>());

  /**
   * The version in force at a moment: the first one for moments before there was any.
   *
   * @throws IllegalStateException if there is no version at all
   */
  int at(Instant moment) {
    Map.Entry<Instant, Integer> entry = versions.floorEntry(moment);
    if (entry == null) {
      entry = versions.firstEntry();
    }
    if (entry == null) {
      throw new IllegalStateException("no rulebook has been loaded yet");
    }
    return entry.getValue();
  }
}
