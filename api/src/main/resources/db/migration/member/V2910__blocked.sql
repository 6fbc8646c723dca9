-- Of whom nobody takes points, for packages that ask. One who was erased is blocked, too.
create view blocked_member as
select id as member_id from member where status = 'blocked';
