-- Who turned out to be somebody else keeps the keys that are theirs, and each of them leads to who remains.
alter table member add column merged_into uuid;

create index member_merged on member (merged_into) where merged_into is not null;
