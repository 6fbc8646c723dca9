package dev.regulars.reward;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a member redeemed goes with them; points that are held are held for the same redemption. */
@Component
class RedemptionRows implements MovesWithMember {

  private static final Moving REDEMPTIONS =
      new Moving(
          "redemptions",
          """
          with moved as (
            update redemption set member_id = $2 where member_id = $1 returning id, state, reversed
          )
          select coalesce(json_agg(moved), '[]')::text from moved
          """,
          """
          select 1
            from json_to_recordset($3::json) as before (id uuid, state text, reversed bigint)
            join redemption on redemption.id = before.id
           where (redemption.state, redemption.reversed) <> (before.state, before.reversed)
           limit 1
          """,
          """
          update redemption set member_id = $1
           where member_id = $2
             and id in (select before.id from json_to_recordset($3::json) as before (id uuid))
          """);

  // What others hold or spent of a merged member is of who remains then. Once they spent it, or got
  // it back, who had lent it cannot have it again; what they let go is there as it was.
  private static final Moving LENT =
      new Moving(
          "redemptions.lent",
          """
          with lent as (
            select id, state in ('confirmed', 'reversed') as spent, reversed
              from redemption
             where jsonb_path_exists(parts, '$[*].from')
               and jsonb_path_query_array(parts, '$[*].from') @> jsonb_build_array($1::text)
          )
          select coalesce(json_agg(lent), '[]')::text from lent
          """,
          """
          select 1
            from json_to_recordset($3::json) as before (id uuid, spent boolean, reversed bigint)
            join redemption on redemption.id = before.id
           where (redemption.state in ('confirmed', 'reversed'), redemption.reversed)
                 <> (before.spent, before.reversed)
           limit 1
          """,
          null);

  @Override
  public List<Moving> moving() {
    return List.of(REDEMPTIONS, LENT, Moving.ofTable("redemption_reversal"));
  }
}
