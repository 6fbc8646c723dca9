package dev.regulars.account;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Proves accounts, lots and days from the transfers. What others prove comes behind it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccountProof implements Proof {

  // Every transfer seen from both its ends: what it takes from one account it gives to the other.
  // What a merged member had is counted with who remains.
  private static final String BALANCES =
      """
      with owned as (
        select coalesce(held.merged_into, transfer.member_id) as member_id, debit, credit, points
          from transfer
          left join member_account as held using (member_id)
      ), movement as (
        select member_id, debit as account, -points as points from owned
        union all
        select member_id, credit, points from owned
      ), summed as (
        select member_id,
               coalesce(sum(points) filter (where account = 'available'), 0) as available,
               coalesce(sum(points) filter (where account = 'pending'), 0)   as pending,
               coalesce(sum(points) filter (where account = 'reserved'), 0)  as reserved,
               coalesce(sum(points) filter (where account = 'expired'), 0)   as lifetime_expired,
               coalesce(sum(points) filter (where account = 'redeemed'), 0)  as lifetime_redeemed,
               coalesce(-sum(points) filter (where account = 'issued'), 0)   as lifetime_accrued
          from movement
         group by member_id
      ), compared as (
        select member_id, what, held, summed
          from member_account
          full join summed using (member_id)
         cross join lateral (values
                 ('available',        member_account.available,        summed.available),
                 ('pending',          member_account.pending,          summed.pending),
                 ('reserved',         member_account.reserved,         summed.reserved),
                 ('lifetime expired', member_account.lifetime_expired, summed.lifetime_expired),
                 ('lifetime redeemed', member_account.lifetime_redeemed, summed.lifetime_redeemed),
                 ('lifetime accrued', member_account.lifetime_accrued, summed.lifetime_accrued)
               ) as pair (what, held, summed)
      )
      select member_id, what, coalesce(summed, 0)::bigint as expected, coalesce(held, 0)::bigint as found
        from compared
       where coalesce(held, 0) <> coalesce(summed, 0)
       limit $1
      """;

  private static final String LOTS =
      """
      with movement as (
        select member_id, debit_lot as id, -points as points from transfer where debit_lot is not null
        union all
        select member_id, credit_lot, points from transfer where credit_lot is not null
      ), summed as (
        select member_id, id, sum(points) as points from movement group by member_id, id
      )
      select member_id, 'lot ' || id as what, coalesce(summed.points, 0)::bigint as expected,
             coalesce(lot.remaining, 0)::bigint as found
        from lot
        full join summed using (member_id, id)
       where coalesce(lot.remaining, 0) <> coalesce(summed.points, 0)
       limit $1
      """;

  private static final String LOTS_AGAINST_BALANCES =
      """
      with summed as (
        select member_id,
               coalesce(sum(remaining) filter (where account = 'available'), 0) as available,
               coalesce(sum(remaining) filter (where account = 'pending'), 0)   as pending,
               coalesce(sum(remaining) filter (where account = 'reserved'), 0)  as reserved
          from lot
         group by member_id
      )
      select member_id, 'lots of ' || what as what, coalesce(summed, 0)::bigint as expected, held as found
        from member_account
        left join summed using (member_id)
       cross join lateral (values
               ('available', member_account.available, summed.available),
               ('pending',   member_account.pending,   summed.pending),
               ('reserved',  member_account.reserved,  summed.reserved)
             ) as pair (what, held, summed)
       where held <> coalesce(summed, 0)
       limit $1
      """;

  private static final String EXPIRED_LOTS =
      """
      with summed as (
        select member_id, sum(expired) as expired from lot group by member_id
      )
      select member_id, 'expired by lot' as what, lifetime_expired as expected,
             coalesce(expired, 0)::bigint as found
        from member_account
        left join summed using (member_id)
       where lifetime_expired <> coalesce(expired, 0)
       limit $1
      """;

  // An account whose day is not known would never be swept.
  private static final String DUE =
      """
      with each as (
        select member_id,
               least(min(available_from) filter (where account = 'pending'), min(expires_on) + 1) as due_on
          from lot
         where remaining > 0
           and account in ('pending', 'available')
         group by member_id
        union all
        select member_id, tier_until + 1 from member_account
         union all
        select member_id, warn_on from member_account
      ), due as (
        select member_id, min(due_on) as due_on from each group by member_id
      )
      select member_id, 'days since 1970 until something is due' as what, (due.due_on - date '1970-01-01')::bigint as expected,
             coalesce(member_account.due_on - date '1970-01-01', 0)::bigint as found
        from due
        join member_account using (member_id)
       where due.due_on is distinct from member_account.due_on
         and due.due_on is not null
       limit $1
      """;

  private static final String DAYS =
      """
      with summed as (
        select member_id, sum(accrued) as accrued from member_day group by member_id
      ), accrued as (
        select coalesce(held.merged_into, transfer.member_id) as member_id,
               sum(case when debit = 'issued' then points else -points end) as points
          from transfer
          left join member_account as held using (member_id)
         where 'issued' in (debit, credit)
         group by 1
      )
      select member_id, 'accrued by day' as what, coalesce(accrued.points, 0)::bigint as expected,
             coalesce(summed.accrued, 0)::bigint as found
        from summed
        full join accrued using (member_id)
       where coalesce(accrued.points, 0) <> coalesce(summed.accrued, 0)
       limit $1
      """;

  // What one member gave another one got.
  private static final String TRANSFERRED =
      """
      with movement as (
        select source_id, member_id, points from transfer where credit = 'transferred'
        union all
        select source_id, member_id, -points from transfer where debit = 'transferred'
      )
      select min(member_id::text)::uuid as member_id, 'transferred by ' || source_id as what, 0::bigint as expected,
             sum(points)::bigint as found
        from movement
       group by source_id
      having sum(points) <> 0
       limit $1
      """;

  private static final List<String> ALL =
      List.of(BALANCES, LOTS, LOTS_AGAINST_BALANCES, EXPIRED_LOTS, DUE, DAYS, TRANSFERRED);

  private final DatabaseClient database;

  AccountProof(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Flux<Difference> differences(int most) {
    return Flux.fromIterable(ALL).concatMap(sql -> Difference.find(database, sql, most));
  }
}
