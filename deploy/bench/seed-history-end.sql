-- What follows from the transfers of the history: lots, days, accounts. psql variable: members
insert into lot (member_id, id, account, remaining, expires_on)
select member_id, credit_lot, 'available', sum(points),
       make_date(extract(year from min(at))::int + 3, 12, 31)
from transfer where credit_lot is not null
group by member_id, credit_lot;

insert into member_day (member_id, day, purchases, spent_minor, accrued)
select member_id, day, count(*), sum(total_minor), sum(points)
from purchase
group by member_id, day;

update member_account
set available = history.points, lifetime_accrued = history.points, purchases = history.purchases,
    last_purchase_on = history.last_day
from (select member_id, sum(points) as points, count(*) as purchases, max(day) as last_day
      from purchase group by member_id) as history
where history.member_id = member_account.member_id;

update member_account
set due_on = (select min(expires_on) + 1 from lot where lot.member_id = member_account.member_id and remaining > 0);

vacuum analyze;
checkpoint;
