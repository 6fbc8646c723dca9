-- What was redeemed with a purchase, and what that took off its lines: [{"line", "amountMinor"}].
alter table redemption
  add column purchase_id uuid,
  add column lines       jsonb not null default '[]';

create index redemption_of_purchase on redemption (member_id, purchase_id) where purchase_id is not null;
