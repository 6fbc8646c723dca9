-- Figures that follow from what is booked. One listener of the outbox keeps them, in one transaction with its place, so
-- that nothing is counted twice or not at all. They can be thrown away and counted again from the outbox.
insert into outbox_listener (name) values ('insight');

-- By day, of each store and (store '') of all together. Purchases and their points are on the day of the purchase in its
-- store's zone, returns on the day of the return; what no store did is on the programme's day.
create table insight_day (
  store          text   not null,
  day            date   not null,
  purchases      bigint not null default 0,
  spent_minor    bigint not null default 0,
  returned_minor bigint not null default 0,
  issued         bigint not null default 0,
  reversed       bigint not null default 0,
  redeemed       bigint not null default 0,
  expired        bigint not null default 0,
  adjusted       bigint not null default 0,
  members        bytea,                                              -- who bought: a HyperLogLog sketch
  active_members bigint not null default 0,                          -- what it estimates
  primary key (store, day)
) with (fillfactor = 70);

-- What a rule did on a day: how often it fired, the points it gave, to whom.
create table insight_rule_day (
  rule    text   not null,
  day     date   not null,
  fired   bigint not null default 0,
  points  bigint not null default 0,
  members bytea,                                                     -- a sketch; none after 400 days
  primary key (rule, day)
) with (fillfactor = 70);

create table insight_rule (
  rule          text        primary key,
  last_fired_at timestamptz not null
) with (fillfactor = 70);

-- What purchases (and events) really contain.
create table insight_code (
  kind         text   not null,
  code         text   collate "C" not null,
  name         text,
  purchases    bigint not null,
  last_seen_on date   not null,
  primary key (kind, code)
) with (fillfactor = 70);

create index insight_code_by_word on insight_code using gin (name_lexemes(code || ' ' || coalesce(name, '')));

-- What was booked before anybody listened, and did not tell of itself then.
update outbox
   set type = 'purchase.claimed'
  from purchase
 where purchase.id = outbox.source_id
   and purchase.claimed_at is not null
   and outbox.type = 'purchase.recorded'
   and outbox.member_id is not null;

insert into outbox (type, source_id, at, payload)
select 'purchase.returned', id, recorded_at,
       json_build_object('purchaseId', purchase_id, 'points', points, 'totalMinor', total_minor, 'store', store)
  from purchase_return
 where not exists (select from outbox
                    where source_id = purchase_return.id
                      and type = 'purchase.returned'
                      and payload ->> 'purchaseId' = purchase_return.purchase_id::text);

insert into outbox (member_id, type, source_id, at, payload)
select member_id, 'points.moved', source_id, at, json_build_object('kind', kind, 'account', account, 'points', points)
  from (select member_id, coalesce(source_id, id) as source_id, at, kind,
               case when debit in ('issued', 'redeemed', 'expired', 'adjusted') then debit else credit end as account,
               sum(case when debit in ('issued', 'redeemed', 'expired', 'adjusted') then points else -points end) as points
          from transfer
         where kind not in ('accrual', 'return')
           and (debit in ('issued', 'redeemed', 'expired', 'adjusted'))
            <> (credit in ('issued', 'redeemed', 'expired', 'adjusted'))
         group by 1, 2, 3, 4, 5) as moved
 where not exists (select from outbox where outbox.source_id = moved.source_id and type = 'points.moved');
