package dev.regulars.purchase;

import dev.regulars.account.Proof;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Proves that purchases, events and returns moved the points that stand in their rows. Half a
 * purchase would show here: points promised in its row that no transfer gave, or the other way
 * round.
 */
@Component
class RecordedProof implements Proof {

  private static final String PURCHASES =
      """
      with given as (
        select member_id, source_id as id, points
          from points_by_source
         where kind = 'accrual' and purchase_id is not null
      )
      select coalesce(purchase.member_id, given.member_id) as member_id, 'purchase ' || id as what,
             coalesce(purchase.points, 0)::bigint as expected, coalesce(given.points, 0)::bigint as found
        from purchase
        full join given using (member_id, id)
       where coalesce(purchase.points, 0) <> coalesce(given.points, 0)
       limit $1
      """;

  private static final String RETURNS =
      """
      with taken as (
        select member_id, source_id as id, purchase_id, points
          from points_by_source
         where kind = 'return' and purchase_id is not null
      )
      select coalesce(purchase_return.member_id, taken.member_id) as member_id, 'return ' || id as what,
             coalesce(purchase_return.points, 0)::bigint as expected, coalesce(taken.points, 0)::bigint as found
        from purchase_return
        full join taken using (member_id, id, purchase_id)
       where coalesce(purchase_return.points, 0) <> coalesce(taken.points, 0)
       limit $1
      """;

  private static final String EVENTS =
      """
      with given as (
        select member_id, source_id as id, points
          from points_by_source
         where kind in ('accrual', 'referral') and purchase_id is null
      )
      select coalesce(member_event.member_id, given.member_id) as member_id, 'event ' || id as what,
             coalesce(member_event.points, 0)::bigint as expected, coalesce(given.points, 0)::bigint as found
        from member_event
        full join given using (member_id, id)
       where coalesce(member_event.points, 0) <> coalesce(given.points, 0)
       limit $1
      """;

  private static final String REVERSALS =
      """
      with taken as (
        select member_id, source_id as id, points
          from points_by_source
         where kind = 'return' and purchase_id is null
      )
      select coalesce(event_reversal.member_id, taken.member_id) as member_id, 'reversal ' || id as what,
             coalesce(event_reversal.points, 0)::bigint as expected, coalesce(taken.points, 0)::bigint as found
        from event_reversal
        full join taken using (member_id, id)
       where coalesce(event_reversal.points, 0) <> coalesce(taken.points, 0)
       limit $1
      """;

  private final DatabaseClient database;

  RecordedProof(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Flux<Difference> differences(int most) {
    return Flux.just(PURCHASES, RETURNS, EVENTS, REVERSALS)
        .concatMap(sql -> Difference.find(database, sql, most));
  }
}
