-- The list of purchases, the newest first: of one store in its order, of several merged from each. It grows only at
-- one end for each store, so that it costs a purchase little: about 4 % more write-ahead log for its row.
create index purchase_by_time on purchase (store, occurred_at);
