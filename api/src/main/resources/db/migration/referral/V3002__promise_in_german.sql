-- What was promised is kept in both languages, as the rules said it then; empty for what was promised before.
alter table referral add column promise_german text not null default '';
