-- On the day after its last a tier is over, whether or not somebody comes by.
update member_account
   set due_on = least(due_on, tier_until + 1)
 where tier_until is not null;
