package dev.regulars.account;

import dev.regulars.account.ExpiryPreview.Month;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Settings;
import dev.regulars.programme.Today;
import dev.regulars.shared.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  private static final String LOTS =
      "select greatest(reltuples, 0)::bigint as lots from pg_class where oid = 'lot'::regclass";

  private static final String MONTHS =
      """
      select date_trunc('month', expires_on)::date as month,
             sum(remaining)::bigint as points,
             count(*) as lots,
             count(distinct member_id) as members,
             coalesce(sum(remaining) filter (where moving), 0)::bigint as moving
        from lot tablesample system ($1) repeatable (1)
       where remaining > 0
         and account <> 'reserved'
         and (expires_on is null or expires_on >= $2)
       group by 1
       order by 1 nulls last
       limit 500
      """;

  private final DatabaseClient database;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Clock clock;

  ExpiryPreviews(DatabaseClient database, ProgrammeSettings settings, Today calendar, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** What settings would do. */
  Mono<ExpiryPreview> of(Settings after) {
    Instant now = clock.instant();
    LocalDate today = calendar.at(now);
    Settings before = settings.at(now).settings();
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
                                held,
                                share < 1,
                                after.expiry().kind() == ExpiryTerms.Kind.INACTIVITY,
                                ExpiryPreview.earned(before, after, today))));
  }

  /** Which part of so many lots is looked at, at most all. */
  static double share(long lots) {
    return lots <= LOTS_MAX ? 1 : (double) LOTS_MAX / lots;
  }

  private Mono<List<Month>> held(double share, LocalDate today) {
    return database
        .sql(MONTHS)
        .bind(0, (float) (100 * share))
        .bind(1, today)
        .map(
            row ->
                new Month(
                    row.get("month", LocalDate.class),
                    whole(Rows.number(row, "points"), share),
                    whole(Rows.number(row, "lots"), share),
                    whole(Rows.number(row, "members"), share),
                    whole(Rows.number(row, "moving"), share)))
        .all()
        .collectList();
  }

  private static long whole(long seen, double share) {
    return Math.round(seen / share);
  }
}
