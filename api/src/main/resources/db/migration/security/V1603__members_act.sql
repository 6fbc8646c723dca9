-- Members sign in, and have themselves exported and erased.
alter table audit_entry
  drop constraint audit_entry_by_kind_check,
  add constraint audit_entry_by_kind_check check (by_kind in ('person', 'key', 'member', 'system'));
