-- What all returns of a purchase together took, up to and with this one: whoever returns the next part reads one row,
-- however many parts came before. Returns of the same purchase are written under one lock, so the place is their order.
alter table purchase_return
  add column place  bigint generated always as identity,
  add column so_far json;   -- null in rows of earlier versions, whose sum is made from all of them

drop index purchase_return_of;
create index purchase_return_of on purchase_return (purchase_id, place);
