package dev.regulars.pool;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A merged member's place in a pool goes with them, unless who remains has one; then the place is
 * given up, and a pool that it leaves without an owner gets the one who has been in it longest. A
 * place is worth more than an invitation: that one is given up for it.
 */
@Component
class PoolRows implements MovesWithMember {

  private static final String LOCK =
      """
      select 1
        from pool
       where id in (select pool_id from pool_member where member_id in ($1, $2))
          or id::text in (select one ->> 'pool_id'
                            from json_array_elements(coalesce(nullif($3, ''), '[]')::json) as one)
       order by id
         for no key update
      """;

  private static final Moving SEATS =
      new Moving(
          "pool_member",
          """
          with own as (
            select * from pool_member where member_id = $2
          ), seat as (
            select pool_id, role, joined, since,
                   exists (select from own where own.joined or not pool_member.joined) as given_up,
                   (select own.pool_id from own
                     where pool_member.joined and not own.joined) as invited_to,
                   (select own.role from own) as invited_as,
                   (select own.since from own) as invited_at
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
          ), instead as (
            update pool_member
               set pool_id = seat.pool_id, role = seat.role, joined = seat.joined, since = seat.since
              from seat
             where pool_member.member_id = $2
               and seat.invited_to is not null
          ), next_owner as (
            update pool_member
               set role = 'owner'
             where member_id = (select other.member_id
                                  from seat
                                  join pool_member as other
                                    on other.pool_id = seat.pool_id
                                   and other.member_id <> $1
                                   and other.joined
                                 where seat.role = 'owner'
                                   and seat.given_up
                                 order by other.member_id <> $2, other.since, other.member_id
                                 limit 1)
          )
          select coalesce(json_agg(seat), '[]')::text from seat
          """,
          null,
          """
          with seat as (
            select given.*, exists (select from pool where pool.id = given.invited_to) as can_be_invited
              from json_to_recordset($3::json)
                   as given (pool_id uuid, role text, joined boolean, since timestamptz, given_up boolean,
                               invited_to uuid, invited_as text, invited_at timestamptz)
          ), kept as (
            select pool_member.*
              from pool_member
              join seat using (pool_id)
             where pool_member.member_id = $2
               and not seat.given_up
          ), moved as (
            update pool_member
               set member_id = $1
              from seat
             where pool_member.member_id = $2
               and pool_member.pool_id = seat.pool_id
               and not seat.given_up
               and not seat.can_be_invited
          ), invited_again as (
            update pool_member
               set pool_id = seat.invited_to, role = seat.invited_as, joined = false, since = seat.invited_at
              from seat
             where pool_member.member_id = $2
               and pool_member.pool_id = seat.pool_id
               and seat.can_be_invited
          ), back as (
            insert into pool_member (member_id, pool_id, role, joined, since)
            select $1, kept.pool_id, kept.role, kept.joined, kept.since
              from kept
              join seat on seat.can_be_invited
          ), owner_since as (
            update pool_member
               set role = 'spender'
              from seat
             where pool_member.pool_id = seat.pool_id
               and pool_member.role = 'owner'
               and seat.role = 'owner'
               and seat.given_up
          )
          insert into pool_member (member_id, pool_id, role, joined, since)
          select $1, seat.pool_id, seat.role, seat.joined, seat.since
            from seat
            join pool on pool.id = seat.pool_id
           where seat.given_up
          """,
          LOCK);

  @Override
  public List<Moving> moving() {
    return List.of(SEATS);
  }
}
