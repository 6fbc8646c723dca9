-- The sum of two figures, which stays at the greatest number where it would not fit.
create function insight_sum(one numeric, other numeric) returns bigint
  language sql immutable parallel safe
  return greatest(least(one + other, 9223372036854775807), -9223372036854775807)::bigint;
