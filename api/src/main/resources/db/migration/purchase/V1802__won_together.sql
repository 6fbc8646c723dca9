-- Whether a visit ended with a return, so that what later purchases won by counting it can be decided again.
-- Of returns before this one nothing is known, and what was won by what they took stands.
alter table purchase_return
  add column visits bigint;
