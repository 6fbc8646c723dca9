-- One row per member: the balances, and the running state that a purchase reads and changes. It is the row that a
-- transaction locks before it touches anything else of the member. Always equal to the sum of the member's transfers.
create table member_account (
  member_id        uuid   primary key,
  available        bigint not null default 0,                        -- below 0: spent points of returned purchases
  pending          bigint not null default 0 check (pending >= 0),
  reserved         bigint not null default 0 check (reserved >= 0),
  lifetime_accrued bigint not null default 0,
  purchases        bigint not null default 0 check (purchases >= 0), -- not wholly returned ones
  last_purchase_on date,
  tier             text,
  tier_since       date,
  tier_until       date
) with (fillfactor = 70);

-- Points of a member that expire together. A debt is a lot below zero, which later accruals fill up first.
create table lot (
  member_id      uuid   not null,
  id             uuid   not null,
  account        text   not null check (account in ('pending', 'available', 'reserved')),
  remaining      bigint not null,
  available_from date,                                               -- of pending points only
  expires_on     date,                                               -- last day on which they can be spent
  debt           boolean not null default false,
  primary key (member_id, id),
  check (debt or remaining >= 0),
  check (not debt or remaining <= 0)
) with (fillfactor = 70);

create index lot_to_release on lot (available_from) where account = 'pending' and remaining > 0;

-- Every movement of points, once and for ever. Rows are only added.
create table transfer (
  member_id     uuid        not null,
  id            uuid        not null,                                -- UUIDv7
  at            timestamptz not null,
  kind          text        not null,
  debit         text        not null,
  credit        text        not null,
  points        bigint      not null check (points > 0),
  debit_lot     uuid,
  credit_lot    uuid,
  balance_after bigint      not null,                                -- available + pending + reserved
  source_id     uuid,                                                -- purchase, return, event, redemption …
  purchase_id   uuid,
  corrects      uuid,                                                -- the transfer that this one puts right
  rule          text,
  text          text        not null,
  primary key (member_id, id),
  check (debit <> credit),
  check ((debit in ('pending', 'available', 'reserved')) = (debit_lot is not null)),
  check ((credit in ('pending', 'available', 'reserved')) = (credit_lot is not null))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name;
end $$;

create trigger transfer_is_append_only before update or delete on transfer
  for each statement execute function refuse_change();
