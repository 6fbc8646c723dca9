-- An invitation is no place: who is invited may be in another pool, make one, and be invited into several.
create table pool_invitation (
  member_id uuid not null,
  pool_id   uuid not null references pool,
  role      text not null check (role in ('spender', 'collector')),
  since     timestamptz not null,
  primary key (member_id, pool_id)
);

create index pool_invitation_pool on pool_invitation (pool_id);

insert into pool_invitation (member_id, pool_id, role, since)
select member_id, pool_id, role, since from pool_member where not joined;

delete from pool_member where not joined;

alter table pool_member drop column joined;
