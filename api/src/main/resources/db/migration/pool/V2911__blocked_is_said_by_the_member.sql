-- It was a copy of the member's status, and stale after an erasure.
alter table pool_member drop column blocked;
