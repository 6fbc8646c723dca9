-- Member numbers and referral codes are made from this, so that they are unique without looking.
create sequence member_number cache 50;

alter table member add column referred_by uuid; -- whose referral code was given at enrolment
alter table member add constraint member_status check (status in ('active', 'blocked'));
