-- Who was merged into a member, to be parted again.
create index member_merge_into on member_merge (into_id, id) where undone_at is null;
