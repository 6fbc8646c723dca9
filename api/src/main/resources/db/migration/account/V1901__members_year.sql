-- Tiers may count in a member's own year, which begins on the day on which they came.
alter table member_account
  add column opened_on date;                                         -- null for nobody: the day on which the member came

update member_account
   set opened_on = (member.enrolled_at at time zone coalesce(
         (select settings->>'zone' from programme_version where state = 'approved' order by version desc limit 1), 'UTC'))::date
  from member
 where member.id = member_account.member_id;

-- First day of the year of a member that a day lies in, see MembersYear.
create function members_year_start(opened_on date, day date) returns date language sql immutable as $$
  select case when ahead > day then (opened_on + make_interval(years => years - 1))::date else ahead end
    from (select years, (opened_on + make_interval(years => years))::date as ahead
            from (select extract(year from day)::int - extract(year from opened_on)::int as years) as counted) as moved
$$;
