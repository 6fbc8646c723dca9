-- What was booked before movements kept when and where it happened: the rows it was booked for know. Nothing else of the
-- books changes, so this once their rows may.
alter table transfer disable trigger transfer_is_append_only;

update transfer
   set occurred_at = purchase.occurred_at,
       store       = purchase.store
  from purchase
 where transfer.kind = 'accrual'
   and (purchase.member_id, purchase.id) = (transfer.member_id, transfer.source_id);

update transfer
   set occurred_at = member_event.occurred_at
  from member_event
 where transfer.kind = 'accrual'
   and (member_event.member_id, member_event.id) = (transfer.member_id, transfer.source_id);

update transfer
   set occurred_at = purchase_return.occurred_at,
       store       = purchase_return.store
  from purchase_return
 where transfer.kind = 'return'
   and (purchase_return.member_id, purchase_return.id, purchase_return.purchase_id)
       = (transfer.member_id, transfer.source_id, transfer.purchase_id);

alter table transfer enable trigger transfer_is_append_only;
