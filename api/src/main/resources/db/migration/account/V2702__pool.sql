-- Members who spend their points together.
create table pool (
  id         uuid primary key,
  name       text not null,
  created_at timestamptz not null
);

-- A member is in one pool at most, or invited into one. Whether they are blocked is copied from the
-- member: of those nobody takes points.
create table pool_member (
  member_id uuid primary key,
  pool_id   uuid not null references pool,
  role      text not null check (role in ('owner', 'spender', 'collector')),
  joined    boolean not null,
  since     timestamptz not null,
  blocked   boolean not null default false
);

create index pool_member_pool on pool_member (pool_id);
