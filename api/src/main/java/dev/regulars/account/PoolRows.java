package dev.regulars.account;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A merged member's place in a pool goes with them, unless who remains has one; then the place is
 * given up, and a pool that it leaves without an owner gets the one who has been in it longest.
 */
@Component
class PoolRows implements MovesWithMember {

  private static final Moving SEATS =
      new Moving(
          "pool_member",
          """
          with seat as (
            select pool_id, role, joined, since, blocked,
                   exists (select from pool_member where member_id = $2) as given_up
              from pool_member
             where member_id = $1
          ), moved as (
            update pool_member
               set member_id = $2
             where member_id = $1
               and not exists (select from pool_member where member_id = $2)
          ), left_out as (
            delete from pool_member
             where member_id = $1
               and exists (select from pool_member where member_id = $2)
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
            select *
              from json_to_recordset($3::json)
                   as row (pool_id uuid, role text, joined boolean, since timestamptz, blocked boolean,
                           given_up boolean)
          ), moved as (
            update pool_member
               set member_id = $1
              from seat
             where pool_member.member_id = $2
               and pool_member.pool_id = seat.pool_id
               and not seat.given_up
          ), owner_since as (
            update pool_member
               set role = 'spender'
              from seat
             where pool_member.pool_id = seat.pool_id
               and pool_member.role = 'owner'
               and seat.role = 'owner'
               and seat.given_up
          )
          insert into pool_member (member_id, pool_id, role, joined, since, blocked)
          select $1, seat.pool_id, seat.role, seat.joined, seat.since, seat.blocked
            from seat
            join pool on pool.id = seat.pool_id
           where seat.given_up
          """);

  @Override
  public List<Moving> moving() {
    return List.of(SEATS);
  }
}
