package dev.regulars.account;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What days did by themselves to accounts, each counted once however many lots it had.
 *
 * @param released accounts of which pending points became available
 * @param expired accounts of which points were over
 * @param reviewed accounts whose tier came to its end
 * @param warned accounts of which something ends soon that was told
 */
public record DayWork(long released, long expired, long reviewed, long warned) {

  public static final DayWork NONE = new DayWork(0, 0, 0, 0);

  /** The sum of both. */
  public DayWork plus(DayWork other) {
    return new DayWork(
        released + other.released,
        expired + other.expired,
        reviewed + other.reviewed,
        warned + other.warned);
  }

  Map<String, Long> byName() {
    Map<String, Long> names = new LinkedHashMap<>();
    names.put("released", released);
    names.put("expired", expired);
    names.put("reviewed", reviewed);
    names.put("warned", warned);
    return names;
  }
}
