-- Points that are held for something, or were given for it. A row changes as it goes on; what moved stands in transfers.
create table redemption (
  member_id      uuid        not null,
  id             uuid        not null,
  reward         text,                                               -- null: points for what the programme says they are worth
  kind           text        not null,
  name           text        not null,                               -- of the reward, as it was called then
  points         bigint      not null check (points > 0),
  value_minor    bigint,
  state          text        not null check (state in ('reserved', 'confirmed', 'cancelled', 'lapsed', 'reversed')),
  parts          jsonb       not null,                               -- where the points came from, in spending order
  reversed       bigint      not null default 0,                     -- given back after it was confirmed
  stocked        boolean     not null,                               -- holds a piece of the reward's stock
  store          text,
  register       text,
  receipt        text,
  reserved_on    date        not null,
  reserved_at    timestamptz not null,
  expires_at     timestamptz not null,
  confirmed_at   timestamptz,
  voucher_id     uuid,
  confirm_answer text,                                               -- first answers, for who repeats a step
  cancel_answer  text,
  reverse_answer text,
  reverse_asked  bigint,
  primary key (member_id, id),
  check (reversed between 0 and points),
  check ((state = 'reversed') = (reversed = points))
) with (fillfactor = 80);

create unique index redemption_by_id on redemption (id);
create index redemption_due on redemption (expires_at) where state = 'reserved';
create index redemption_of_reward on redemption (member_id, reward, reserved_on);

-- Points that were given back. Rows are only added.
create table redemption_reversal (
  member_id     uuid        not null,
  id            uuid        not null,                                -- the source of its transfers
  redemption_id uuid        not null,
  points        bigint      not null check (points > 0),
  at            timestamptz not null,
  primary key (member_id, id)
);
