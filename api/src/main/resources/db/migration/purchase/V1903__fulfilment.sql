-- Lines of orders that were fulfilled: what waited for them was released then.
create table purchase_fulfilment (
  purchase_id uuid        not null,
  line        integer     not null,
  member_id   uuid        not null,
  id          uuid        not null,                                  -- the event that said so
  at          timestamptz not null,
  primary key (purchase_id, line)
);
