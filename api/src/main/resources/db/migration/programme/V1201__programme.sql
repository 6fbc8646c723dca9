-- The programme's settings: one document, of which each change is a version. Rows are only ever added; what moves is the state.
create table programme_version (
  version     integer     primary key,
  based_on    integer     references programme_version,              -- what it changed; null for the first
  state       text        not null check (state in ('waiting', 'approved', 'withdrawn')),
  settings    jsonb       not null,                                  -- the whole document
  wanted_from timestamptz,                                           -- null: from when it is approved
  valid_from  timestamptz,                                           -- set when it is approved, never before that moment
  note        text        not null,
  by          jsonb       not null,                                  -- who: id, name as it was then, kind
  at          timestamptz not null,
  decided_by  jsonb,                                                 -- who approved it or took it back
  decided_at  timestamptz,
  check ((valid_from is not null) = (state = 'approved'))
);

-- Two versions never begin at one moment.
create unique index programme_version_by_time on programme_version (valid_from);
