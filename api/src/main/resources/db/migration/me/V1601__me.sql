-- One-time codes. A row for each request, also where nobody has the address, so that both take the same time.
create table sign_in_code (
  id          uuid        primary key,
  key_kind    text        not null check (key_kind in ('email', 'phone')),
  key_hash    bytea       not null,             -- SHA-256 of the address: what is typed here is nobody's yet
  member_id   uuid,                             -- null: nobody's, or of who joins with it
  code_hash   bytea       not null,             -- SHA-256 of the id and the code
  joining     jsonb,                            -- what who joins said of themselves; taken away with the row
  tries       integer     not null default 0,
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);

create index sign_in_code_of on sign_in_code (key_hash, id);
create index sign_in_code_expired on sign_in_code (expires_at);

-- What may be done how often, as leaky buckets that all servers share.
create table member_attempt (
  bucket  bytea   primary key,                  -- SHA-256 of what is counted
  dry_at  bigint  not null,                     -- when it will have run dry; milliseconds since 1970
  depth   bigint  not null                      -- how far ahead that may be
);

create index member_attempt_dry on member_attempt (dry_at);

create table member_session (
  id          uuid        primary key,
  token_hash  bytea       not null unique,      -- SHA-256 of 256 random bits
  member_id   uuid        not null,
  device      text        not null,             -- such as 'Firefox, Android'
  started_at  timestamptz not null,
  used_at     timestamptz not null,             -- an hour behind, to spare a write with each request
  expires_at  timestamptz not null
);

create index member_session_of on member_session (member_id, id);
create index member_session_expired on member_session (expires_at);

-- Messages on their way to members. What they say is taken away once they are sent.
create table mail (
  id          uuid        primary key,          -- its Message-ID, too
  member_id   uuid,
  kind        text        not null check (kind in ('code', 'answer')),
  recipient   text,                             -- null once it is sent
  subject     text,
  body        text,
  state       text        not null check (state in ('waiting', 'sent', 'failed', 'shown', 'void')),
  attempts    integer     not null default 0,
  created_at  timestamptz not null,
  next_at     timestamptz not null,
  given_up_at timestamptz,                      -- after which it is worth nothing: a code that has expired
  done_at     timestamptz,
  error       text                              -- why the last attempt failed, without the address
);

create index mail_waiting on mail (next_at) where state = 'waiting';
create index mail_by_member on mail (member_id, id);
create index mail_done on mail (done_at) where state <> 'waiting';

-- What members agreed to, each time they said so. The newest row of a purpose holds.
create table consent (
  member_id     uuid        not null,
  id            uuid        not null,
  purpose       text        not null,
  given         boolean     not null,
  text_version  text        not null,           -- of the words that they saw
  at            timestamptz not null,
  primary key (member_id, id)
);

-- A word back.
create table feedback (
  id           uuid        primary key,
  member_id    uuid        not null,
  purchase_id  uuid,
  score        integer     check (score between 0 and 10),
  text         text,
  at           timestamptz not null
);

create index feedback_of on feedback (member_id, id);
