-- What a member did on a day (of the store's calendar): windows, limits and tier standings are sums of these.
create table member_day (
  member_id   uuid   not null,
  day         date   not null,
  purchases   bigint not null default 0,
  spent_minor bigint not null default 0,
  accrued     bigint not null default 0,
  primary key (member_id, day)
) with (fillfactor = 80);
