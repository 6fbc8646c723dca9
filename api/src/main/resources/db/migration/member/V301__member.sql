-- The person. Erasing somebody empties this row and leaves the movements of points alone.
create table member (
  id            uuid        primary key,                             -- UUIDv7
  member_number text        not null unique,
  external_id   text        unique,
  name          text,
  email         text        unique,                                  -- in lower case
  phone         text        unique,                                  -- + and digits
  birthday      date,
  attributes    jsonb       not null default '{}',                   -- scalars by name
  status        text        not null default 'active',
  referral_code text        not null unique,
  enrolled_at   timestamptz not null
);

create table member_card (
  card      text primary key,
  member_id uuid not null references member
);

create index member_card_of on member_card (member_id);

create table member_tag (
  member_id uuid        not null,
  tag       text        not null,
  rule      text        not null,
  since     timestamptz not null,
  primary key (member_id, tag)
);
