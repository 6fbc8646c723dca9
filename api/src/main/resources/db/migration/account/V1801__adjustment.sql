-- What people put right by hand, and what becomes of it: above what a person may do alone somebody else has to approve it.
create table adjustment (
  member_id      uuid not null,
  id             uuid not null,
  points         bigint not null,
  reason         text not null,
  state          text not null check (state in ('pending', 'booked', 'rejected', 'cancelled')),
  by_id          uuid,                                   -- null for what was booked before this table was
  by_name        text not null,
  by_kind        text not null,
  day            date not null,                          -- the programme's, which limits count in
  at             timestamptz not null,
  alone          boolean not null,                       -- within what the person may do without anybody else
  transfer_id    uuid,                                   -- the first of its movements
  settled_by_id  uuid,
  settled_name   text,
  settled_kind   text,
  settled_at     timestamptz,
  settled_reason text,
  answer         text not null,                          -- to the last step, for who repeats it
  primary key (member_id, id)
);

create index adjustment_by_id on adjustment (id);
create index adjustment_by_day on adjustment (by_id, day) where alone;
create index adjustment_pending on adjustment (id desc) where state = 'pending';

-- What was booked before can be cancelled, too. Who did it stands in the audit log.
insert into adjustment (member_id, id, points, reason, state, by_name, by_kind, day, at, alone, transfer_id, answer)
select member_id, source_id, sum(case when debit = 'adjusted' then points else -points end), max(text), 'booked', '', 'person',
       (min(at) at time zone 'UTC')::date, min(at), true, min(id::text)::uuid, '{}'
  from transfer
 where kind = 'adjustment'
   and source_id is not null
   and (debit = 'adjusted' or credit = 'adjusted')
 group by member_id, source_id
having sum(case when debit = 'adjusted' then points else -points end) <> 0;
