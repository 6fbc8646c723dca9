-- Members whose phone number, e-mail address or name may be kept in another form than is looked for: a national phone
-- number, a domain in punycode, decomposed letters. The server brings them into the one form and takes them out here.
create table member_to_renew (
  member_id uuid primary key
);

insert into member_to_renew
select id
  from member
 where phone is not null
    or email ~ '[^ -~]' or email like '%xn--%'
    or name is not nfc normalized
    or external_id is not nfc normalized;

-- A name is found by what it may be written as: Müller by muller and mueller, and Mueller by muller, too.
create function name_spellings(name text) returns text[]
language sql immutable strict parallel safe
return name_words(name)
    || name_words(
         replace(replace(replace(replace(replace(replace(replace(
           casefold(normalize(name, nfc) collate pg_unicode_fast),
           'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), 'œ', 'oe'))
    || name_words(
         replace(replace(replace(
           casefold(normalize(name, nfc) collate pg_unicode_fast),
           'ae', 'a'), 'oe', 'o'), 'ue', 'u'));

drop index member_by_name;

create or replace function name_lexemes(name text) returns tsvector
language sql immutable strict parallel safe
return array_to_tsvector(array(select distinct word from unnest(name_spellings(name)) as word));

create index member_by_name on member using gin (name_lexemes(name));
