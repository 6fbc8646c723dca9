-- Purchases number :first to :last of a long history: booked as the server would, ten points each, evenly
-- over the members and over the last 1,000 days; the points of a year expire together.
-- psql variables: first, last, purchases (in all), members, content, facts, answer
with history as (
  select 1 + (n - 1) % :members                                               as member,
         (n - 1) / :members + 1                                               as visit,
         n,
         now() - make_interval(mins => (1440000 - (n * 1440000 / :purchases))::int) as at
  from generate_series(:first::bigint, :last::bigint) as n),
bought as (
  insert into purchase (member_id, id, store, register, receipt, occurred_at, recorded_at, day, total_minor, points,
                        rulebook_version, content, facts, answer)
  select bench_id(member), uuidv7(at - now()), 'history-' || n % 50, '1', n::text, at, at, at::date, 1000, 10, 1,
         :'content'::json, :'facts'::json, :'answer'::json
  from history
  returning member_id, id, receipt, occurred_at)
insert into transfer (member_id, id, at, kind, debit, credit, points, credit_lot, balance_after, source_id, purchase_id,
                      rule, text)
select bought.member_id, uuidv7(history.at - now()), history.at, 'accrual', 'issued', 'available', 10,
       bench_lot(member, history.at), 10 * visit, bought.id, bought.id, 'Base points', '1 point per 1.00 EUR'
from history join bought on bought.receipt = history.n::text;
