package dev.regulars.pool;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A merged member's place in a pool goes with them, unless who remains has one; then the place is
 * given up, and a pool that it leaves without an owner gets the one who has been in it longest, or
 * whoever comes first of those who are invited. Invitations go with them, too, but into a pool that
 * who remains is in or invited into.
 */
@Component
class PoolRows implements MovesWithMember {

  private static final String LOCK =
      """
      select 1
        from pool
       where id in (select pool_id from pool_member where member_id in ($1, $2))
          or id in (select pool_id from pool_invitation where member_id in ($1, $2))
          or id::text in (select one ->> 'pool_id'
                            from json_array_elements(coalesce(nullif($3, ''), '[]')::json) as one)
       order by id
         for no key update
      """;

  // What was kept while invitations were places has 'joined' and 'invited_to'.
  private static final Moving SEATS =
      new Moving(
          "pool_member",
          """
          with own as (
            select * from pool_member where member_id = $2
          ), seat as (
            select pool_id, role, since, exists (select from own) as given_up
              from pool_member
             where member_id = $1
          ), moved as (
            update pool_member
               set member_id = $2
             where member_id = $1
               and not exists (select from own)
          ), left_out as (
            delete from pool_member
             where member_id = $1
               and exists (select from own)
          ), next_owner as (
            update pool_member
               set role = 'owner'
             where member_id = (select other.member_id
                                  from seat
                                  join pool_member as other
                                    on other.pool_id = seat.pool_id
                                   and other.member_id <> $1
                                 where seat.role = 'owner'
                                   and seat.given_up
                                 order by other.member_id <> $2, other.since, other.member_id
                                 limit 1)
          )
          select coalesce(json_agg(seat), '[]')::text from seat
          """,
          null,
          """
          with given as (
            select pool_id, role, coalesce(joined, true) as joined, since, given_up,
                   invited_to, invited_as, invited_at
              from json_to_recordset($3::json)
                   as given (pool_id uuid, role text, joined boolean, since timestamptz, given_up boolean,
                             invited_to uuid, invited_as text, invited_at timestamptz)
          ), moved as (
            update pool_member
               set member_id = $1
              from given
             where pool_member.member_id = $2
               and pool_member.pool_id = given.pool_id
               and given.joined
               and not given.given_up
          ), owner_since as (
            update pool_member
               set role = 'spender'
              from given
             where pool_member.pool_id = given.pool_id
               and pool_member.role = 'owner'
               and given.role = 'owner'
               and given.given_up
          ), uninvited as (
            delete from pool_invitation
             using given
             where pool_invitation.member_id = $2
               and pool_invitation.pool_id = given.pool_id
               and not given.joined
               and not given.given_up
            returning pool_invitation.pool_id
          ), invited as (
            insert into pool_invitation (member_id, pool_id, role, since)
            select $1, given.pool_id, given.role, given.since
              from given
              join pool on pool.id = given.pool_id
             where not given.joined
               and (given.given_up or given.pool_id in (select pool_id from uninvited))
             union all
            select $2, given.invited_to, given.invited_as, given.invited_at
              from given
              join pool on pool.id = given.invited_to
                on conflict do nothing
          )
          insert into pool_member (member_id, pool_id, role, since)
          select $1, given.pool_id, given.role, given.since
            from given
            join pool on pool.id = given.pool_id
           where given.given_up
             and given.joined
          """,
          LOCK);

  // Behind the places: who remains may be in a pool by now that they are invited into.
  private static final Moving INVITATIONS =
      new Moving(
          "pool_invitation",
          """
          with place as (
            select pool_id from pool_member where member_id = $2
          ), known as (
            select pool_id from pool_invitation where member_id = $2
          ), given as (
            delete from pool_invitation where member_id = $1 returning pool_id, role, since
          ), needless as (
            delete from pool_invitation
             where member_id = $2
               and pool_id in (select pool_id from place)
            returning pool_id, role, since
          ), moved as (
            insert into pool_invitation (member_id, pool_id, role, since)
            select $2, pool_id, role, since
              from given
             where pool_id not in (select pool_id from place)
               and pool_id not in (select pool_id from known)
            returning pool_id
          ), went as (
            select pool_id, role, since, pool_id in (select pool_id from moved) as moved, false as of_other
              from given
             union all
            select pool_id, role, since, false, true from needless
          )
          select coalesce(json_agg(went), '[]')::text from went
          """,
          null,
          """
          with went as (
            select went.*
              from json_to_recordset($3::json)
                   as went (pool_id uuid, role text, since timestamptz, moved boolean, of_other boolean)
              join pool on pool.id = went.pool_id
          ), still as (
            delete from pool_invitation
             using went
             where pool_invitation.member_id = $2
               and pool_invitation.pool_id = went.pool_id
               and went.moved
            returning pool_invitation.pool_id
          )
          insert into pool_invitation (member_id, pool_id, role, since)
          select case when went.of_other then $2::uuid else $1::uuid end, pool_id, role, since
            from went
           where not moved
              or pool_id in (select pool_id from still)
              on conflict do nothing
          """,
          LOCK);

  @Override
  public List<Moving> moving() {
    return List.of(SEATS, INVITATIONS);
  }
}
