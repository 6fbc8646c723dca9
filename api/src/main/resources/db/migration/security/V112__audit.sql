-- What people changed. Rows are only ever added.
create table audit_entry (
  id            uuid        primary key,     -- UUIDv7: in the order of time
  at            timestamptz not null,
  by_kind       text        not null check (by_kind in ('person', 'key', 'system')),
  by_id         uuid,                        -- null for the system itself
  by_name       text        not null,        -- as it was then
  action        text        not null,        -- dotted: 'store.changed'
  subject_kind  text        not null,
  subject_id    text        not null,
  details       jsonb       not null
);

create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, id);
create index audit_entry_by_actor on audit_entry (by_id, id);
create index audit_entry_by_action on audit_entry (action text_pattern_ops, id);
