-- What a purchase gave is asked for by each return of it, referral points among it: an index for accruals alone was
-- paid for by each purchase and could not be used for that.
create index given_by_source on transfer (source_id) where kind in ('accrual', 'referral');
drop index accrual_by_source;
