package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What must hold of the books whatever was bought, returned and claimed, in whatever order. */
@ServerTest
class BooksPropertyTests {

  @Autowired private Shop shop;

  @ParameterizedTest
  @EnumSource
  void theBooksBalanceAfterAnySequence(PropertyRules rules) {
    rules.live(shop);
    Random random = new Random(rules.ordinal());
    List<Someone> members = shop.enrol(4);
    List<Answer> bought = new ArrayList<>();
    for (int step = 0; step < 6 * RandomPurchases.CASES; step++) {
      Someone member = members.get(random.nextInt(members.size()));
      Answer answer =
          switch (random.nextInt(6)) {
            case 0, 1 ->
                shop.till().post("/v1/purchases", RandomPurchases.of(rules, member, random).json());
            case 2 ->
                shop.till()
                    .post(
                        "/v1/purchases",
                        RandomPurchases.of(rules, member, random).with("member", null).json());
            case 3 ->
                shop.till()
                    .post(
                        "/v1/returns",
                        AReturn.next()
                            .with("store", "store-1")
                            .with("member", Map.of("id", member.id()))
                            .product("SKU-" + random.nextInt(8), 1 + random.nextInt(3))
                            .json());
            case 4 ->
                bought.isEmpty()
                    ? null
                    : shop.till()
                        .post(
                            "/v1/purchases/" + any(bought, random).text("/id") + "/returns",
                            AReturn.next().line(1, new BigDecimal("0.5")).json());
            default ->
                bought.isEmpty()
                    ? null
                    : shop.till()
                        .post(
                            "/v1/purchases/" + any(bought, random).text("/id") + "/claim",
                            Till.written(Map.of("member", Map.of("id", member.id()))));
          };
      if (answer != null) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409, 422);
        if (answer.status() == 201 && !answer.at("/awards").isMissingNode()) {
          bought.add(answer);
        }
      }
    }
    shop.theBooksBalance();
    assertThat(shop.books().rows(SPENT_IS_WHAT_WAS_PAID)).isEmpty();
  }

  /** Days against purchases and returns: what the proof of the ledger does not look at. */
  static final String SPENT_IS_WHAT_WAS_PAID =
      """
      with came_back as (
        select purchase_id, (returned ->> 'line')::int as line, sum((returned ->> 'quantity')::numeric) as quantity
          from purchase_return cross join lateral json_array_elements(lines) as returned
         group by 1, 2
      ), visit as (
        -- goods that something was paid for are left of it
        select purchase.id,
               bool_or(round((round(posted.quantity * price) - discount)
                             * (posted.quantity - coalesce(came_back.quantity, 0)) / posted.quantity) > 0) as is_one
          from purchase
          cross join lateral json_array_elements(content -> 'lines') as item
          cross join lateral (select (item ->> 'line')::int, (item ->> 'quantity')::numeric,
                                     (item ->> 'unitPriceMinor')::numeric, (item ->> 'discountMinor')::numeric)
                     as posted (line, quantity, price, discount)
          left join came_back on (came_back.purchase_id, came_back.line) = (purchase.id, posted.line)
         group by purchase.id
      ), paid as (
        select member_id, sum(total_minor) as minor, count(*) filter (where visit.is_one) as purchases
          from purchase join visit using (id)
         group by member_id
      ), given_back as (
        select purchase.member_id, sum(purchase_return.total_minor) as minor
          from purchase_return join purchase on purchase.id = purchase_id
         group by purchase.member_id
      ), days as (
        select member_id, sum(spent_minor) as minor, sum(purchases) as purchases
          from member_day group by member_id
      )
      select member_id, paid.minor, given_back.minor, days.minor, paid.purchases, days.purchases, account.purchases
        from paid
        join member_account as account using (member_id)
        left join days using (member_id)
        left join given_back using (member_id)
       where paid.minor - coalesce(given_back.minor, 0) <> coalesce(days.minor, 0)
          or paid.purchases <> coalesce(days.purchases, 0)
          or paid.purchases <> account.purchases
      """;

  private static Answer any(List<Answer> answers, Random random) {
    return answers.get(random.nextInt(answers.size()));
  }
}
