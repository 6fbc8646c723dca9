package dev.regulars.store;

import java.time.ZoneId;
import java.util.List;

/**
 * A place where members buy.
 *
 * @param code that its purchases name it by, see {@link dev.regulars.shared.StoreCode}
 * @param name for people
 * @param zone in which its days begin and end
 * @param tags for rules and insight, sorted
 */
public record Store(String code, String name, ZoneId zone, List<String> tags) {

  public Store {
    tags = List.copyOf(tags);
  }
}
