-- Members with a card each: bench-1, bench-2, … (psql variable: members)
create or replace function bench_id(number bigint) returns uuid
language sql immutable parallel safe
return ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid;

-- The lot of a member's points of one year.
create or replace function bench_lot(number bigint, at timestamptz) returns uuid
language sql stable parallel safe
return bench_id(number + (extract(year from at)::bigint - 2000) * 10000000000);

insert into member (id, member_number, name, referral_code, enrolled_at)
select bench_id(n), 'B' || n, 'Member ' || n, 'BENCH' || n, now() - interval '1200 days'
from generate_series(1, :members) as n;

insert into member_card (card, member_id)
select 'bench-' || n, bench_id(n) from generate_series(1, :members) as n;

insert into member_account (member_id)
select bench_id(n) from generate_series(1, :members) as n;

vacuum analyze member, member_card, member_account;
