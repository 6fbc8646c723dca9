-- A dump that was restored into another cluster brings transaction numbers which that one has not reached. They would hide
-- new events behind old ones, so they are replaced by 0, 1, 2, …: one number for what lies between two listeners. Runs
-- before a server takes its first purchase, and does nothing otherwise.
do $$
begin
  if exists (select from outbox where written_by >= pg_snapshot_xmax(pg_current_snapshot()))
     or exists (select from outbox_listener where written_by >= pg_snapshot_xmax(pg_current_snapshot())) then
    lock table outbox, outbox_listener in access exclusive mode;
    create temp table place on commit drop as select name, written_by, id from outbox_listener;
    update outbox
       set written_by = (select count(distinct (place.written_by, place.id))
                           from place
                          where (place.written_by, place.id) < (outbox.written_by, outbox.id))::text::xid8;
    update outbox_listener as listener
       set id = 9223372036854775807,
           written_by = (select count(distinct (place.written_by, place.id))
                           from place
                          where (place.written_by, place.id) < (listener.written_by, listener.id))::text::xid8;
  end if;
end $$;
