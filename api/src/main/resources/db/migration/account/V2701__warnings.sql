-- The day until which an account has told what ends soon, and the next on which it has something to
-- tell, which due_on is not after; null for none.
alter table member_account add column warned_on date;
alter table member_account add column warn_on date;

-- Which distances of warnings accounts know: one that nobody uses is due only on days that it knew.
create table warning_terms (
  one          boolean primary key default true check (one),
  terms        text not null,
  coming       text,
  after_member uuid
);

insert into warning_terms (terms) values ('[] []');
