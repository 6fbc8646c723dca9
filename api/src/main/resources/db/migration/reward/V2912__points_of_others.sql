-- Who returns something gets back also points that others of a pool gave for it. A part of a redemption says with
-- 'from' whose points it took.
create index redemption_of_others on redemption (member_id) where jsonb_path_exists(parts, '$[*].from');
