-- How the member was named, in 16 bits of a hash: a retry names them the same way, whoever has the card by then.
alter table purchase add column member_mark integer not null default -1;
alter table member_event add column member_mark integer not null default -1;
alter table return_receipt add column member_mark integer not null default -1;
