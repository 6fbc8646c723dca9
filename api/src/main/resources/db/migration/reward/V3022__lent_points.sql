-- Whether what a member lent to others was spent since they were merged: which redemptions name them.
create index redemption_lender
    on redemption
 using gin (jsonb_path_query_array(parts, '$[*].from') jsonb_path_ops)
 where jsonb_path_exists(parts, '$[*].from');
