-- What a friend has spent since they joined, less what was returned: kept with each purchase and return that is followed, so
-- that nobody adds up all purchases of a friend again and again.
alter table referral add column spent_minor bigint not null default 0;

-- Of referrals that were there before. A friend joins before their first purchase, so all of them count.
update referral
   set spent_minor = bought.total_minor - coalesce(back.total_minor, 0)
  from (select member_id, sum(total_minor) as total_minor from purchase group by member_id) as bought
  left join (select member_id, sum(total_minor) as total_minor from purchase_return group by member_id) as back
    using (member_id)
 where referral.friend_id = bought.member_id
   and referral.state <> 'expired';
