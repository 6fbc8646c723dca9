package dev.regulars.insight;

import dev.regulars.insight.Figures.On;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds members to the sketches that are kept of a store's or a rule's days. */
@Component
class Sketches {

  /**
   * A sketch that changed.
   *
   * @param literal as PostgreSQL reads it
   * @param count of members that it estimates now
   */
  record Changed(String literal, long count) {}

  private final InsightThread thread;

  Sketches(InsightThread thread) {
    this.thread = thread;
  }

  /**
   * Sketches with these members added, of those only that change by it: who was there before is
   * most of the time no news, and what is no news is not written.
   *
   * @param select of {@code name}, {@code day} and {@code members} by arrays of names and days
   */
  Mono<Map<On, Changed>> with(Connection connection, String select, Map<On, Set<UUID>> members) {
    if (members.isEmpty()) {
      return Mono.just(Map.of());
    }
    return Columns.of(List.copyOf(members.keySet()))
        .text(On::name)
        .date(On::day)
        .select(
            connection,
            select,
            row ->
                Map.entry(
                    new On(Rows.text(row, "name"), Rows.get(row, "day", LocalDate.class)),
                    Rows.get(row, "members", byte[].class)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .publishOn(thread.scheduler())
        .map(held -> changed(held, members));
  }

  private static Map<On, Changed> changed(Map<On, byte[]> held, Map<On, Set<UUID>> members) {
    Map<On, Changed> changed = new HashMap<>();
    members.forEach(
        (key, added) -> {
          byte @Nullable [] before = held.get(key);
          MemberSketch sketch = MemberSketch.of(before);
          sketch.addAll(added);
          byte[] after = sketch.bytes();
          if (!Arrays.equals(before, after)) {
            changed.put(key, new Changed("\\x" + HexFormat.of().formatHex(after), sketch.count()));
          }
        });
    return changed;
  }
}
