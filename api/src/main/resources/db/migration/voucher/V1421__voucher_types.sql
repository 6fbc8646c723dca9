-- What codes are good for. The document is kept as it was written; what SQL asks for stands beside it.
create table voucher_type (
  name        text        primary key,
  version     integer     not null,                                  -- replacements, from 1
  document    jsonb       not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);

-- Codes that were made, or brought in, at once.
create table voucher_batch (
  id      uuid        primary key,
  type    text        not null,
  wanted  integer     not null,                                      -- of brought ones: those that were new
  brought boolean     not null,
  request text,                                                      -- Idempotency-Key, so that a repeat goes on with it
  made_by text        not null,
  made_at timestamptz not null
);

create unique index voucher_batch_request on voucher_batch (type, request);
create index voucher_batch_of_type on voucher_batch (type, made_at);

-- A code may be nobody's (member_id zero), may have no rule behind it, and may end never.
alter table voucher
  add column key             text,                                   -- the form in which codes are compared
  add column batch_id        uuid,
  add column face_minor      bigint,                                 -- of a balance: what it began with
  add column remaining_minor bigint check (remaining_minor >= 0),
  add column uses            integer not null default 0 check (uses >= 0),
  alter column rule        drop not null,
  alter column source_id   drop not null,
  alter column valid_until drop not null,
  drop constraint voucher_code_key;

-- As the server compares codes: what looks alike is one (a test compares it with the server's own way).
update voucher
   set key = replace(translate(lower(replace(code, '-', '')), '01', 'ol'), 'm', 'rn');

alter table voucher alter column key set not null;
create unique index voucher_key on voucher (key);
create index voucher_of_type on voucher (voucher, id);
create index voucher_of_batch on voucher (batch_id, id) where batch_id is not null;
alter table voucher set (fillfactor = 80);

-- What became of a code: it was used, or that was given back. Rows are only added.
create table voucher_movement (
  key          text        not null,
  id           uuid        not null,
  voucher      text        not null,                                 -- its type
  kind         text        not null check (kind in ('used', 'given-back')),
  uses         integer     not null,                                 -- 1 for a use, -1 for one given back, 0 for a part of one
  amount_minor bigint      not null,                                 -- taken off; of what is given back below zero
  points       bigint      not null,                                 -- that it gave; of what is given back below zero
  member_id    uuid,
  purchase_id  uuid        not null,
  store        text        not null,
  day          date        not null,                                 -- of the programme
  lines        jsonb       not null,                                 -- [{"line", "amountMinor"}]
  at           timestamptz not null,
  primary key (key, id)
);

create index voucher_movement_of_purchase on voucher_movement (purchase_id);
create index voucher_movement_of_member on voucher_movement (member_id, voucher) where member_id is not null;
create index voucher_movement_of_day on voucher_movement (voucher, day);
