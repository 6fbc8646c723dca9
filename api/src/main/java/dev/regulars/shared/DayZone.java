package dev.regulars.shared;

import java.time.ZoneId;

/** In which zone days are days where nothing else says so. */
public interface DayZone {

  /** The zone now. */
  ZoneId zone();
}
