-- Who may call. A key itself is never kept, only its SHA-256: 256 random bits need no salt and no slow hash.
create table api_key (
  id                   uuid        primary key,
  name                 text        not null,
  role                 text        not null check (role in ('admin', 'marketer', 'approver', 'support', 'till')),
  key_hash             bytea       not null unique,
  hint                 text        not null, -- its last characters, to tell keys apart in a list
  stores               text[],               -- null: all stores
  requests_per_second  integer,              -- null: the server's default
  demo                 boolean     not null default false,
  created_at           timestamptz not null,
  created_by           uuid,
  revoked_at           timestamptz
);

-- Printed at the first start, good for making the first admin key, once.
create table setup_token (
  token_hash  bytea       primary key,
  created_at  timestamptz not null
);
