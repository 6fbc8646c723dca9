package dev.regulars.account;

import java.util.List;
import org.springframework.stereotype.Component;

/** What goes with an account that becomes a part of another. */
@Component
class AccountRows implements MovesWithMember {

  private static final Moving DAYS =
      new Moving(
          "days",
          """
          with gone as (
            delete from member_day where member_id = $1
            returning day, purchases, spent_minor, accrued
          ), added as (
            insert into member_day as held (member_id, day, purchases, spent_minor, accrued)
            select $2, day, purchases, spent_minor, accrued from gone
                on conflict (member_id, day) do update
               set purchases   = held.purchases + excluded.purchases,
                   spent_minor = held.spent_minor + excluded.spent_minor,
                   accrued     = held.accrued + excluded.accrued
          )
          select coalesce(json_agg(gone), '[]')::text from gone
          """,
          null,
          """
          with back as (
            select * from json_to_recordset($3::json)
                     as row (day date, purchases bigint, spent_minor bigint, accrued bigint)
          ), taken as (
            update member_day as held
               set purchases   = held.purchases - back.purchases,
                   spent_minor = held.spent_minor - back.spent_minor,
                   accrued     = held.accrued - back.accrued
              from back
             where held.member_id = $2
               and held.day = back.day
          )
          insert into member_day (member_id, day, purchases, spent_minor, accrued)
          select $1, day, purchases, spent_minor, accrued from back
          """);

  private static final Moving ADJUSTMENTS =
      new Moving(
          "adjustments",
          """
          with moved as (
            update adjustment set member_id = $2 where member_id = $1 returning id, state
          )
          select coalesce(json_agg(moved), '[]')::text from moved
          """,
          """
          select 1
            from json_to_recordset($3::json) as before (id uuid, state text)
            join adjustment on adjustment.id = before.id
           where adjustment.state <> before.state
           limit 1
          """,
          """
          update adjustment set member_id = $1
           where member_id = $2
             and id in (select before.id from json_to_recordset($3::json) as before (id uuid))
          """);

  @Override
  public List<Moving> moving() {
    return List.of(DAYS, ADJUSTMENTS);
  }
}
