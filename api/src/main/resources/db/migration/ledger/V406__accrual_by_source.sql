-- What a purchase gave is asked for by each return of it. By member alone that is a walk through
-- everything that ever moved the member's points. Sources are made in the order of their ids, so
-- this index grows at its end.
create index accrual_by_source on transfer (source_id) where kind = 'accrual';
