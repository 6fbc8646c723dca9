package dev.regulars.insight;

import dev.regulars.insight.Figures.OfRule;
import dev.regulars.insight.Figures.On;
import dev.regulars.insight.Sketches.Changed;
import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is kept of rules. */
@Component
class RuleRows {

  private static final String MEMBERS =
      """
      select name, day, members
        from unnest($1::text[], $2::date[]) as given (name, day)
        join insight_rule_day using (day)
       where rule = name
         and members is not null
      """;

  private static final String ADD_DAYS =
      """
      insert into insight_rule_day as held (rule, day, fired, points, members)
      select * from unnest($1::text[], $2::date[], $3::bigint[], $4::bigint[], $5::bytea[])
          on conflict (rule, day) do update
         set fired   = insight_sum(held.fired, excluded.fired),
             points  = insight_sum(held.points, excluded.points),
             members = coalesce(excluded.members, held.members)
      """;

  private static final String ADD_LAST_FIRED =
      """
      insert into insight_rule as held (rule, last_fired_at)
      select * from unnest($1::text[], $2::timestamptz[])
          on conflict (rule) do update
         set last_fired_at = excluded.last_fired_at
       where held.last_fired_at < excluded.last_fired_at
      """;

  private record Row(On key, OfRule gained, @Nullable Changed changed) {}

  private final Sketches sketches;

  RuleRows(Sketches sketches) {
    this.sketches = sketches;
  }

  /**
   * Adds what rules did, in the connection's transaction.
   *
   * @param sketchesFrom first day of which it is still asked how many members there were
   */
  Mono<Void> add(
      Connection connection,
      Map<On, OfRule> rules,
      Map<String, Instant> lastFired,
      LocalDate sketchesFrom) {
    if (rules.isEmpty()) {
      return Mono.empty();
    }
    Map<On, Set<UUID>> members = new HashMap<>();
    rules.forEach(
        (key, gained) -> {
          if (!gained.members.isEmpty() && !key.day().isBefore(sketchesFrom)) {
            members.put(key, gained.members);
          }
        });
    return sketches
        .with(connection, MEMBERS, members)
        .flatMap(changed -> columns(rows(rules, changed)).execute(connection, ADD_DAYS))
        .then(
            Mono.defer(
                () ->
                    Columns.of(List.copyOf(lastFired.entrySet()))
                        .text(Map.Entry::getKey)
                        .instant(Map.Entry::getValue)
                        .execute(connection, ADD_LAST_FIRED)));
  }

  private static List<Row> rows(Map<On, OfRule> rules, Map<On, Changed> changed) {
    return rules.entrySet().stream()
        .map(rule -> new Row(rule.getKey(), rule.getValue(), changed.get(rule.getKey())))
        .toList();
  }

  private static Columns<Row> columns(List<Row> rows) {
    return Columns.of(rows)
        .text(row -> row.key().name())
        .date(row -> row.key().day())
        .number(row -> row.gained().fired)
        .number(row -> row.gained().points)
        .text(row -> row.changed() == null ? null : row.changed().literal());
  }
}
