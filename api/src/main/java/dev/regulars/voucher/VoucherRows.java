package dev.regulars.voucher;

import dev.regulars.account.MovesWithMember;
import dev.regulars.account.Moving;
import java.util.List;
import org.springframework.stereotype.Component;

/** A member's codes and their uses go with them. What was used since stays where it was used. */
@Component
class VoucherRows implements MovesWithMember {

  private static final Moving VOUCHERS =
      new Moving(
          "vouchers",
          """
          with moved as (
            update voucher set member_id = $2 where member_id = $1
            returning id, uses, coalesce(remaining_minor, -1) as remaining, state
          )
          select coalesce(json_agg(moved), '[]')::text from moved
          """,
          null,
          """
          update voucher set member_id = $1
            from json_to_recordset($3::json) as before (id uuid, uses integer, remaining bigint, state text)
           where voucher.member_id = $2
             and voucher.id = before.id
             and (voucher.uses, coalesce(voucher.remaining_minor, -1), voucher.state)
               = (before.uses, before.remaining, before.state)
          """);

  @Override
  public List<Moving> moving() {
    return List.of(VOUCHERS, Moving.ofTable("voucher_movement"));
  }
}
