-- What the file of an import was called; null where it was sent without a name.
alter table import_job add column file_name text;
