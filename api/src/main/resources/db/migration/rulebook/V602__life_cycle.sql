-- A rulebook's life: somebody edits a draft, hands it in as a version, somebody else decides, it goes live.

create table rulebook_draft (
  id           uuid        primary key,                              -- UUIDv7
  based_on     integer     not null references rulebook_version,     -- whose files it began with
  note         text        not null,
  created_by   jsonb       not null,                                 -- who: id, name as it was then, kind
  created_at   timestamptz not null,
  changed_by   jsonb       not null,
  changed_at   timestamptz not null,
  version      integer     references rulebook_version,              -- as which it was handed in last
  discarded_at timestamptz
);

create index rulebook_draft_by_change on rulebook_draft (changed_at, id);
create index rulebook_draft_by_version on rulebook_draft (version);

-- Every text that a file of a draft ever had. Rows are only ever added: nobody's work is lost.
create table rulebook_draft_revision (
  draft_id   uuid        not null references rulebook_draft,
  name       text        not null,
  revision   integer     not null,
  text       text,                                                   -- null: the file was taken out
  changed_by jsonb       not null,
  changed_at timestamptz not null,
  primary key (draft_id, name, revision)
);

-- Which files a draft has now.
create table rulebook_draft_file (
  draft_id uuid    not null,
  name     text    not null,
  revision integer not null,
  primary key (draft_id, name),
  foreign key (draft_id, name, revision) references rulebook_draft_revision
);

alter table rulebook_version rename column created_by to submitted_by;
alter table rulebook_version rename column created_at to submitted_at;
alter table rulebook_version
  alter column submitted_by type jsonb
    using jsonb_build_object('id', null, 'name', submitted_by, 'kind', 'system'),
  alter column note drop default,
  drop constraint rulebook_version_state_check,
  add constraint rulebook_version_state_check
    check (state in ('submitted', 'approved', 'rejected', 'withdrawn', 'scheduled', 'live', 'superseded')),
  add column draft_id     uuid    references rulebook_draft,         -- null: a rollback, or the starter rulebook
  add column based_on     integer references rulebook_version,
  add column rollback_of  integer references rulebook_version,
  add column decided_by   jsonb,
  add column decided_at   timestamptz,
  add column reason       text,                                      -- why it was rejected
  add column published_by jsonb;

-- One at a time; publishing is serialized, and this holds whatever happens.
create unique index rulebook_version_live on rulebook_version (state) where state = 'live';
create index rulebook_version_by_draft on rulebook_version (draft_id);

-- A version has one span in which it decides.
alter table rulebook_live add unique (version);

-- What happened to the rulebook, for people. Rows are only ever added.
create table rulebook_event (
  id           uuid        primary key,                              -- UUIDv7
  at           timestamptz not null,
  by           jsonb       not null,
  action       text        not null,
  version      integer     references rulebook_version,
  draft_id     uuid        references rulebook_draft,
  goes_live_at timestamptz,                                          -- the time that was set
  note         text
);

create index rulebook_event_by_time on rulebook_event (at, id);
