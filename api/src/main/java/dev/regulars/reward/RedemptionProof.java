package dev.regulars.reward;

import dev.regulars.account.Proof;
import dev.regulars.shared.Rows;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Proves that redemptions hold and gave the points that stand in their rows, and that rewards count
 * the pieces that are held or handed out.
 */
@Component
class RedemptionProof implements Proof {

  // Of one whose time is over the account has let the points go, or will when it is looked at.
  // Points
  // of a redemption may lie in several accounts.
  private static final String HELD =
      """
      with held as (
        select source_id as id, sum(reserved) as points
          from points_of_redemptions
         group by 1
        having sum(reserved) <> 0
      ), expected as (
        select member_id, id, points,
               state = 'reserved' and expires_at <= :now as is_over
          from redemption
         where state = 'reserved'
      )
      select member_id, 'held for redemption ' || id as what, coalesce(expected.points, 0)::bigint as expected,
             coalesce(held.points, 0)::bigint as found
        from expected
        full join held using (id)
       where coalesce(expected.points, 0) <> coalesce(held.points, 0)
         and not (coalesce(expected.is_over, false) and coalesce(held.points, 0) between 0 and expected.points)
       limit :most
      """;

  private static final String GIVEN =
      """
      with given as (
        select coalesce(reversal.redemption_id, moved.source_id) as id, sum(moved.redeemed) as points
          from points_of_redemptions as moved
          left join redemption_reversal as reversal on reversal.id = moved.source_id
         where moved.redeemed <> 0
         group by 1
      ), expected as (
        select member_id, id, points - reversed as points
          from redemption
         where state in ('confirmed', 'reversed')
      )
      select member_id, 'redemption ' || id as what, coalesce(expected.points, 0)::bigint as expected,
             coalesce(given.points, 0)::bigint as found
        from expected
        full join given using (id)
       where coalesce(expected.points, 0) <> coalesce(given.points, 0)
       limit :most
      """;

  private static final String REVERSED =
      """
      with summed as (
        select member_id, redemption_id as id, sum(points) as points from redemption_reversal group by 1, 2
      )
      select member_id, 'given back of redemption ' || id as what, coalesce(summed.points, 0)::bigint as expected,
             coalesce(redemption.reversed, 0)::bigint as found
        from redemption
        full join summed using (member_id, id)
       where coalesce(redemption.reversed, 0) <> coalesce(summed.points, 0)
       limit :most
      """;

  private static final String STOCK =
      """
      with counted as (
        select reward as code, count(*) as pieces
          from redemption
         where stocked
           and state in ('reserved', 'confirmed')
         group by reward
      )
      select null::uuid as member_id, 'pieces of reward ' || code as what, coalesce(counted.pieces, 0) as expected,
             reward.taken as found
        from reward
        left join counted using (code)
       where reward.taken <> coalesce(counted.pieces, 0)
       limit :most
      """;

  private final DatabaseClient database;
  private final Clock clock;

  RedemptionProof(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Flux<Difference> differences(int most) {
    Flux<Difference> held =
        read(database.sql(HELD).bind("now", clock.instant()).bind("most", most));
    return held.concatWith(
        Flux.just(GIVEN, REVERSED, STOCK)
            .concatMap(sql -> read(database.sql(sql).bind("most", most))));
  }

  private static Flux<Difference> read(DatabaseClient.GenericExecuteSpec select) {
    return select
        .map(
            row ->
                new Difference(
                    row.get("member_id", java.util.UUID.class),
                    Rows.text(row, "what"),
                    Rows.number(row, "expected"),
                    Rows.number(row, "found")))
        .all();
  }
}
