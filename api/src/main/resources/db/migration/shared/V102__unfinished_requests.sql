-- Whether the answer is the one that was or will be given; false while something that follows the work is not done.
alter table idempotent_request add column finished boolean not null default true;
