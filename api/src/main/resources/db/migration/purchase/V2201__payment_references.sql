-- Tokens of means of payment. They can tell who somebody is, so they stand apart from the purchases
-- and are taken away with the member; position is the payment's place in its purchase.
create table payment_reference (
    purchase_id uuid     not null,
    position    smallint not null,
    reference   text     not null,
    primary key (purchase_id, position)
);
