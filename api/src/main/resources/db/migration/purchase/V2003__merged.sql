-- With which merge a purchase came to the member who has it now. Until then it was decided without what the other had
-- bought; who bought it themselves has null.
alter table purchase add column merge_id uuid;

create index purchase_merged on purchase (member_id) where merge_id is not null;

-- What members have spent, less what was returned, for who keeps such a sum and has to begin anew.
create view spent_by_member as
select member_id, sum(minor)::bigint as minor
  from (select member_id, total_minor as minor from purchase
         union all
        select member_id, -total_minor from purchase_return) as moved
 group by member_id;
