-- Requests that carried an Idempotency-Key, with what was answered, for 24 hours.
create table idempotent_request (
  scope       text        not null,
  key         text        not null,
  body_hash   bytea       not null,
  answer      text,
  created_at  timestamptz not null,
  primary key (scope, key)
);

create index idempotent_request_by_age on idempotent_request (created_at);
