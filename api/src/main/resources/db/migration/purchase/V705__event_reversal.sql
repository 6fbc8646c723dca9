-- What was taken back of an event, at most once and as a whole.
create table event_reversal (
  member_id   uuid        not null,
  id          uuid        not null,
  event_id    uuid        not null unique,
  recorded_at timestamptz not null,
  points      bigint      not null,                                  -- reversed
  content     json        not null,
  answer      json        not null,
  primary key (member_id, id)
);

-- An event is named by its id alone where it is reversed.
create unique index member_event_id on member_event (id);
