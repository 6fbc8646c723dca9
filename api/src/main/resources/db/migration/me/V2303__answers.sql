-- What support answers to a member, and the points with which they made good.
alter table feedback
  add column answer        text,
  add column answered_at   timestamptz,
  add column answered_by   text,
  add column points        bigint,               -- that came with the answer; null for none
  add column adjustment_id uuid;                 -- by which they came, or will once somebody approves

create index feedback_open on feedback (id) where answered_at is null;
