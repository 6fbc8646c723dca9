package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What the figures say of a small shop. That they are right is {@link InsightPropertyTests}. */
@ServerTest
@TestPropertySource(properties = "regulars.insight.every=50ms")
class InsightIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final String RULES =
      """
      rule "Base"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Launch"
      when
          The basket contains products in category "tea"
      then
          Give 10 points
          At most 40 points in all
      end

      rule "Never"
      when
          The basket contains products in category "no-such-thing"
      then
          Give 5 points
          At most 1000 points in all
      end
      """;

  @Autowired private Shop shop;
  @Autowired private Retention retention;
  @Autowired private DatabaseAddress address;

  private int version;

  @BeforeEach
  void publish() {
    shop.till();
    version = shop.rulebook().live(RULES);
  }

  private String bought(APurchase purchase) {
    Answer answer = shop.till().post("/v1/purchases", purchase.json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/id");
  }

  private Answer insight(String path) {
    InsightProof.awaitCounted(shop.books(), PATIENCE);
    Answer answer = shop.as(Role.MARKETER).get("/v1/insight/" + path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static JsonNode item(Answer list, String field, String value) {
    for (JsonNode item : list.json().path("items")) {
      if (item.path(field).asString("").equals(value)) {
        return item;
      }
    }
    throw new AssertionError("no " + value + " in " + list.body());
  }

  @Test
  void showsTodayAndTheDaysOfAStore() {
    Someone anna = shop.enrol();
    String first = bought(APurchase.by(anna).in("days").line("E", "coffee", 2, 500));
    bought(APurchase.by(anna).in("days").line("E", "coffee", 1, 300));
    bought(APurchase.anonymous().in("days").line("E", "coffee", 1, 400));
    bought(
        APurchase.by(shop.enrol())
            .in("days")
            .at(OffsetDateTime.now().minusDays(2))
            .line("E", "coffee", 1, 700));
    shop.till().post("/v1/purchases/" + first + "/returns", AReturn.next().line(1, 1).json());

    Answer overview = insight("overview?store=days");

    assertThat(overview.number("/today/purchases")).isEqualTo(3);
    assertThat(overview.number("/today/spentMinor")).isEqualTo(1700);
    assertThat(overview.number("/today/returnedMinor")).isEqualTo(500);
    assertThat(overview.number("/today/pointsIssued")).isEqualTo(13);
    assertThat(overview.number("/today/pointsReversed")).isEqualTo(5);
    assertThat(overview.number("/today/activeMembers")).isEqualTo(1);
    assertThat(overview.at("/days")).hasSize(30);
    assertThat(overview.text("/days/29/day")).isEqualTo(LocalDate.now(BERLIN).toString());
    assertThat(overview.number("/days/29/purchases")).isEqualTo(3);
    assertThat(overview.number("/days/28/purchases")).isZero();
    assertThat(overview.number("/period/activeMembers")).isEqualTo(2);
    assertThat(overview.text("/period/from"))
        .isEqualTo(LocalDate.now(BERLIN).minusDays(29).toString());
    assertThat(insight("overview?store=nowhere").number("/today/purchases")).isZero();
  }

  @Test
  void showsTheWholeProgramme() {
    Someone anna = shop.enrol();
    bought(APurchase.by(anna).in("whole").line("T", "tea", 1, 300));
    shop.as(Role.SUPPORT)
        .post(
            "/v1/members/" + anna.id() + "/adjustments", "{\"points\": 7, \"reason\": \"a test\"}");

    Answer overview = insight("overview?from=2026-01-01&to=2026-01-31");

    long held =
        shop.books().number("select sum(available + pending + reserved) from member_account");
    assertThat(overview.number("/liability/points")).isEqualTo(held);
    assertThat(overview.number("/liability/valueMinor")).isEqualTo(held);
    assertThat(overview.text("/currency")).isEqualTo("EUR");
    assertThat(overview.number("/live/version")).isEqualTo(version);
    assertThat(overview.text("/live/by/name")).isNotBlank();
    assertThat(OffsetDateTime.parse(overview.text("/live/since"))).isBefore(OffsetDateTime.now());
    assertThat(overview.at("/days")).hasSize(31);
    assertThat(Duration.between(OffsetDateTime.parse(overview.text("/asOf")), OffsetDateTime.now()))
        .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(10));
    JsonNode budgets = overview.at("/budgets");
    assertThat(budgets.path(0).path("rule").asString()).isEqualTo("Launch");
    assertThat(budgets.path(0).path("of").asLong()).isEqualTo(40);
    assertThat(budgets.path(0).path("used").asLong()).isBetween(10L, 40L);
    assertThat(budgets.path(0).path("share").decimalValue())
        .isBetween(new java.math.BigDecimal("0.25"), java.math.BigDecimal.ONE);
    assertThat(budgets.path(1).path("rule").asString()).isEqualTo("Never");
  }

  @Test
  void saysHowOldTheFiguresAre() throws SQLException {
    InsightProof.awaitCounted(shop.books(), PATIENCE);
    try (Connection holding = address.connect();
        var statement = holding.createStatement()) {
      holding.setAutoCommit(false);
      statement.execute("select from outbox_listener where name = 'insight' for update");
      bought(APurchase.anonymous().in("as-of").line("E", "coffee", 1, 100));
      OffsetDateTime booked = OffsetDateTime.now();
      bought(APurchase.anonymous().in("as-of").line("E", "coffee", 1, 100));

      Answer overview = shop.as(Role.SUPPORT).get("/v1/insight/overview?store=as-of");
      assertThat(overview.number("/today/purchases")).isZero();
      assertThat(OffsetDateTime.parse(overview.text("/asOf"))).isBefore(booked);
      holding.rollback();
    }
    assertThat(insight("overview?store=as-of").number("/today/purchases")).isEqualTo(2);
  }

  @Test
  void tellsWhatEachRuleDid() {
    Someone anna = shop.enrol();
    long before = item(insight("rules"), "rule", "Base").path("fired").asLong();
    bought(APurchase.by(anna).line("E", "coffee", 1, 900));
    bought(APurchase.by(anna).line("E", "coffee", 1, 100));
    bought(APurchase.by(anna).at(OffsetDateTime.now().minusDays(1)).line("E", "coffee", 1, 100));

    Answer rules = insight("rules");
    JsonNode base = item(rules, "rule", "Base");
    assertThat(rules.text("/items/0/rule")).as("in the rulebook's order").isEqualTo("Base");
    assertThat(base.path("fired").asLong()).isGreaterThanOrEqualTo(before + 2);
    assertThat(base.path("members").asLong()).isPositive();
    assertThat(base.path("lastFiredAt").asString()).isNotEmpty();
    assertThat(base.has("budget")).isFalse();
    assertThat(base.path("days").path(0).path("points").asLong()).isPositive();
    JsonNode never = item(rules, "rule", "Never");
    assertThat(never.path("fired").asLong()).isZero();
    assertThat(never.has("lastFiredAt")).isFalse();
    assertThat(never.path("budget").path("used").asLong()).isZero();
    assertThat(never.path("budget").path("of").asLong()).isEqualTo(1000);

    JsonNode today = item(insight("rules?days=1"), "rule", "Base");
    assertThat(today.path("days")).hasSize(1);
    assertThat(today.path("fired").asLong()).isLessThanOrEqualTo(base.path("fired").asLong());
  }

  @Test
  void listsWhatPurchasesContainTheMostFrequentFirst() {
    for (int i = 0; i < 3; i++) {
      bought(cataloguePurchase("CAT-MUCH", "Flat White, großer Becher", "cat-drinks"));
    }
    bought(cataloguePurchase("CAT-RARE", "Croissant", "cat-bakery"));

    Answer products = insight("catalogue?kind=product&q=cat");
    assertThat(codes(products)).containsExactly("CAT-MUCH", "CAT-RARE");
    assertThat(products.number("/items/0/purchases")).isEqualTo(3);
    assertThat(products.text("/items/0/name")).isEqualTo("Flat White, großer Becher");
    assertThat(products.text("/items/0/lastSeenOn")).isEqualTo(LocalDate.now(BERLIN).toString());
    assertThat(codes(insight("catalogue?kind=product&q=grosser%20flat")))
        .containsExactly("CAT-MUCH");
    assertThat(codes(insight("catalogue?kind=category&q=cat-bak"))).containsExactly("cat-bakery");
    assertThat(codes(insight("catalogue?kind=channel"))).contains("kiosk");
    assertThat(codes(insight("catalogue?kind=code&q=hello"))).containsExactly("HELLO");
    assertThat(codes(insight("catalogue?kind=attribute"))).contains("paymentMethod");
    assertThat(codes(insight("catalogue?kind=payment-method"))).contains("card");
    assertThat(codes(insight("catalogue?kind=register"))).contains("1");
    assertThat(codes(insight("catalogue?kind=product&q=zzz"))).isEmpty();

    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      Answer page = insight("catalogue?kind=product&q=cat&limit=1" + after);
      paged.addAll(codes(page));
      after = page.at("/next").isNull() ? null : "&after=" + page.text("/next");
    } while (after != null);
    assertThat(paged).containsExactly("CAT-MUCH", "CAT-RARE");
  }

  private static APurchase cataloguePurchase(String sku, String name, String category) {
    APurchase purchase = APurchase.anonymous();
    purchase
        .with(
            "lines",
            List.of(
                Map.of(
                    "sku",
                    sku,
                    "name",
                    name,
                    "category",
                    category,
                    "quantity",
                    1,
                    "unitPriceMinor",
                    100),
                Map.of("sku", sku, "quantity", 1, "unitPriceMinor", 100)))
        .with("totalMinor", 200)
        .with("channel", "kiosk")
        .with("vouchers", List.of("HELLO"))
        .with("attributes", Map.of("paymentMethod", "card"));
    return purchase;
  }

  private static List<String> codes(Answer list) {
    List<String> codes = new ArrayList<>();
    list.json().path("items").forEach(item -> codes.add(item.path("code").asString()));
    return codes;
  }

  @Test
  void knowsStoresTagsAndAttributesThatNoPurchaseHasYet() {
    shop.as(Role.ADMIN)
        .send(
            "PUT",
            "/v1/stores/cat-new",
            "application/json",
            "{\"name\": \"Neueröffnung\", \"tags\": [\"cat-station\"]}".getBytes());
    shop.till()
        .post(
            "/v1/members",
            "{\"externalId\": \"cat-1\", \"attributes\": {\"catNewsletter\": true}}");
    assertThat(
            insight("catalogue?kind=store&q=neuer")
                .json()
                .path("items")
                .path(0)
                .path("code")
                .asString())
        .isEqualTo("cat-new");
    assertThat(codes(insight("catalogue?kind=store-tag"))).contains("cat-station");
    assertThat(codes(insight("catalogue?kind=member-attribute"))).contains("catNewsletter");
  }

  @Test
  void givesRealPurchasesWithoutWhoMadeThemToBeTriedAgain() {
    Someone anna = shop.enrol();
    String id =
        bought(
            APurchase.by(anna)
                .in("real")
                .line("E", "coffee", 2, 250)
                .with("channel", "app")
                .with("attributes", Map.of("paymentMethod", "card")));

    Answer last = insight("purchases?limit=1");

    assertThat(last.text("/items/0/id")).isEqualTo(id);
    assertThat(last.number("/items/0/points")).isEqualTo(5);
    assertThat(last.body()).doesNotContain(anna.id().toString()).doesNotContain("member");
    Map<String, Object> body = new java.util.LinkedHashMap<>();
    last.at("/items/0")
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("id") && !field.getKey().equals("points")) {
                body.put(field.getKey(), field.getValue());
              }
            });
    Answer quote = shop.till().post("/v1/purchases/quote", Till.written(body));
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    assertThat(quote.number("/totalMinor")).isEqualTo(500);
    Answer next = insight("purchases?limit=1&after=" + last.text("/next"));
    assertThat(next.text("/items/0/id")).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "overview?from=x,                             /from",
    "overview?to=2026-02-30,                      /to",
    "overview?from=2026-02-02&to=2026-02-01,      /from",
    "overview?from=2024-01-01&to=2026-01-01,      /from",
    "overview?from=0001-01-01,                    /from",
    "overview?store=a%20b,                        /store",
    "rules?days=0,                                /days",
    "rules?days=401,                              /days",
    "rules?days=many,                             /days",
    "catalogue,                                   /kind",
    "catalogue?kind=colour,                       /kind",
    "catalogue?kind=product&q=a%09b,              /q",
    "catalogue?kind=product&after=x,              /after",
    "catalogue?kind=product&limit=0,              /limit",
    "purchases?limit=1000,                        /limit",
    "purchases?after=x,                           /after"
  })
  void saysWhatIsWrongWithTheQuestion(String path, String pointer) {
    Answer refused = shop.as(Role.APPROVER).get("/v1/insight/" + path);
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("malformed-request");
    assertThat(refused.pointers()).containsExactly(pointer);
  }

  @Test
  void forgetsWhoWasAmongARulesMembersAndCodesThatOnePersonPresented() {
    shop.books()
        .run(
            """
            insert into insight_rule_day (rule, day, fired, points, members)
            values ('Old', current_date - 500, 3, 30, '\\x00'), ('Old', current_date - 300, 2, 20, '\\x00');
            insert into insight_code (kind, code, purchases, last_seen_on)
            values ('code', 'PERSONAL', 1, current_date - 40), ('code', 'FRESH', 1, current_date - 2),
                   ('code', 'CAMPAIGN', 9, current_date - 40), ('code', 'LONG-AGO', 9, current_date - 500),
                   ('product', 'OLD-PRODUCT', 1, current_date - 500)
            """);
    retention.forget().block(PATIENCE);
    assertThat(
            shop.books()
                .rows(
                    "select fired, points, members is null from insight_rule_day where rule = 'Old'"
                        + " order by day"))
        .containsExactly("3|30|t", "2|20|f");
    assertThat(
            shop.books()
                .rows(
                    "select code from insight_code where code in ('PERSONAL', 'FRESH', 'CAMPAIGN',"
                        + " 'LONG-AGO', 'OLD-PRODUCT') order by code"))
        .containsExactly("CAMPAIGN", "FRESH", "OLD-PRODUCT");
    shop.books().run("delete from insight_rule_day where rule = 'Old'");
  }
}
