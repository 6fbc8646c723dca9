-- Tiers that a member reached besides the one in member_account: held before it, or reached on a day that became known
-- later. On each day the highest one counts that was reached by then; what happened before all of them happened in the
-- entry tier. Most members never leave that and have no row; a purchase that lifts nobody writes none.
create table member_tier (
  member_id uuid not null,
  since     date not null,
  tier      text not null,
  until     date,
  primary key (member_id, since, tier)
);
