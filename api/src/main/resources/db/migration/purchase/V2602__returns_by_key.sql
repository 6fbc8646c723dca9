-- What came back since a purchase is found by the key, as ids are in the order in which things were recorded.
drop index purchase_return_of_earlier;
