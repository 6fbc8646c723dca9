-- The rows of one purchase, as the server writes them, in five statements and one transaction: what an
-- implementation without rules and without HTTP would send. The documents (content, facts, answer, event)
-- are those of a purchase that the server has booked before.
\set member random(1, :members)
\set points random(1, 20)
\set total :points * 100
begin;
insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor, points,
                      rulebook_version, content, facts, answer)
values (bench_id(:member), uuidv7(), 'pgbench', :client_id::text, uuidv7()::text, now(), now(), current_date, :total,
        :points, 1, :content::json, :facts::json, :answer::json)
returning id as purchase \gset
insert into lot (member_id, id, account, remaining, expires_on)
values (bench_id(:member), bench_id(:member), 'available', :points, '2099-12-31')
on conflict (member_id, id) do update set remaining = lot.remaining + excluded.remaining;
with today as (
  insert into member_day as already (member_id, day, purchases, spent_minor, accrued)
  values (bench_id(:member), current_date, 1, :total, :points)
  on conflict (member_id, day) do update
  set purchases = already.purchases + 1,
      spent_minor = already.spent_minor + excluded.spent_minor,
      accrued = already.accrued + excluded.accrued)
update member_account
set available = available + :points, lifetime_accrued = lifetime_accrued + :points, purchases = purchases + 1,
    last_purchase_on = current_date, due_on = least(due_on, date '2100-01-01')
where member_id = bench_id(:member)
returning available + pending + reserved as balance \gset
insert into transfer (member_id, id, at, kind, debit, credit, points, credit_lot, balance_after, source_id, purchase_id,
                      rule, text)
values (bench_id(:member), uuidv7(), now(), 'accrual', 'issued', 'available', :points, bench_id(:member), :balance,
        :purchase::uuid, :purchase::uuid, 'Base points', '1 point per 1.00 EUR');
insert into outbox (member_id, type, source_id, at, payload)
values (bench_id(:member), 'purchase.recorded', :purchase::uuid, now(), :event::json);
commit;
