-- Paid memberships that can be had. The document is kept as it was written; what SQL asks for stands beside it.
create table plan (
  code       text        primary key,
  version    integer     not null,                                   -- replacements, from 1
  document   jsonb       not null,
  state      text        not null check (state in ('draft', 'active', 'retired')),
  sku        text,                                                   -- the product by which it is bought
  skus       text[]      not null,                                   -- all by which it ever was
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- A product buys one plan.
create unique index plan_sku on plan (sku) where state = 'active';

-- A member's time of a plan: all of it, term by term. Whether the member has the plan on a day follows from the terms;
-- nothing has to happen for it to end.
create table member_plan (
  member_id  uuid        not null,
  plan       text        not null,
  terms      jsonb       not null,                                   -- [{"id", "kind", "startsOn", "endsOn", "pauses", …}]
  notice     jsonb       not null,                                   -- how many days before the end it is told, [7, 1]
  renews     boolean     not null,                                   -- false: ends with what there is
  tried      boolean     not null,                                   -- had the trial, once and for ever
  told_on    date        not null,                                   -- the day until which ends were told
  due_on     date,                                                   -- the next day on which there is something to tell
  primary key (member_id, plan)
) with (fillfactor = 80);

create index member_plan_due on member_plan (due_on) where due_on is not null;
create index member_plan_of_plan on member_plan (plan);

-- What became of it, by whom and why. Rows are only added.
create table member_plan_change (
  member_id    uuid        not null,
  id           uuid        not null,                                 -- UUIDv7
  plan         text        not null,
  at           timestamptz not null,
  action       text        not null,                                 -- started, renewed, cancelled, paused, resumed, ended …
  cause        text        not null,                                 -- bought, given, trial, points, by-hand, returned, charged-back, over …
  ends_on      date,                                                 -- its last day since then
  source_id    uuid,                                                 -- the purchase, return or redemption
  refund_minor bigint,
  by_kind      text,                                                 -- null where a purchase or the time did it
  by_id        uuid,
  by_name      text,
  reason       text,
  primary key (member_id, id)
);
