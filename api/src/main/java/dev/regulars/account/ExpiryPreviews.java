package dev.regulars.account;

import dev.regulars.account.ExpiryPreview.Month;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.ProposedSettings;
import dev.regulars.programme.Today;
import dev.regulars.shared.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts what ends when. Of many lots it looks at a part, page by page, so it takes as long with
 * ten million as with some hundred thousand.
 */
@Component
class ExpiryPreviews {

  /** How many lots are looked at, about. */
  static final long LOTS_MAX = 200_000;

  /** How many months are told apart. */
  private static final int MONTHS_MAX = 12;

  private static final String LOTS =
      "select greatest(reltuples, 0)::bigint as lots from pg_class where oid = 'lot'::regclass";

  // Members are looked at with all their lots: of some lots of everybody nobody could say how many
  // members they are of.
  private static final String MONTHS =
      """
      with seen as (
        select member_id from member_account tablesample system ($1) repeatable (1)
      ), held as (
        select lot.member_id, date_trunc('month', lot.expires_on)::date as month,
               sum(lot.remaining) as points, count(*) as lots,
               coalesce(sum(lot.remaining) filter (where lot.moving), 0) as moving
          from seen
          join lot on lot.member_id = seen.member_id
         where lot.remaining > 0
           and lot.account <> 'reserved'
           and (lot.expires_on is null or lot.expires_on >= $2)
         group by 1, 2
      ), numbered as (
        select held.*, dense_rank() over (order by month nulls last) as number
          from held
      )
      select number > $3 as later, case when number <= $3 then month end as month,
             sum(points)::bigint as points, sum(lots)::bigint as lots,
             count(distinct member_id) as members, sum(moving)::bigint as moving
        from numbered
       group by 1, 2
       order by 1, 2 nulls last
      """;

  /** What ends when, of all members or of as many as were looked at. */
  record Held(List<Month> months, @Nullable Month later) {}

  private record Row(boolean isLater, Month month) {}

  private final DatabaseClient database;
  private final Today calendar;
  private final Clock clock;

  ExpiryPreviews(DatabaseClient database, Today calendar, Clock clock) {
    this.database = database;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** What settings would do. */
  Mono<ExpiryPreview> of(ProposedSettings.Proposed proposed) {
    Instant now = clock.instant();
    LocalDate today = calendar.at(now);
    ExpiryTerms after = proposed.after().expiry();
    return database
        .sql(LOTS)
        .map(row -> share(Rows.number(row, "lots")))
        .one()
        .flatMap(
            share ->
                held(share, today)
                    .map(
                        held ->
                            new ExpiryPreview(
                                now,
                                held.months(),
                                held.later(),
                                share < 1,
                                after.kind() == ExpiryTerms.Kind.INACTIVITY,
                                ExpiryPreview.earned(proposed.before(), proposed.after(), today))));
  }

  /** Which part of so many lots is looked at, at most all. */
  static double share(long lots) {
    return lots <= LOTS_MAX ? 1 : (double) LOTS_MAX / lots;
  }

  /** What ends when, by a part of the members. */
  Mono<Held> held(double share, LocalDate today) {
    return database
        .sql(MONTHS)
        .bind(0, (float) (100 * share))
        .bind(1, today)
        .bind(2, MONTHS_MAX)
        .map(
            row ->
                new Row(
                    Rows.is(row, "later"),
                    new Month(
                        row.get("month", LocalDate.class),
                        whole(Rows.number(row, "points"), share),
                        whole(Rows.number(row, "lots"), share),
                        whole(Rows.number(row, "members"), share),
                        whole(Rows.number(row, "moving"), share))))
        .all()
        .collectList()
        .map(
            rows ->
                new Held(
                    rows.stream().filter(row -> !row.isLater()).map(Row::month).toList(),
                    rows.stream().filter(Row::isLater).map(Row::month).findFirst().orElse(null)));
  }

  private static long whole(long seen, double share) {
    return Math.round(seen / share);
  }
}
