package dev.regulars.referral;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Who brought whom goes with a member who is merged. Of a referral whose two sides turn out to be
 * one member nothing comes any more, nor of the later one of two that brought the same friend; what
 * was given for it stays until somebody rejects it. Comes before the purchases go over, and after
 * they went back: it asks what was spent.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReferralRows implements MovesWithMember {

  private static final Moving ENDED =
      new Moving(
          "ended-referrals",
          """
          with before as (
            select one.id, one.state, one.decided_by, one.decision,
                   case when one.referrer_id in ($1, $2) and one.friend_id in ($1, $2)
                        then 'Friend and referrer are one member'
                        else 'The friend was brought by somebody else, too'
                   end as because
              from referral as one
             where one.state in ('joined', 'held', 'review')
               and one.friend_id in ($1, $2)
               and (one.referrer_id in ($1, $2)
                    or exists (select from referral as other
                                where other.friend_id in ($1, $2)
                                  and other.id < one.id))
               for update
          ), ended as (
            update referral
               set state = 'rejected', decided_by = 'merge', decision = before.because
              from before
             where before.id = referral.id
          )
          select coalesce(json_agg(before), '[]')::text from before
          """,
          null,
          """
          update referral
             set state = before.state, decided_by = before.decided_by, decision = before.decision
            from json_to_recordset($3::json) as before (id uuid, state text, decided_by text, decision text)
           where referral.id = before.id
             and referral.decided_by = 'merge'
          """);

  // A friend who is two members has spent what both have: what either brings back is taken off it.
  private static final Moving SPENT =
      new Moving(
          "spent",
          """
          with changed as (
            update referral
               set spent_minor = (select coalesce(sum(minor), 0) from spent_by_member where member_id in ($1, $2))
             where friend_id in ($1, $2)
            returning id
          )
          select coalesce(json_agg(id), '[]')::text from changed
          """,
          null,
          """
          update referral
             set spent_minor = coalesce(
                   (select minor from spent_by_member where member_id = referral.friend_id), 0)
           where id::text in (select json_array_elements_text($3::json))
          """);

  // There is one row for each friend: of two the one that still lives is the member's.
  private static final Moving FRIENDS =
      new Moving(
          "friends",
          """
          with moved as (
            update referral set friend_id = $2
             where friend_id = $1
               and referrer_id is distinct from $2
               and not exists (select from referral as own where own.friend_id = $2)
            returning id
          )
          select coalesce(json_agg(id), '[]')::text from moved
          """,
          null,
          """
          update referral set friend_id = $1
           where friend_id = $2
             and id::text in (select json_array_elements_text($3::json))
          """);

  private static final Moving REFERRERS =
      new Moving(
          "referrers",
          """
          with moved as (
            update referral set referrer_id = $2
             where referrer_id = $1
               and friend_id <> $2
            returning id
          )
          select coalesce(json_agg(id), '[]')::text from moved
          """,
          null,
          """
          update referral set referrer_id = $1
           where referrer_id = $2
             and id::text in (select json_array_elements_text($3::json))
          """);

  private static final Moving AWARDS =
      new Moving(
          "referral-awards",
          """
          with moved as (
            update referral_award set member_id = $2 where member_id = $1
            returning referral_id, round, side
          )
          select coalesce(json_agg(moved), '[]')::text from moved
          """,
          null,
          """
          update referral_award as award set member_id = $1
            from json_to_recordset($3::json) as moved (referral_id uuid, round integer, side text)
           where (award.referral_id, award.round, award.side) = (moved.referral_id, moved.round, moved.side)
             and award.member_id = $2
          """);

  // A member has one code of their own; friends go on to come with the other.
  private static final Moving CODES =
      new Moving(
          "referral-codes",
          """
          with before as (
            select code, kind from referral_code where member_id = $1 for update
          ), moved as (
            update referral_code
               set member_id = $2,
                   kind = case when before.kind = 'own' then 'earlier' else before.kind end
              from before
             where before.code = referral_code.code
          )
          select coalesce(json_agg(before), '[]')::text from before
          """,
          null,
          """
          update referral_code
             set member_id = $1, kind = before.kind
            from json_to_recordset($3::json) as before (code text, kind text)
           where referral_code.code = before.code
             and referral_code.member_id = $2
          """);

  @Override
  public List<Moving> moving() {
    return List.of(ENDED, SPENT, FRIENDS, REFERRERS, AWARDS, CODES);
  }
}
