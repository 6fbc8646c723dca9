-- member_id of a purchase without a member is the nil UUID.
create table purchase (
  member_id        uuid        not null,
  id               uuid        not null,                             -- UUIDv7
  store            text        not null,
  register         text        not null,
  receipt          text        not null,
  occurred_at      timestamptz not null,
  recorded_at      timestamptz not null,
  day              date        not null,                             -- in the store's zone
  total_minor      bigint      not null,
  points           bigint      not null,
  rulebook_version integer     not null,
  content          json        not null,                             -- the purchase as it was posted, canonical
  facts            json,                                             -- what was known of the member at that moment
  answer           json        not null,                             -- the first answer; a replay gives it again
  claim_answer     json,
  claimed_at       timestamptz,
  returned_at      timestamptz,                                      -- when nothing was left of it
  primary key (member_id, id)
);

create unique index purchase_identity on purchase (store, register, receipt);
create unique index purchase_id on purchase (id);

create table purchase_return (
  member_id      uuid        not null,
  id             uuid        not null,
  store          text        not null,
  return_receipt text        not null,
  purchase_id    uuid        not null,
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  day            date        not null,
  total_minor    bigint      not null,
  points         bigint      not null,                               -- reversed
  lines          json        not null,
  given_back     json        not null,                               -- limits and budgets
  primary key (member_id, id, purchase_id)
);

create index purchase_return_of on purchase_return (purchase_id);

-- The identity of a return, with its first answer.
create table return_receipt (
  store          text  not null,
  return_receipt text  not null,
  id             uuid  not null,
  content        json  not null,
  answer         json  not null,
  primary key (store, return_receipt)
);

create table member_event (
  member_id        uuid        not null,
  id               uuid        not null,
  key              text        not null unique,                      -- a repeated request has the same
  name             text        not null,
  occurred_at      timestamptz not null,
  recorded_at      timestamptz not null,
  content          json        not null,
  points           bigint      not null,
  rulebook_version integer     not null,
  facts            json,
  answer           json        not null,
  primary key (member_id, id)
);

-- What limits have given a member in a window.
create table member_counter (
  member_id uuid   not null,
  rule      text   not null,
  span      text   not null,
  starts    date   not null,
  used      bigint not null check (used >= 0),
  primary key (member_id, rule, span, starts)
) with (fillfactor = 80);

-- What budgets have given to everybody.
create table budget (
  rule text   primary key,
  used bigint not null check (used >= 0)
);

create table voucher (
  member_id   uuid        not null,
  id          uuid        not null,
  code        text        not null unique,
  voucher     text        not null,
  rule        text        not null,
  source_id   uuid        not null,
  state       text        not null check (state in ('issued', 'void')),
  valid_from  date        not null,
  valid_until date        not null,
  issued_at   timestamptz not null,
  primary key (member_id, id)
);

create index voucher_source on voucher (source_id);
