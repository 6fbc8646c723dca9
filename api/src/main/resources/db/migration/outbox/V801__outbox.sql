-- Events that left a transaction with it, for whoever listens: webhooks, streams, figures.
create table outbox (
  id        bigint      primary key generated always as identity,
  member_id uuid,
  type      text        not null,
  source_id uuid        not null,
  at        timestamptz not null,
  payload   json        not null
);
