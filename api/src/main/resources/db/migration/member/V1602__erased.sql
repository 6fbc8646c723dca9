-- When the person was taken out; the row stays for what it is named by.
alter table member add column erased_at timestamptz;
