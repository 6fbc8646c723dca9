-- Which of the product's sayings a movement keeps, or 'own' for words of people, which are told as they are. Null where rules
-- gave the points, and for what was kept before: the product's words are known by themselves there, but for the reasons of
-- adjustments, of which it is known that somebody wrote them.
alter table transfer add column saying text;

alter table transfer disable trigger transfer_is_append_only;

update transfer
   set saying = 'own'
  from adjustment
 where (adjustment.member_id, adjustment.transfer_id) = (transfer.member_id, transfer.id)
   and adjustment.reason = transfer.text;

alter table transfer enable trigger transfer_is_append_only;
