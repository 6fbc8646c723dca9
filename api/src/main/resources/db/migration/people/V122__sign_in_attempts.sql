-- Attempts to sign in, as leaky buckets that all servers share. What is counted (a login from an address,
-- an address, a login, a device) is only a number here, one of 65,536 for each kind: so many rows there
-- can be, whatever is tried.
create table sign_in_attempt (
  bucket  integer  primary key,
  dry_at  bigint   not null,                   -- when the bucket will have run dry; milliseconds since 1970
  depth   bigint   not null                    -- how far ahead that may be
);

create index sign_in_attempt_dry on sign_in_attempt (dry_at);

-- What the cookies of known devices are signed with, and what the numbers above are made with. One row.
create table sign_in_secret (
  one     boolean  primary key default true check (one),
  secret  bytea    not null
);

-- Failed attempts since the last sign-in, to be told at the next one.
alter table person
  add column failed_attempts  integer  not null default 0,
  add column failed_since     timestamptz;

alter table person_session
  add column failed_attempts  integer  not null default 0,
  add column failed_since     timestamptz;
