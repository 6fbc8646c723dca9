-- Returns that found no purchase when they came, by the line of their first row: they are tried again when all of the
-- file is booked, by whichever server gets there.
create table import_owed (
  job_id uuid   not null references import_job on delete cascade,
  line   bigint not null,
  primary key (job_id, line)
);
