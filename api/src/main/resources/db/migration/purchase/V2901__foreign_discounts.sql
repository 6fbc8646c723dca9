-- Which of the discounts that a till took off nobody gave stood in the answer only; returns read what the purchase took
-- off. It stands with the purchase now.
update purchase as marked
   set content = jsonb_set(
         marked.content::jsonb,
         '{redeeming,foreign}',
         (select jsonb_agg(jsonb_build_object('source', one -> 'source', 'lines', one -> 'lines'))
            from jsonb_array_elements(marked.answer::jsonb -> 'discounts') as one
           where (one -> 'foreign')::boolean))::json
 where marked.answer::text like '%"foreign":true%'
   and marked.content -> 'redeeming' is not null
   and exists (select from jsonb_array_elements(marked.answer::jsonb -> 'discounts') as one
                where (one -> 'foreign')::boolean);
