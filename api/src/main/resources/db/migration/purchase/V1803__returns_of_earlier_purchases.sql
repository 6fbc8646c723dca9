-- What is gone of the purchases before one is asked for by each return. By member alone that is a
-- walk through everything that the member ever brought back.
create index purchase_return_of_earlier on purchase_return (member_id, purchase_id);
