-- A movement keeps when and where it happened, so that a member's history is told by the books alone.
alter table transfer
  add column occurred_at timestamptz,                                -- of the purchase, return or event behind it; null for none
  add column store       text;                                       -- of the purchase or return behind it
