-- The words of a name in one spelling, whatever case, accents and apostrophes: Müller-Lüdenscheidt, O'Brien and
-- Łódź are muller, ludenscheidt, obrien and lodz. What is typed is taken apart the same way.
create function name_words(name text) returns text[]
language sql immutable strict parallel safe
return array_remove(
  regexp_split_to_array(
    translate(
      regexp_replace(normalize(casefold(name collate pg_unicode_fast), nfkd), '[\u0300-\u036f''’ʼ]', '', 'g'),
      'øłđðħŧı', 'olddhti'),
    '[^[:alnum:]]+'),
  '');

create function name_lexemes(name text) returns tsvector
language sql immutable strict parallel safe
return array_to_tsvector(name_words(name));

create index member_by_name on member using gin (name_lexemes(name));

-- Keys are compared byte by byte, so that their unique indexes find beginnings, too.
alter table member
  alter member_number type text collate "C",
  alter external_id   type text collate "C",
  alter email         type text collate "C",
  alter phone         type text collate "C";
alter table member_card alter card type text collate "C";

-- A number is kept with its country or without; what people dial is its end.
create index member_by_phone_end on member (reverse(phone) collate "C");
