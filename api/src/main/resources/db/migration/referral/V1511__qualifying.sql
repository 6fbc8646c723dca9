-- How far a referral has come, and what came of it.
alter table referral
  add column round         integer not null default 0,               -- how often it has qualified
  add column purchase_id   uuid,                                     -- the one that qualified
  add column seen_purchase uuid,                                     -- the newest that was looked at
  add column brought       bigint,                                   -- the how many-th friend of the referrer it is
  add column numbers       json,                                     -- what rules decide from
  add column held_until    timestamptz,
  add column reasons       json    not null default '[]',
  add column qualified_at  timestamptz,
  add column decided_by    text,                                     -- who approved or rejected it
  add column decision      text;                                     -- with which words

create index referral_brought on referral (referrer_id, brought desc) where brought is not null;
create index referral_qualified on referral (referrer_id, qualified_at) where qualified_at is not null;
create index referral_held on referral (held_until) where state = 'held';

-- What each side got. An award is an event of the member's with a key of its own: it comes once.
create table referral_award (
  referral_id uuid        not null,
  round       integer     not null,                                  -- 0 for joining
  side        text        not null,
  member_id   uuid        not null,
  event_id    uuid,                                                  -- null where nothing could be given
  points      bigint      not null,
  vouchers    text[]      not null default '{}',
  state       text        not null,
  reason      text,
  at          timestamptz not null,
  primary key (referral_id, round, side),
  constraint referral_award_side check (side in ('referrer', 'friend')),
  constraint referral_award_state check (state in ('given', 'refused', 'limit', 'reversed'))
);

create index referral_award_of on referral_award (member_id);

insert into outbox_listener (name, written_by, id) values ('referrals', pg_current_xact_id(), 0);
