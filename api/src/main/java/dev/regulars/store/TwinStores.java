package dev.regulars.store;

import dev.regulars.rules.LookAlikes;
import dev.regulars.shared.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Finds stores that people cannot tell apart by their codes or names. The one that was there first
 * is no twin of the later one: the warning is at the one that should change.
 */
@Component
class TwinStores {

  private static final Logger log = LoggerFactory.getLogger(TwinStores.class);

  /** Of so many a person sees no list any more; of the rest nothing is said. */
  private static final int COMPARED_MAX = 5_000;

  private final DatabaseClient database;
  private final MeterRegistry meters;

  TwinStores(DatabaseClient database, MeterRegistry meters) {
    this.database = database;
    this.meters = meters;
  }

  private record Named(String code, String name) {}

  /** What is to be said of stores, by their codes; a store of which nothing is said is missing. */
  Mono<Map<String, List<StoreWarning>>> warnings() {
    return database
        .sql("select code, name from store order by created_at, code limit $1")
        .bind(0, COMPARED_MAX)
        .map(row -> new Named(Rows.text(row, "code"), Rows.text(row, "name")))
        .all()
        .collectList()
        .publishOn(Schedulers.boundedElastic())
        .map(TwinStores::warnings);
  }

  private static Map<String, List<StoreWarning>> warnings(List<Named> stores) {
    Map<String, String> codes = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    Map<String, List<StoreWarning>> warnings = new HashMap<>();
    for (Named store : stores) {
      String code = codes.putIfAbsent(LookAlikes.skeleton(store.code()), store.code());
      if (code != null) {
        add(warnings, store, StoreWarning.lookAlike(store.code(), code));
      }
      String name = names.putIfAbsent(LookAlikes.skeleton(store.name()), store.code());
      // A store that a purchase created is called by its code: that is said already.
      if (name != null && !(store.name().equals(store.code()) && name.equals(code))) {
        add(warnings, store, StoreWarning.twinName(store.name(), name));
      }
    }
    return warnings;
  }

  private static void add(
      Map<String, List<StoreWarning>> warnings, Named store, StoreWarning warning) {
    warnings.computeIfAbsent(store.code(), code -> new ArrayList<>()).add(warning);
  }

  /** Tells the operator of a store that a purchase created and that looks like one known before. */
  Mono<Void> tell(String code) {
    return warnings()
        .doOnNext(
            warnings ->
                warnings
                    .getOrDefault(code, List.of())
                    .forEach(
                        warning -> {
                          meters.counter("regulars.stores.alike").increment();
                          log.warn(
                              "A purchase created the store '{}', which looks like '{}'",
                              code,
                              warning.like());
                        }))
        .then()
        .onErrorComplete();
  }
}
