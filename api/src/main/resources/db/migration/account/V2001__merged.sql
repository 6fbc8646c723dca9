-- Two members who turned out to be one person: the account of one is closed, and what it had goes to the other. The
-- movements before it stay under the account that they were booked in; who asks what belongs to a member asks for both.
alter table member_account
  add column merged_into uuid,                                       -- who remains, however often; null: it is open
  add column merge_id    uuid;

create index member_account_merged on member_account (merged_into) where merged_into is not null;

create table member_merge (
  id        uuid        primary key,                                 -- the source of its transfers
  member_id uuid        not null,                                    -- who was merged
  into_id   uuid        not null,                                    -- who remained
  at        timestamptz not null,
  taken     json        not null,                                    -- what the account gave, to give it back
  parts     json        not null default '{}',                       -- which rows went over, by who owns them
  undone_at timestamptz
);

create unique index member_merge_open on member_merge (member_id) where undone_at is null;

-- A merged member's movements are of who remains.
create or replace view points_by_source as
select coalesce(account.merged_into, transfer.member_id) as member_id, source_id, kind, purchase_id, sum(points) as points
  from transfer
  left join member_account as account using (member_id)
 group by 1, source_id, kind, purchase_id;

create or replace view points_of_redemptions as
select coalesce(account.merged_into, transfer.member_id) as member_id, source_id,
       sum(case when credit = 'reserved' then points else 0 end - case when debit = 'reserved' then points else 0 end) as reserved,
       sum(case when credit = 'redeemed' then points else 0 end - case when debit = 'redeemed' then points else 0 end) as redeemed
  from transfer
  left join member_account as account using (member_id)
 where credit in ('reserved', 'redeemed')
    or debit in ('reserved', 'redeemed')
 group by 1, source_id;
