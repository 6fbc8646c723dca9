-- An account knows on which day something becomes of its points by itself: pending ones are released, others expire.
-- It is asked for that day when it is locked; the sweep locks those whose day has come.
alter table member_account
  add column lifetime_expired bigint not null default 0,
  add column due_on           date;

-- Of a lot that is over: what nobody used in time, less what belonged to purchases that were returned since.
alter table lot
  add column expired bigint not null default 0 check (expired >= 0);

update member_account
   set due_on = due.due_on
  from (select member_id,
               least(min(available_from) filter (where account = 'pending'), min(expires_on) + 1) as due_on
          from lot
         where remaining > 0
           and account in ('pending', 'available')
         group by member_id) as due
 where due.member_id = member_account.member_id
   and due.due_on is not null;

create index member_account_due on member_account (due_on) where due_on is not null;

-- It named what changes with nearly every movement, so that no change of a lot could stay on its page.
drop index lot_to_release;
