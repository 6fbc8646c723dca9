-- A tier that somebody gave is nobody's purchase's: it stays when what was bought on that day comes back.
alter table member_account add column tier_given boolean not null default false;
