-- One import. A server that works on it holds a lease, which it renews; when it dies, another one goes on.
create table import_job (
  id               uuid        primary key,                          -- UUIDv7
  state            text        not null check (state in ('queued', 'running', 'finished', 'failed')),
  mapping          json        not null,                             -- as it was sent
  header           text        not null,                             -- the file's first row, as CSV
  chunks           integer     not null,
  created_by       text        not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  runs             integer     not null default 0,                   -- how often it was begun or gone on with
  runner           uuid,
  leased_until     timestamptz,
  progress         json        not null default '{}',
  members_enrolled bigint      not null default 0,
  failure          text
);

create index import_job_to_do on import_job (id) where state in ('queued', 'running');

-- The file as it was sent, until the import has ended. It goes with the database, so that any server can go on with it.
create table import_chunk (
  job_id uuid    not null references import_job on delete cascade,
  number integer not null,
  bytes  bytea   not null,
  primary key (job_id, number)
);

alter table import_chunk alter column bytes set storage external;

create table import_rejection (
  job_id   uuid   not null references import_job on delete cascade,
  line     bigint not null,
  reason   text   not null,
  original text   not null,                                          -- the row as CSV
  primary key (job_id, line)
);
