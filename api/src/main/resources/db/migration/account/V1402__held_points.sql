-- Points that are held for a redemption lie in lots of their own, which come back by themselves at a moment.
alter table lot
  add column held_for  uuid,                                         -- the redemption
  add column lapses_at timestamptz;

alter table member_account
  add column lifetime_redeemed bigint not null default 0;

-- What was held and given for each redemption, or given back by a reversal: what its owner proves its rows by.
create view points_of_redemptions as
select member_id, source_id,
       sum(case when credit = 'reserved' then points else 0 end - case when debit = 'reserved' then points else 0 end) as reserved,
       sum(case when credit = 'redeemed' then points else 0 end - case when debit = 'redeemed' then points else 0 end) as redeemed
  from transfer
 where credit in ('reserved', 'redeemed')
    or debit in ('reserved', 'redeemed')
 group by member_id, source_id;
