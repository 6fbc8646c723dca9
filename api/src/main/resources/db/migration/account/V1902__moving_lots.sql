-- Lots whose last day activity moves on, and lots that wait until an order is fulfilled.
alter table lot
  add column moving    boolean not null default false,
  add column waits_for uuid;                                         -- the purchase; of pending points only
