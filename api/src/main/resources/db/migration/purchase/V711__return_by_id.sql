-- Figures ask for a return by its id. By its purchase alone they would read every return of a purchase that came back in
-- a thousand parts for each of them.
create index purchase_return_by_id on purchase_return (id, purchase_id);
