-- Numbers are drawn before a transaction commits: a higher one may be seen before a lower one. Listeners therefore read
-- in the order of transactions, and only those before the oldest that is still under way, of which nothing more will come.
alter table outbox add column written_by xid8 not null default '0';
alter table outbox alter column written_by set default pg_current_xact_id();
alter table outbox drop constraint outbox_pkey;
alter table outbox add primary key (written_by, id);

-- How far each listener has read. Whoever holds the row's lock reads for it.
create table outbox_listener (
  name       text   primary key,
  written_by xid8   not null default '0',
  id         bigint not null default 0
);
