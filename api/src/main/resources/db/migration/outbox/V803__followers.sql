-- Who was enrolled and is to be told of stood in a table of its own, a second outbox. It is an event like all others
-- now, which 'enrolments' follows from here on.
insert into outbox_listener (name, written_by, id) values ('enrolments', pg_current_xact_id(), 0);

insert into outbox (member_id, type, source_id, at, payload)
select member_id, 'member.enrolled', member_id, enrolled_at, '{}'
  from enrolment_to_tell
 order by enrolled_at;

drop table enrolment_to_tell;
