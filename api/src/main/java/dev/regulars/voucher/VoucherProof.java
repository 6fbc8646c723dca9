package dev.regulars.voucher;

import dev.regulars.account.Proof;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Proves that codes were used, and gift cards emptied, as often and as far as their movements say.
 */
@Component
class VoucherProof implements Proof {

  private static final String USES =
      """
      with summed as (
        select key, sum(uses) as uses from voucher_movement group by key
      )
      select null::uuid as member_id, 'uses of voucher ' || coalesce(voucher.id::text, 'that is missing') as what,
             coalesce(summed.uses, 0)::bigint as expected, coalesce(voucher.uses, 0)::bigint as found
        from voucher
        full join summed using (key)
       where coalesce(summed.uses, 0) <> coalesce(voucher.uses, 0)
       limit $1
      """;

  private static final String BALANCES =
      """
      with summed as (
        select key, sum(amount_minor) as spent from voucher_movement group by key
      )
      select null::uuid as member_id, 'left on gift card ' || voucher.id as what,
             (voucher.face_minor - coalesce(summed.spent, 0))::bigint as expected, voucher.remaining_minor as found
        from voucher
        left join summed using (key)
       where voucher.remaining_minor is not null
         and voucher.remaining_minor <> voucher.face_minor - coalesce(summed.spent, 0)
       limit $1
      """;

  private static final String TWICE =
      """
      select null::uuid as member_id, 'uses in purchase ' || purchase_id as what, 1::bigint as expected,
             sum(uses)::bigint as found
        from voucher_movement
       group by purchase_id, key
      having sum(uses) not in (0, 1) or sum(amount_minor) < 0
       limit $1
      """;

  private static final String POINTS =
      """
      select moved.member_id, 'points of voucher ' || moved.id as what, abs(moved.points)::bigint as expected,
             coalesce(given.points, 0)::bigint as found
        from voucher_movement as moved
        left join (select member_id, source_id, sum(points) as points
                     from points_by_source
                    where kind = 'adjustment'
                    group by 1, 2) as given
          on (given.member_id, given.source_id) = (moved.member_id, moved.id)
       where moved.points <> 0
         and abs(moved.points) <> coalesce(given.points, 0)
       limit $1
      """;

  private final DatabaseClient database;

  VoucherProof(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Flux<Difference> differences(int most) {
    return Flux.just(USES, BALANCES, TWICE, POINTS)
        .concatMap(select -> Difference.find(database, select, most));
  }
}
