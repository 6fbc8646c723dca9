-- Every rulebook that was ever live, as it was. Rows never change but for their state.
create table rulebook_version (
  version    integer     primary key generated always as identity,
  state      text        not null check (state in ('live', 'superseded')),
  files      jsonb       not null,                                   -- text by file name
  created_by text        not null,
  created_at timestamptz not null,
  note       text        not null default ''
);

-- From when on a version decides purchases; the newest row before a purchase's moment names its rulebook.
create table rulebook_live (
  live_from timestamptz primary key,
  version   integer     not null references rulebook_version
);
