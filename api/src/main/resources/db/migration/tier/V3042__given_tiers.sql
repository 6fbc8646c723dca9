alter table member_tier add column given boolean not null default false;
