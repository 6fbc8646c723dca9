-- How far the demo's clock is ahead of the machines' clocks, for all servers of this database: one row, only ever farther.
-- In production nobody writes it, and it says 0.
create table demo_clock (
  one      boolean primary key default true check (one),
  ahead_us bigint  not null default 0 check (ahead_us >= 0)
);

insert into demo_clock default values;

-- The time that it is for the programme, by the database's clock. For statements that compare moments of the programme
-- with now.
create function programme_now() returns timestamptz language sql volatile as
  'select clock_timestamp() + ahead_us * interval ''1 microsecond'' from demo_clock';
