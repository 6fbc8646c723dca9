-- What rules count of a member, by the day on which it happened: a span of days is a sum of these, so what arrives late or
-- is taken back is in every span that it belongs to. A day that is marked counts once, however often it is.
create table member_counter_day (
  member_id uuid   not null,
  counter   text   not null,
  day       date   not null,
  amount    bigint not null default 0,
  marks     bigint not null default 0,
  primary key (member_id, counter, day)
) with (fillfactor = 80);

-- What counters and rows of days lost with a return, so that what later purchases won by them can be decided again.
alter table purchase_return
  add column counted json,
  add column ended   text;                                           -- 'day', 'week' or 'both' that had a purchase and has none
