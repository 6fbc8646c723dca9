package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Computes every figure again, by SQL over what is booked, and compares. The two ways to a figure
 * share no code.
 */
public final class InsightProof {

  private static final String BEHIND =
      """
      select count(*)
        from outbox_listener as listener
        join outbox on (outbox.written_by, outbox.id) > (listener.written_by, listener.id)
      """;

  /** What every happening gave by rule: one row for each rule that stood. */
  private static final String FIRED =
      """
      with happened as (
        select id, member_id, day, occurred_at, coalesce(claim_answer, answer) as answer
          from purchase where member_id <> '00000000-0000-0000-0000-000000000000'
        union all
        select id, member_id, (occurred_at at time zone 'Europe/Berlin')::date, occurred_at, answer
          from member_event
      ), gave as (
        select id, award ->> 'rule' as rule, (award ->> 'points')::bigint as points
          from happened, json_array_elements(answer -> 'awards') as award
        union all
        select id, voucher ->> 'rule', 0
          from happened, json_array_elements(answer -> 'vouchersIssued') as voucher
        union all
        select happened.id, rule, 0
          from happened
          join outbox on source_id = happened.id and outbox.member_id is not null,
               json_array_elements_text(payload -> 'alsoFired') as rule
      ), fired as (
        select id, rule, sum(points) as points from gave group by id, rule
      )
      """;

  private static final String DAYS =
      """
      with moved as (
        select (at at time zone 'Europe/Berlin')::date as day,
               case when debit in ('issued', 'redeemed', 'expired', 'adjusted') then debit else credit end as account,
               case when debit in ('issued', 'redeemed', 'expired', 'adjusted') then points else -points end as points
          from transfer
         where kind not in ('accrual', 'return')
           and not (debit in ('pending', 'available', 'reserved') and credit in ('pending', 'available', 'reserved'))
      ), one as (
        select store, day, 1 as purchases, total_minor as spent, 0 as returned, points as issued, 0 as reversed,
               0 as redeemed, 0 as expired, 0 as adjusted, nullif(member_id, '00000000-0000-0000-0000-000000000000') as member
          from purchase
        union all
        select back.store, (occurred_at at time zone coalesce(zone, 'Europe/Berlin'))::date, 0, 0, total_minor, 0, points,
               0, 0, 0, null
          from purchase_return as back left join store on store.code = back.store
        union all
        select null, (occurred_at at time zone 'Europe/Berlin')::date, 0, 0, 0, points, 0, 0, 0, 0, null
          from member_event
        union all
        select null, day, 0, 0, 0,
               case when account = 'issued' then greatest(points, 0) else 0 end,
               case when account = 'issued' then greatest(-points, 0) else 0 end,
               case when account = 'redeemed' then -points else 0 end,
               case when account = 'expired' then -points else 0 end,
               case when account = 'adjusted' then points else 0 end,
               null
          from moved
      ), each as (
        select * from one where store is not null
        union all
        select '', day, purchases, spent, returned, issued, reversed, redeemed, expired, adjusted, member from one
      )
      select store, day, sum(purchases), sum(spent), sum(returned), sum(issued), sum(reversed), sum(redeemed),
             sum(expired), sum(adjusted), count(distinct member)
        from each
       group by store, day
      having (sum(purchases), sum(spent), sum(returned), sum(issued), sum(reversed), sum(redeemed), sum(expired),
              sum(adjusted)) <> (0, 0, 0, 0, 0, 0, 0, 0)
       order by store collate "C", day
      """;

  private static final String DAYS_KEPT =
      """
      select store, day, purchases, spent_minor, returned_minor, issued, reversed, redeemed, expired, adjusted,
             active_members
        from insight_day
       where (purchases, spent_minor, returned_minor, issued, reversed, redeemed, expired, adjusted)
          <> (0, 0, 0, 0, 0, 0, 0, 0)
       order by store collate "C", day
      """;

  private static final String RULE_DAYS =
      FIRED
          + """
          select rule, day, count(*), sum(points)
            from fired join happened using (id)
           group by rule, day
           order by rule collate "C", day
          """;

  private static final String RULE_DAYS_KEPT =
      "select rule, day, fired, points from insight_rule_day order by rule collate \"C\", day";

  private static final String RULE_MEMBERS =
      FIRED
          + """
          select rule, day, count(distinct member_id)
            from fired join happened using (id)
           where day >= current_date - 390
           group by rule, day
           order by rule collate "C", day
          """;

  private static final String RULE_MEMBERS_KEPT =
      """
      select rule, day, encode(members, 'hex')
        from insight_rule_day
       where day >= current_date - 390
       order by rule collate "C", day
      """;

  private static final String LAST_FIRED =
      FIRED
          + """
          select rule, max(occurred_at) from fired join happened using (id) group by rule order by rule collate "C"
          """;

  private static final String LAST_FIRED_KEPT =
      "select rule, last_fired_at from insight_rule order by rule collate \"C\"";

  private static final String CODES =
      """
      with line as (
        select id, day, line from purchase, json_array_elements(content -> 'lines') as line
      ), one as (
        select distinct 'category' as kind, line ->> 'category' as code, id, day from line
        union all
        select distinct 'product', line ->> 'sku', id, day from line
        union all
        select distinct 'brand', line ->> 'brand', id, day from line
        union all
        select 'store', store, id, day from purchase
        union all
        select 'register', register, id, day from purchase
        union all
        select 'channel', content ->> 'channel', id, day from purchase
        union all
        select distinct 'code', code, id, day from purchase, json_array_elements_text(content -> 'vouchers') as code
        union all
        select 'attribute', name, id, day from purchase, json_object_keys(content -> 'attributes') as name
        union all
        select 'payment-method', content -> 'attributes' ->> 'paymentMethod', id, day from purchase
        union all
        select 'event', name, id, (occurred_at at time zone 'Europe/Berlin')::date from member_event
        union all
        select distinct 'tag', tag, source_id, coalesce(purchase.day, (event.occurred_at at time zone 'Europe/Berlin')::date)
          from outbox
          left join purchase on purchase.id = source_id
          left join member_event as event on event.id = source_id,
               json_array_elements_text(payload -> 'tags') as tag
      )
      select kind, code, count(*), max(day)
        from one
       where code is not null
       group by kind, code
       order by kind, code collate "C"
      """;

  private static final String CODES_KEPT =
      """
      select kind, code, purchases, last_seen_on
        from insight_code
       where kind not in ('voucher', 'event-attribute')
       order by kind, code
      """;

  private static final String LIABILITY =
      "select coalesce(sum(available + pending + reserved), 0) from member_account";

  private static final String LIABILITY_KEPT =
      "select coalesce(sum(issued - reversed + adjusted - redeemed - expired), 0) from insight_day"
          + " where store = ''";

  private InsightProof() {}

  /** Waits until everything is counted, and everybody else who follows the outbox is through. */
  public static void awaitCounted(Books books, Duration patience) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> books.number(BEHIND) == 0);
  }

  /** Everything that is kept is what follows from the books. */
  public static void agrees(Books books, String when) {
    same(books, when + ": days", DAYS, DAYS_KEPT);
    same(books, when + ": rules", RULE_DAYS, RULE_DAYS_KEPT);
    same(books, when + ": last fired", LAST_FIRED, LAST_FIRED_KEPT);
    same(books, when + ": codes", CODES, CODES_KEPT);
    same(books, when + ": liability", LIABILITY, LIABILITY_KEPT);
    assertThat(estimated(books.rows(RULE_MEMBERS_KEPT)))
        .as(when + ": members of rules")
        .isEqualTo(books.rows(RULE_MEMBERS));
  }

  private static void same(Books books, String what, String expected, String kept) {
    assertThat(books.rows(kept)).as(what).isEqualTo(books.rows(expected));
  }

  /** The rows with the sketch replaced by the number that it estimates. */
  private static List<String> estimated(List<String> rows) {
    List<String> counted = new ArrayList<>();
    for (String row : rows) {
      int bar = row.lastIndexOf('|');
      String hex = row.substring(bar + 1);
      long count = MemberSketch.of(HexFormat.of().parseHex(hex)).count();
      counted.add(row.substring(0, bar + 1) + count);
    }
    return counted;
  }
}
