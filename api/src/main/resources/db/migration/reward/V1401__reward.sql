-- What points are good for. The document is kept as it was written; what SQL asks for stands beside it.
create table reward (
  code       text        primary key,
  version    integer     not null,                                   -- replacements, from 1
  document   jsonb       not null,
  state      text        not null check (state in ('draft', 'active', 'retired')),
  stock      bigint      check (stock >= 0),                         -- pieces in all; null for any number
  taken      bigint      not null default 0 check (taken >= 0),      -- held or handed out while there was a stock
  created_at timestamptz not null,
  updated_at timestamptz not null
);
