package dev.regulars.member;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The person who is merged into another. Cards and tags go over. The row of who was merged keeps
 * its e-mail address, phone number, external id and member number, and they lead to who remains.
 */
@Component
class MemberRows implements MovesWithMember {

  private static final Moving PERSON =
      new Moving(
          "person",
          """
          with closed as (
            update member set merged_into = $2 where id = $1 or merged_into = $1 returning id
          )
          select coalesce(json_agg(id), '[]')::text from closed
          """,
          """
          select 1 from member where id = $2 and (erased_at is not null or merged_into is not null)
          """,
          """
          update member
             set merged_into = case when id = $1 then null else $1 end
           where merged_into = $2
             and id::text in (select json_array_elements_text($3::json))
          """);

  private static final Moving FILLED =
      new Moving(
          "filled",
          """
          with before as (
            select gone.name, gone.birthday, gone.referral_open,
                   gone.name is not null and remains.name is null as fills_name,
                   gone.birthday is not null and remains.birthday is null as fills_birthday,
                   gone.referral_open and not remains.referral_open as opens
              from member as gone, member as remains
             where gone.id = $1 and remains.id = $2
          ), filled as (
            update member
               set name          = coalesce(member.name, before.name),
                   birthday      = coalesce(member.birthday, before.birthday),
                   referral_open = member.referral_open or before.referral_open
              from before
             where member.id = $2
          )
          select json_build_object(
                   'name', case when fills_name then name end,
                   'birthday', case when fills_birthday then birthday end,
                   'referral', opens)::text
            from before
          """,
          null,
          """
          update member
             set name          = case when name = back.was_name then null else name end,
                 birthday      = case when birthday = back.was_birthday then null else birthday end,
                 referral_open = referral_open and not back.referral
            from (select row.name as was_name, row.birthday as was_birthday, row.referral
                    from json_to_record($3::json) as row (name text, birthday date, referral boolean)) as back
           where member.id = $2
          """);

  private static final Moving TAGS =
      new Moving(
          "tags",
          """
          with added as (
            insert into member_tag (member_id, tag, rule, since)
            select $2, tag, rule, since from member_tag where member_id = $1
                on conflict (member_id, tag) do nothing
            returning tag, since
          )
          select coalesce(json_agg(added), '[]')::text from added
          """,
          null,
          """
          delete from member_tag
           using json_to_recordset($3::json) as added (tag text, since timestamptz)
           where member_tag.member_id = $2
             and member_tag.tag = added.tag
             and member_tag.since = added.since
          """);

  @Override
  public List<Moving> moving() {
    return List.of(PERSON, FILLED, TAGS, Moving.ofTable("member_card", "card"));
  }
}
