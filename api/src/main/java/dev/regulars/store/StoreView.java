package dev.regulars.store;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import java.util.List;

/**
 * A store, as it is shown.
 *
 * @param warnings other stores that people take it for; empty for who sees only some stores
 */
@Schema(name = "Store")
record StoreView(
    String code, String name, ZoneId zone, List<String> tags, List<StoreWarning> warnings) {

  static StoreView of(Store store, List<StoreWarning> warnings) {
    return new StoreView(store.code(), store.name(), store.zone(), store.tags(), warnings);
  }
}
