package dev.regulars.purchase;

import static dev.regulars.AtOnce.atOnce;
import static dev.regulars.AtOnce.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.SecondServer;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many at once: real clients, two whole servers, one database. */
@ServerTest
class ConcurrencyIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Limited"
      when
          The basket contains products in category "limited"
      then
          Give 7 points for every unit of category "limited"
          At most 100 points per member per day
      end

      rule "Budgeted"
      when
          The basket contains products in category "budgeted"
      then
          Give 7 points for every unit of category "budgeted"
          At most 500 points in all
      end

      rule "Also budgeted"
      when
          The basket contains products in category "budgeted"
      then
          Give 3 points for every unit of category "budgeted"
          At most 200 points in all
      end
      """;

  private static SecondServer second;

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  @AfterAll
  static void stopTheSecondServer() {
    if (second != null) {
      second.close();
      second = null;
    }
  }

  /** Another whole server on the same database. */
  private Till second() {
    if (second == null) {
      second = new SecondServer(address);
    }
    return second.till();
  }

  @Test
  void sixtyFourClientsPostTheSamePurchaseAndItIsBookedOnce() {
    Someone member = shop.enrol();
    String purchase = APurchase.by(member).line("T", "tea", 1, 1000).json();

    List<Answer> answers = atOnce(64, i -> shop.till().post("/v1/purchases", purchase));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, 63L));
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(answers.stream().filter(Answer::replayed)).hasSize(63);
    assertThat(shop.balance(member).number("/available")).isEqualTo(10);
    shop.theBooksBalance();
  }

  @Test
  void twoServersBookTheSamePurchaseOnceHoweverTheMemberIsNamed() {
    Someone member = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 1, 1000);
    List<String> bodies =
        List.of(
            purchase.json(),
            purchase.with("member", Map.of("email", member.email())).json(),
            purchase.with("member", Map.of("id", member.id())).json(),
            purchase.with("member", Map.of("externalId", member.externalId())).json());
    List<Till> tills = List.of(shop.till(), second());

    List<Answer> answers =
        atOnce(64, i -> tills.get(i % 2).post("/v1/purchases", bodies.get(i / 2 % 4)));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, 63L));
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    shop.theBooksBalance();
  }

  @Test
  void aReceiptOfManyMembersIsWonByOneOfThem() {
    List<Someone> members = shop.enrol(32);
    APurchase purchase = APurchase.anonymous().line("T", "tea", 1, 1000);
    List<String> bodies =
        members.stream().map(m -> purchase.with("member", Map.of("id", m.id())).json()).toList();

    List<Answer> answers = atOnce(32, i -> shop.till().post("/v1/purchases", bodies.get(i)));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, 31L));
    long given = members.stream().mapToLong(m -> shop.balance(m).number("/lifetimeAccrued")).sum();
    assertThat(given).isEqualTo(10);
    shop.theBooksBalance();
  }

  @Test
  void purchasesOfOneMemberNeverLoseAnUpdateAndKeepTheLimit() {
    Someone member = shop.enrol();
    List<Map<String, Object>> keys =
        List.of(
            Map.of("card", member.card()),
            Map.of("email", member.email()),
            Map.of("id", member.id()));
    List<Till> tills = List.of(shop.till(), second());

    List<Answer> answers =
        atOnce(
            120,
            i ->
                tills
                    .get(i % 2)
                    .post(
                        "/v1/purchases",
                        APurchase.anonymous()
                            .with("member", keys.get(i % 3))
                            .line("L", "limited", 1, 100)
                            .json()));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 120L));
    Answer balance = shop.balance(member);
    assertThat(balance.number("/available")).isEqualTo(120 + 100);
    assertThat(answers.stream().mapToLong(a -> a.number("/points/accrued")).sum()).isEqualTo(220);
    assertThat(answers.stream().map(a -> a.number("/balance/available")).distinct())
        .as("each answer shows a balance of its own place in the order")
        .hasSize(120);
    assertThat(
            shop.books()
                .number("select purchases from member_account where member_id = ?", member.id()))
        .isEqualTo(120);
    shop.theBooksBalance();
  }

  @Test
  void budgetsAreNeverOverrunWhateverServersAndReturnsDo() {
    List<Someone> members = shop.enrol(20);
    List<Till> tills = List.of(shop.till(), second());
    long before = used("Budgeted");

    List<Answer> answers =
        atOnce(
            100,
            i -> {
              Till till = tills.get(i % 2);
              Answer bought =
                  till.post(
                      "/v1/purchases",
                      APurchase.by(members.get(i % 20)).line("B", "budgeted", 3, 1).json());
              return i % 5 > 0
                  ? bought
                  : till.post(
                      "/v1/purchases/" + bought.text("/id") + "/returns", AReturn.next().json());
            });

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 100L));
    assertThat(used("Budgeted") - before)
        .isEqualTo(netOf("Budgeted", members))
        .isLessThanOrEqualTo(500);
    assertThat(used("Also budgeted")).isLessThanOrEqualTo(200);
    shop.theBooksBalance();
  }

  private long used(String rule) {
    return shop.books().number("select coalesce(sum(used), 0) from budget where rule = ?", rule);
  }

  /** What purchases of these members that were not returned got from a rule. */
  private long netOf(String rule, List<Someone> members) {
    return shop.books()
        .number(
            """
            select coalesce(sum((award ->> 'points')::bigint), 0)
              from purchase, json_array_elements(answer -> 'awards') as award
             where award ->> 'rule' = ? and returned_at is null and member_id::text = any(string_to_array(?, ','))
            """,
            rule,
            members.stream().map(m -> m.id().toString()).collect(Collectors.joining(",")));
  }

  @Test
  void aNewStoreIsFoundByEverybodyAtOnce() {
    for (int round = 0; round < 4; round++) {
      String store = "store-" + java.util.UUID.randomUUID();
      List<Answer> answers =
          atOnce(
              32,
              i ->
                  shop.till()
                      .post(
                          "/v1/purchases",
                          APurchase.anonymous().in(store).line("T", "tea", 1, 1).json()));
      assertThat(statuses(answers)).isEqualTo(Map.of(201, 32L));
    }
  }

  @Test
  void aPurchaseThatCannotBeBookedFailsAlone() {
    Someone member = shop.enrol();
    shop.books()
        .run(
            """
            create function refuse_poison() returns trigger language plpgsql as $$
            begin
              if new.receipt like 'poison-%' then
                raise exception 'poison';
              end if;
              return new;
            end $$;
            create trigger poison before insert on purchase for each row execute function refuse_poison();
            """);
    try {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        APurchase purchase = APurchase.by(member).line("T", "tea", 1, 100);
        lines.add(i == 30 ? purchase.with("receipt", "poison-1").json() : purchase.json());
      }
      Answer answer =
          shop.till()
              .send(
                  "POST",
                  "/v1/purchases/stream",
                  "application/x-ndjson",
                  String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      Map<Integer, Integer> statuses =
          answer
              .body()
              .lines()
              .map(Till::json)
              .collect(
                  Collectors.toMap(l -> l.path("index").asInt(), l -> l.path("status").asInt()));
      assertThat(statuses.remove(30)).isEqualTo(500);
      assertThat(statuses.values()).hasSize(59).containsOnly(201);
      assertThat(shop.balance(member).number("/available")).isEqualTo(59);
      shop.theBooksBalance();
    } finally {
      shop.books().run("drop trigger poison on purchase; drop function refuse_poison()");
    }
  }
}
