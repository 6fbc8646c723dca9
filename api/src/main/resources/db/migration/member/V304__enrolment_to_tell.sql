-- Members that were enrolled and of whom the others, above all the rules, do not know yet. Written with the member,
-- taken out when all know: where the server dies in between, the row is what is left to do.
create table enrolment_to_tell (
  member_id   uuid        primary key,
  enrolled_at timestamptz not null
);
