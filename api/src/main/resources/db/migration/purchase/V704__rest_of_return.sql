-- What a return found no purchase for may be booked later: part 0 is the return, part 1 and on are rests of it, each of
-- what the part before left. Every part has an answer of its own, so that it is booked once.
alter table return_receipt add column part smallint not null default 0;
alter table return_receipt drop constraint return_receipt_pkey;
alter table return_receipt add primary key (store, return_receipt, part);
