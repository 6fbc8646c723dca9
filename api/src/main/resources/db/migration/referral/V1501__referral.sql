-- Codes with which members and others invite friends. A code stands here as it is compared: see CodeText.
create table referral_code (
  code        text collate "C" primary key,
  shown       text        not null,                                  -- as it is printed
  kind        text        not null,
  member_id   uuid,                                                  -- who invites with it; null for nobody
  name        text,                                                  -- of a named code: what it is for
  valid_from  date,
  valid_until date,
  max_friends bigint,                                                -- null for any number
  made_at     timestamptz not null,
  constraint referral_code_kind check (kind in ('own', 'earlier', 'named'))
);

-- Each member has one code of their own, made when it is first asked for.
create unique index referral_code_own on referral_code (member_id) where kind = 'own';

-- Who invited whom: for ever, so there is one row for each friend at most.
create table referral (
  id               uuid        primary key,
  friend_id        uuid        not null unique,
  referrer_id      uuid,                                             -- null where the code is nobody's
  code             text collate "C" not null,
  joined_at        timestamptz not null,
  joined_by        text        not null,
  rulebook_version integer,                                          -- what was promised; null: nothing was
  promise          text        not null default '',
  state            text        not null,
  constraint referral_joined_by check (joined_by in ('enrolment', 'claim', 'purchase')),
  constraint referral_state
    check (state in ('joined', 'qualified', 'held', 'review', 'rejected', 'expired', 'reversed'))
);

create index referral_of_referrer on referral (referrer_id, id desc);
create index referral_of_code on referral (code);
create index referral_in_state on referral (state, id desc);

-- Codes that were handed out before go on to work. They had no check character, and could be worked out.
insert into referral_code (code, shown, kind, member_id, made_at)
select translate(referral_code, 'OILSZBU', '0115' || '28V'), referral_code, 'earlier', id, now()
  from member
 where referral_code is not null
    on conflict do nothing;

-- Who came by them has their referrer for ever, but nothing was promised then.
insert into referral (id, friend_id, referrer_id, code, joined_at, joined_by, state)
select uuidv7(), id, referred_by, coalesce((select code from referral_code where member_id = referred_by limit 1), ''),
       enrolled_at, 'enrolment', 'expired'
  from member
 where referred_by is not null;
