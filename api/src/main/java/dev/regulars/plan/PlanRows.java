package dev.regulars.plan;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A merged member's plans go with them. Where both have one, who remains has the terms of both; the
 * sweep looks again what there is to tell.
 */
@Component
class PlanRows implements MovesWithMember {

  private static final Moving PLANS =
      new Moving(
          "member_plan",
          """
          with gone as (
            delete from member_plan
             where member_id = $1
            returning plan, terms, notice, renews, tried, told_on, due_on
          ), added as (
            insert into member_plan as held
                   (member_id, plan, terms, notice, renews, tried, told_on, due_on)
            select $2, plan, terms, notice, renews, tried, told_on, due_on from gone
                on conflict (member_id, plan) do update
               set terms   = held.terms || excluded.terms,
                   renews  = held.renews or excluded.renews,
                   tried   = held.tried or excluded.tried,
                   told_on = greatest(held.told_on, excluded.told_on),
                   due_on  = least(held.due_on, excluded.due_on)
          )
          select coalesce(json_agg(gone), '[]')::text from gone
          """,
          """
          select 1
            from json_to_recordset($3::json) as before (plan text, terms jsonb)
           cross join lateral jsonb_array_elements(before.terms) as term
           where not exists (select 1
                               from member_plan as held
                              where held.member_id = $2
                                and held.plan = before.plan
                                and held.terms @> jsonb_build_array(term))
           limit 1
          """,
          """
          with back as (
            select *
              from json_to_recordset($3::json)
                   as given (plan text, terms jsonb, notice jsonb, renews boolean, tried boolean,
                             told_on date, due_on date)
          ), kept as (
            select held.plan,
                   coalesce((select jsonb_agg(term)
                               from jsonb_array_elements(held.terms) as term
                              where not back.terms @> jsonb_build_array(term)), '[]'::jsonb) as terms
              from member_plan as held
              join back using (plan)
             where held.member_id = $2
          ), stays as (
            update member_plan as held
               set terms = kept.terms, due_on = held.told_on + 1
              from kept
             where held.member_id = $2
               and held.plan = kept.plan
               and kept.terms <> '[]'
          ), goes as (
            delete from member_plan as held
             using kept
             where held.member_id = $2
               and held.plan = kept.plan
               and kept.terms = '[]'
          )
          insert into member_plan (member_id, plan, terms, notice, renews, tried, told_on, due_on)
          select $1, plan, terms, notice, renews, tried, told_on, due_on from back
          """);

  @Override
  public List<Moving> moving() {
    return List.of(PLANS, Moving.ofTable("member_plan_change"));
  }
}
