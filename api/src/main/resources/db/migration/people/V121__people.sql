-- The people behind the counter. Nobody is ever removed: what they did names them.
create table person (
  id               uuid        primary key,
  login            text        not null unique check (login = lower(login)),
  name             text        not null,
  role             text        not null check (role in ('admin', 'marketer', 'approver', 'support', 'till')),
  password_hash    text,                       -- Argon2id; null: invited, or signs in by OpenID Connect
  issuer           text,                       -- of OpenID Connect
  subject          text,                       -- who they are there
  active           boolean     not null default true,
  locale           text,
  demo             boolean     not null default false,
  created_at       timestamptz not null,
  created_by       uuid,
  last_sign_in_at  timestamptz,
  unique (issuer, subject),
  check ((issuer is null) = (subject is null))
);

-- The link by which somebody chooses a password, once. One at a time: a new one ends the one before.
create table invitation (
  person_id   uuid        primary key references person on delete cascade,
  token_hash  bytea       not null unique,     -- SHA-256 of 256 random bits, as with API keys
  created_at  timestamptz not null,
  created_by  uuid,
  expires_at  timestamptz not null
);

create table person_session (
  token_hash  bytea       primary key,
  person_id   uuid        not null references person on delete cascade,
  started_at  timestamptz not null,
  used_at     timestamptz not null              -- a few minutes behind, to spare a write with each request
);

create index person_session_by_person on person_session (person_id);
