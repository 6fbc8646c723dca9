-- What transfers sum up to by what they were made for: what other packages prove their own tables by.
create view points_by_source as
select member_id, source_id, kind, purchase_id, sum(points) as points
  from transfer
 group by member_id, source_id, kind, purchase_id;
