package dev.regulars.insight;

import dev.regulars.insight.Figures.OfDay;
import dev.regulars.insight.Figures.On;
import dev.regulars.insight.Sketches.Changed;
import dev.regulars.shared.Columns;
import io.r2dbc.spi.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is kept of days. */
@Component
class DayRows {

  private static final String MEMBERS =
      """
      select name, day, members
        from unnest($1::text[], $2::date[]) as given (name, day)
        join insight_day using (day)
       where store = name
         and members is not null
      """;

  private static final String ADD =
      """
      insert into insight_day as held
        (store, day, purchases, spent_minor, returned_minor, issued, reversed, redeemed, expired, adjusted,
         members, active_members)
      select * from unnest($1::text[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                           $8::bigint[], $9::bigint[], $10::bigint[], $11::bytea[], $12::bigint[])
          on conflict (store, day) do update
         set purchases      = insight_sum(held.purchases, excluded.purchases),
             spent_minor    = insight_sum(held.spent_minor, excluded.spent_minor),
             returned_minor = insight_sum(held.returned_minor, excluded.returned_minor),
             issued         = insight_sum(held.issued, excluded.issued),
             reversed       = insight_sum(held.reversed, excluded.reversed),
             redeemed       = insight_sum(held.redeemed, excluded.redeemed),
             expired        = insight_sum(held.expired, excluded.expired),
             adjusted       = insight_sum(held.adjusted, excluded.adjusted),
             members        = coalesce(excluded.members, held.members),
             active_members = case when excluded.members is null then held.active_members
                                   else excluded.active_members end
      """;

  private record Row(On key, OfDay gained, @Nullable Changed changed) {}

  private final Sketches sketches;

  DayRows(Sketches sketches) {
    this.sketches = sketches;
  }

  /** Adds what days gained, in the connection's transaction. */
  Mono<Void> add(Connection connection, Map<On, OfDay> days) {
    if (days.isEmpty()) {
      return Mono.empty();
    }
    Map<On, Set<UUID>> members = new HashMap<>();
    days.forEach(
        (key, gained) -> {
          if (!gained.members.isEmpty()) {
            members.put(key, gained.members);
          }
        });
    return sketches
        .with(connection, MEMBERS, members)
        .flatMap(changed -> columns(rows(days, changed)).execute(connection, ADD));
  }

  private static List<Row> rows(Map<On, OfDay> days, Map<On, Changed> changed) {
    return days.entrySet().stream()
        .map(day -> new Row(day.getKey(), day.getValue(), changed.get(day.getKey())))
        .toList();
  }

  private static Columns<Row> columns(List<Row> rows) {
    return Columns.of(rows)
        .text(row -> row.key().name())
        .date(row -> row.key().day())
        .number(row -> row.gained().purchases)
        .number(row -> row.gained().spentMinor)
        .number(row -> row.gained().returnedMinor)
        .number(row -> row.gained().issued)
        .number(row -> row.gained().reversed)
        .number(row -> row.gained().redeemed)
        .number(row -> row.gained().expired)
        .number(row -> row.gained().adjusted)
        .text(row -> row.changed() == null ? null : row.changed().literal())
        .number(row -> row.changed() == null ? 0 : row.changed().count());
  }
}
