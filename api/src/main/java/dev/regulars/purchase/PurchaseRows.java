package dev.regulars.purchase;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a member bought, and what limits have given them, goes with who is merged. What was returned
 * or reversed since keeps both together: nobody could say whose it is.
 */
@Component
class PurchaseRows implements MovesWithMember {

  private static final Moving PURCHASES =
      new Moving(
          "purchases",
          """
          with returns as (
            update purchase_return set member_id = $2 where member_id = $1 returning id
          ), fulfilled as (
            update purchase_fulfilment set member_id = $2 where member_id = $1
          ), moved as (
            update purchase set member_id = $2, merge_id = coalesce(merge_id, $4) where member_id = $1 returning id
          )
          select json_build_object(
                   'purchases', (select coalesce(json_agg(id), '[]') from moved),
                   'returns', (select coalesce(json_agg(distinct id), '[]') from returns))::text
          """,
          """
          select 1
            from json_array_elements_text($3::json -> 'purchases') as moved (id)
            join purchase_return as back on back.purchase_id = moved.id::uuid
           where back.id::text not in (select json_array_elements_text($3::json -> 'returns'))
           limit 1
          """,
          """
          with returns as (
            update purchase_return set member_id = $1
             where member_id = $2
               and id::text in (select json_array_elements_text($3::json -> 'returns'))
          ), fulfilled as (
            update purchase_fulfilment set member_id = $1
             where member_id = $2
               and purchase_id::text in (select json_array_elements_text($3::json -> 'purchases'))
          )
          update purchase set member_id = $1, merge_id = nullif(merge_id, $4)
           where member_id = $2
             and id::text in (select json_array_elements_text($3::json -> 'purchases'))
          """);

  private static final Moving EVENTS =
      new Moving(
          "events",
          """
          with reversals as (
            update event_reversal set member_id = $2 where member_id = $1 returning event_id
          ), moved as (
            update member_event set member_id = $2 where member_id = $1 returning id
          )
          select json_build_object(
                   'events', (select coalesce(json_agg(id), '[]') from moved),
                   'reversed', (select coalesce(json_agg(event_id), '[]') from reversals))::text
          """,
          """
          select 1
            from json_array_elements_text($3::json -> 'events') as moved (id)
            join event_reversal as back on back.event_id = moved.id::uuid
           where back.event_id::text not in (select json_array_elements_text($3::json -> 'reversed'))
           limit 1
          """,
          """
          with reversals as (
            update event_reversal set member_id = $1
             where member_id = $2
               and event_id::text in (select json_array_elements_text($3::json -> 'reversed'))
          )
          update member_event set member_id = $1
           where member_id = $2
             and id::text in (select json_array_elements_text($3::json -> 'events'))
          """);

  private static final Moving COUNTERS =
      new Moving(
          "limits",
          """
          with gone as (
            delete from member_counter where member_id = $1 returning rule, span, starts, used
          ), added as (
            insert into member_counter as held (member_id, rule, span, starts, used)
            select $2, rule, span, starts, used from gone
                on conflict (member_id, rule, span, starts) do update
               set used = held.used + excluded.used
          )
          select coalesce(json_agg(gone), '[]')::text from gone
          """,
          null,
          """
          with back as (
            select * from json_to_recordset($3::json) as row (rule text, span text, starts date, used bigint)
          ), taken as (
            update member_counter as held
               set used = greatest(0, held.used - back.used)
              from back
             where held.member_id = $2
               and (held.rule, held.span, held.starts) = (back.rule, back.span, back.starts)
          )
          insert into member_counter (member_id, rule, span, starts, used)
          select $1, rule, span, starts, used from back
          """);

  private static final Moving COUNTED_DAYS =
      new Moving(
          "counters",
          """
          with gone as (
            delete from member_counter_day where member_id = $1 returning counter, day, amount, marks
          ), added as (
            insert into member_counter_day as held (member_id, counter, day, amount, marks)
            select $2, counter, day, amount, marks from gone
                on conflict (member_id, counter, day) do update
               set amount = held.amount + excluded.amount,
                   marks = held.marks + excluded.marks
          )
          select coalesce(json_agg(gone), '[]')::text from gone
          """,
          null,
          """
          with back as (
            select * from json_to_recordset($3::json) as row (counter text, day date, amount bigint, marks bigint)
          ), taken as (
            update member_counter_day as held
               set amount = held.amount - back.amount,
                   marks = held.marks - back.marks
              from back
             where held.member_id = $2
               and (held.counter, held.day) = (back.counter, back.day)
          )
          insert into member_counter_day (member_id, counter, day, amount, marks)
          select $1, counter, day, amount, marks from back
          """);

  @Override
  public List<Moving> moving() {
    return List.of(PURCHASES, EVENTS, COUNTERS, COUNTED_DAYS);
  }
}
