create table store (
  code        text        primary key,
  name        text        not null,
  zone        text        not null, -- of the tz database, such as Europe/Berlin
  tags        text[]      not null default '{}',
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
