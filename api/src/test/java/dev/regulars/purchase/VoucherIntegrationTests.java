package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class VoucherIntegrationTests {

  @Autowired private Shop shop;

  @BeforeEach
  void onePointPerEuro() {
    shop.rulebook().pointPerEuro();
  }

  private Answer put(String name, Map<String, ?> body) {
    return shop.as(Role.MARKETER)
        .send(
            "PUT",
            "/v1/voucher-types/" + name,
            "application/json",
            Till.written(body).getBytes(StandardCharsets.UTF_8));
  }

  private String type(Map<String, ?> body) {
    String name = "V" + UUID.randomUUID();
    Answer answer = put(name, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return name;
  }

  private List<String> codes(String type, int count) {
    Answer answer =
        shop.as(Role.MARKETER)
            .post("/v1/voucher-types/" + type + "/codes", "{\"count\": " + count + "}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValueSatisfying(it -> it.startsWith("text/csv"));
    List<String> lines = answer.body().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("code");
    return lines.subList(1, lines.size());
  }

  private String code(Map<String, ?> body) {
    return codes(type(body), 1).getFirst();
  }

  private Answer bring(String type, String csv) {
    return shop.as(Role.MARKETER)
        .send(
            "POST",
            "/v1/voucher-types/" + type + "/codes",
            "text/csv",
            csv.getBytes(StandardCharsets.UTF_8));
  }

  private Answer validate(Map<String, ?> body) {
    Answer answer = shop.till().post("/v1/vouchers/validate", Till.written(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private String reason(Map<String, ?> body) {
    Answer answer = validate(body);
    assertThat(answer.at("/valid").asBoolean()).as(answer.body()).isFalse();
    return answer.text("/reason");
  }

  private static APurchase basket(Someone member) {
    return (member == null ? APurchase.anonymous() : APurchase.by(member))
        .line("T", "tea", 2, 1000)
        .line("C", "coffee", 1, 1000);
  }

  private static APurchase basket(Someone member, String... codes) {
    return basket(member).with("vouchers", List.of(codes));
  }

  private Answer quote(APurchase purchase) {
    Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    return quote;
  }

  private Answer post(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.json());
  }

  /** Asks for a quote and posts the purchase as it says. */
  private Answer buy(APurchase purchase) {
    Answer quote = quote(purchase);
    assertThat(quote.at("/refused")).as(quote.body()).isEmpty();
    Answer bought = post(purchase.asQuoted(quote));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.at("/discounts")).isEqualTo(quote.at("/discounts"));
    return bought;
  }

  private Answer giveBack(Answer bought, List<Map<String, ?>> lines) {
    Map<String, Object> body =
        new LinkedHashMap<>(
            Map.of(
                "returnReceipt",
                "R" + UUID.randomUUID(),
                "occurredAt",
                "2026-11-22T12:00:00+01:00"));
    if (!lines.isEmpty()) {
      body.put("lines", lines);
    }
    Answer answer =
        shop.till().post("/v1/purchases/" + bought.text("/id") + "/returns", Till.written(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  @Test
  void aClaimTellsWhatWasTakenOffWhenItWasBought() {
    String code = code(Map.of("kind", "discount", "discount", Map.of("amountMinor", 500)));
    Answer bought = buy(basket(null, code));
    assertThat(bought.at("/discounts")).as(bought.body()).isNotEmpty();
    String path = "/v1/purchases/" + bought.text("/id") + "/claim";
    Answer claimed =
        shop.till().post(path, Till.written(Map.of("member", Map.of("id", shop.enrol().id()))));
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(201);
    assertThat(claimed.at("/discounts")).isEqualTo(bought.at("/discounts"));
    assertThat(claimed.number("/payableMinor")).isEqualTo(bought.number("/payableMinor"));
  }

  @Test
  void aCodeTakesMoneyOffOnceAndComesBackWithTheLastLine() {
    Someone member = shop.enrol();
    String code =
        code(
            Map.of(
                "kind",
                "discount",
                "discount",
                Map.of("percent", 10, "on", Map.of("category", List.of("tea"))),
                "days",
                30));
    assertThat(validate(Map.of("code", code)).at("/valid").asBoolean()).isTrue();
    Answer bought = buy(basket(member, code));
    assertThat(bought.number("/totalMinor")).isEqualTo(2800);
    assertThat(bought.text("/discounts/0/source")).isEqualTo("voucher:" + code);
    assertThat(bought.number("/points/accrued")).isEqualTo(28);
    assertThat(reason(Map.of("code", code))).isEqualTo("used");
    Answer again = quote(basket(member, code));
    assertThat(again.text("/refused/0/reason")).isEqualTo("used");
    assertThat(again.number("/payableMinor")).isEqualTo(3000);
    Answer refused = post(basket(member, code));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("voucher-not-valid");
    assertThat(refused.text("/reason")).isEqualTo("used");
    assertThat(refused.pointers()).containsExactly("/vouchers/0");

    giveBack(bought, List.of(Map.of("line", 1, "quantity", 1)));
    assertThat(reason(Map.of("code", code))).isEqualTo("used");
    giveBack(bought, List.of());
    assertThat(validate(Map.of("code", code)).at("/valid").asBoolean()).isTrue();
    shop.theBooksBalance();
  }

  @Test
  void codesAreComparedAsPeopleTypeThem() {
    String code = code(Map.of("kind", "discount", "discount", Map.of("amountMinor", 500)));
    assertThat(code).matches("[2-9CDFHJKMNPRTVWXY]{5}(-[2-9CDFHJKMNPRTVWXY]{5}){2}");
    String typed = " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";
    assertThat(validate(Map.of("code", typed)).text("/code")).isEqualTo(code);
    Answer bought = buy(basket(null, typed));
    assertThat(bought.number("/totalMinor")).isEqualTo(2500);
    char wrong = code.charAt(0) == '2' ? '3' : '2';
    Answer mistyped = validate(Map.of("code", wrong + code.substring(1)));
    assertThat(mistyped.text("/reason")).isEqualTo("unknown");
    assertThat(mistyped.text("/text")).contains("character");
    assertThat(reason(Map.of("code", "NOTHING"))).isEqualTo("unknown");
    shop.theBooksBalance();
  }

  @Test
  void aCodeThatNoTypeKnowsIsAPromotionsAndNothingElse() {
    Someone member = shop.enrol();
    Answer quote = quote(basket(member, "PROMO"));
    assertThat(quote.at("/discounts").isArray()).isTrue();
    assertThat(quote.at("/discounts")).isEmpty();
    assertThat(post(basket(member, "PROMO")).status()).isEqualTo(201);
    assertThat(post(basket(null, "PROMO")).status()).isEqualTo(201);
  }

  @Test
  void aGiftCardIsSpentInPartsAndGivenBackInParts() {
    String card = code(Map.of("kind", "balance", "valueMinor", 5000));
    assertThat(validate(Map.of("code", card)).number("/remainingMinor")).isEqualTo(5000);
    Answer first = buy(basket(null, card));
    assertThat(first.number("/totalMinor")).isZero();
    assertThat(validate(Map.of("code", card)).number("/remainingMinor")).isEqualTo(2000);
    Someone member = shop.enrol();
    Answer second = buy(basket(member, card));
    assertThat(second.number("/totalMinor")).isEqualTo(1000);
    assertThat(reason(Map.of("code", card))).isEqualTo("used");
    Answer back = giveBack(first, List.of(Map.of("line", 2, "quantity", 1)));
    assertThat(back.number("/vouchersMinor")).isEqualTo(1000);
    assertThat(back.number("/totalMinor")).isZero();
    assertThat(validate(Map.of("code", card)).number("/remainingMinor")).isEqualTo(1000);
    giveBack(first, List.of());
    giveBack(second, List.of());
    assertThat(validate(Map.of("code", card)).number("/remainingMinor")).isEqualTo(5000);
    String id = shop.as(Role.SUPPORT).get("/v1/vouchers?code=" + card).text("/items/0/id");
    Answer life = shop.as(Role.SUPPORT).get("/v1/vouchers/" + id);
    assertThat(life.at("/movements").size()).isEqualTo(5);
    assertThat(life.text("/state")).isEqualTo("open");
    shop.theBooksBalance();
  }

  @Test
  void aProductIsOneUnitAndPointsAreGivenAndTakenBack() {
    Someone member = shop.enrol();
    String free =
        code(Map.of("kind", "product", "discount", Map.of("on", Map.of("product", List.of("T")))));
    Answer bought = buy(basket(member, free));
    assertThat(bought.number("/discounts/0/amountMinor")).isEqualTo(1000);
    String points = code(Map.of("kind", "points", "points", 250));
    Answer with = buy(basket(member, points));
    assertThat(with.number("/balance/available")).isEqualTo(20 + 30 + 250);
    giveBack(with, List.of());
    assertThat(shop.balance(member).number("/available")).isEqualTo(20);
    assertThat(validate(Map.of("code", points)).at("/valid").asBoolean()).isTrue();
    assertThat(quote(basket(null, points)).text("/refused/0/reason")).isEqualTo("wrong-member");
    shop.theBooksBalance();
  }

  @Test
  void everyReasonIsTold() {
    Someone member = shop.enrol();
    Map<String, Object> five = Map.of("kind", "discount", "discount", Map.of("amountMinor", 500));
    assertThat(reason(Map.of("code", code(with(five, "validFrom", "2099-01-01")))))
        .isEqualTo("not-yet");
    assertThat(reason(Map.of("code", code(with(five, "validUntil", "2020-01-01")))))
        .isEqualTo("expired");
    String spend = code(with(five, "minimumSpendMinor", 5000));
    assertThat(validate(Map.of("code", spend)).at("/valid").asBoolean()).isTrue();
    assertThat(quote(basket(member, spend)).text("/refused/0/reason")).isEqualTo("minimum-spend");
    assertThat(reason(Map.of("code", spend, "purchase", quotable(member))))
        .isEqualTo("minimum-spend");
    String store = code(with(five, "stores", List.of("elsewhere")));
    assertThat(quote(basket(member, store)).text("/refused/0/reason")).isEqualTo("wrong-store");
    String cake =
        code(
            Map.of(
                "kind",
                "discount",
                "discount",
                Map.of("percent", 10, "on", Map.of("category", List.of("cake")))));
    assertThat(quote(basket(member, cake)).text("/refused/0/reason")).isEqualTo("wrong-products");
    String perMember = type(with(five, "usesPerMember", 1));
    List<String> two = codes(perMember, 2);
    buy(basket(member, two.getFirst()));
    assertThat(quote(basket(member, two.getLast())).text("/refused/0/reason"))
        .isEqualTo("limit-reached");
    assertThat(reason(Map.of("code", two.getLast(), "member", Map.of("card", member.card()))))
        .isEqualTo("limit-reached");
    assertThat(quote(basket(null, two.getLast())).text("/refused/0/reason"))
        .isEqualTo("wrong-member");
    List<String> perDay = codes(type(with(five, "usesPerDay", 1)), 2);
    buy(basket(null, perDay.getFirst()));
    assertThat(quote(basket(null, perDay.getLast())).text("/refused/0/reason"))
        .isEqualTo("limit-reached");
    String alone = code(with(five, "combinable", false));
    assertThat(quote(basket(member, alone, code(five))).text("/refused/0/reason"))
        .isEqualTo("not-combinable");
    String gone = code(five);
    String id = shop.as(Role.SUPPORT).get("/v1/vouchers?code=" + gone).text("/items/0/id");
    Answer voided =
        shop.as(Role.SUPPORT).post("/v1/vouchers/" + id + "/void", "{\"reason\": \"by mistake\"}");
    assertThat(voided.text("/state")).isEqualTo("void");
    assertThat(reason(Map.of("code", gone))).isEqualTo("void");
    shop.theBooksBalance();
  }

  private static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put(field, value);
    return more;
  }

  private static Map<String, Object> quotable(Someone member) {
    return Map.of(
        "store", "test-1",
        "register", "1",
        "occurredAt", "2026-11-21T10:15:00+01:00",
        "member", Map.of("card", member.card()),
        "currency", "EUR",
        "lines", List.of(Map.of("sku", "T", "quantity", 1, "unitPriceMinor", 1000)),
        "totalMinor", 1000);
  }

  @Test
  void aGenericCodeIsUsedAsOftenAsItSays() {
    String generic = "SUMMER" + System.nanoTime();
    String name =
        type(
            Map.of(
                "kind",
                "discount",
                "discount",
                Map.of("amountMinor", 100),
                "generic",
                generic,
                "uses",
                2));
    buy(basket(null, generic));
    buy(basket(shop.enrol(), generic));
    assertThat(reason(Map.of("code", generic))).isEqualTo("limit-reached");
    Answer taken =
        put(
            "V" + UUID.randomUUID(),
            Map.of("kind", "points", "points", 1, "generic", generic.toLowerCase()));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.problem()).isEqualTo("voucher-code-taken");
    Answer codes =
        shop.as(Role.MARKETER).post("/v1/voucher-types/" + name + "/codes", "{\"count\": 1}");
    assertThat(codes.status()).isEqualTo(422);
    assertThat(codes.problem()).isEqualTo("generic-voucher");
    put(name, Map.of("kind", "discount", "discount", Map.of("amountMinor", 100)));
    assertThat(reason(Map.of("code", generic))).isEqualTo("void");
    shop.theBooksBalance();
  }

  @Test
  void aGenericCodeOf50UsesAndAGiftCardHoldWhereManyUseThemAtOnce() throws Exception {
    String generic = "FIFTY" + System.nanoTime();
    type(
        Map.of(
            "kind",
            "discount",
            "discount",
            Map.of("amountMinor", 100),
            "generic",
            generic,
            "uses",
            50));
    String card = code(Map.of("kind", "balance", "valueMinor", 10_000));
    List<APurchase> tries = new ArrayList<>();
    IntStream.range(0, 120)
        .forEach(
            i -> {
              APurchase one = i % 2 == 0 ? basket(shop.enrol(), generic) : basket(null, generic);
              tries.add(
                  one.with(
                          "discounts",
                          List.of(
                              Map.of(
                                  "source",
                                  "voucher:" + generic,
                                  "lines",
                                  List.of(
                                      Map.of("line", 1, "amountMinor", 67),
                                      Map.of("line", 2, "amountMinor", 33)))))
                      .with("totalMinor", 2900));
              APurchase other = basket(null, card);
              tries.add(
                  other
                      .with(
                          "discounts",
                          List.of(
                              Map.of(
                                  "source",
                                  "voucher:" + card,
                                  "lines",
                                  List.of(
                                      Map.of("line", 1, "amountMinor", 2000),
                                      Map.of("line", 2, "amountMinor", 1000)))))
                      .with("totalMinor", 0));
            });
    List<Answer> answers = tries.parallelStream().map(this::post).toList();
    assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(201, 422));
    long used = 0;
    long paid = 0;
    for (int i = 0; i < tries.size(); i += 2) {
      used += answers.get(i).status() == 201 ? 1 : 0;
      paid += answers.get(i + 1).status() == 201 ? 1 : 0;
    }
    assertThat(used).isEqualTo(50);
    assertThat(paid).isEqualTo(3);
    assertThat(validate(Map.of("code", card)).number("/remainingMinor")).isEqualTo(1000);
    shop.theBooksBalance();
  }

  @Test
  void codesAreMadeOnceForAKeyAndBroughtInOnce() {
    String type = type(Map.of("kind", "discount", "discount", Map.of("amountMinor", 500)));
    String path = "/v1/voucher-types/" + type + "/codes";
    String key = UUID.randomUUID().toString();
    Till marketer = shop.as(Role.MARKETER);
    Answer made = marketer.post(path, "{\"count\": 4500}", "Idempotency-Key", key);
    assertThat(new HashSet<>(made.body().lines().toList())).hasSize(4501);
    Answer again = marketer.post(path, "{\"count\": 4500}", "Idempotency-Key", key);
    assertThat(again.body().lines())
        .containsExactlyInAnyOrderElementsOf(made.body().lines().toList());
    assertThat(marketer.post(path, "{\"count\": 3}", "Idempotency-Key", key).status())
        .isEqualTo(409);
    assertThat(marketer.post(path, "{\"count\": 0}").status()).isEqualTo(400);
    assertThat(marketer.post(path, "{\"count\": 1000001}").status()).isEqualTo(400);
    assertThat(marketer.post(path, "{}").pointers()).containsExactly("/count");

    String own = "OWN" + System.nanoTime();
    String csv = "code,validUntil\r\n" + own + ",2020-01-01\r\n" + own + "B,\r\n,\r\nX,soon\r\n";
    Answer brought = bring(type, csv);
    assertThat(brought.status()).as(brought.body()).isEqualTo(200);
    assertThat(brought.number("/added")).isEqualTo(2);
    assertThat(brought.number("/rejectedRows")).isEqualTo(2);
    assertThat(bring(type, csv).number("/already")).isEqualTo(2);
    assertThat(reason(Map.of("code", own))).isEqualTo("expired");
    String card = type(Map.of("kind", "balance"));
    Answer other =
        bring(card, "code,valueMinor\n" + own + ",500\n" + own + "C,700\n" + own + "D\n");
    assertThat(other.number("/added")).isEqualTo(1);
    assertThat(other.number("/rejectedRows")).isEqualTo(2);
    assertThat(validate(Map.of("code", own + "c")).number("/remainingMinor")).isEqualTo(700);
    assertThat(marketer.post("/v1/voucher-types/" + card + "/codes", "{\"count\": 1}").problem())
        .isEqualTo("voucher-without-value");
    assertThat(bring(card, "code,colour\n1,2\n").problem()).isEqualTo("unknown-columns");
    assertThat(bring("nothing", "code\n1\n").status()).isEqualTo(404);
    shop.theBooksBalance();
  }

  @Test
  void wrongTypesAreRefused() {
    assertThat(put("x", Map.of()).pointers()).containsExactly("/kind");
    assertThat(put("x", Map.of("kind", "gift")).pointers()).containsExactly("/kind");
    assertThat(put("x", Map.of("kind", "discount")).pointers()).containsExactly("/discount");
    assertThat(put("x", Map.of("kind", "points")).pointers()).containsExactly("/points");
    assertThat(
            put(
                    "x",
                    Map.of(
                        "kind", "balance", "valueMinor", 0, "uses", 1, "generic", "G", "points", 1))
                .pointers())
        .containsExactlyInAnyOrder("/uses", "/points", "/generic", "/valueMinor");
    assertThat(
            put("x", Map.of("kind", "points", "points", 1, "valueMinor", 1, "days", 0)).pointers())
        .containsExactlyInAnyOrder("/valueMinor", "/days");
    assertThat(
            put(
                    "x",
                    Map.of(
                        "kind",
                        "points",
                        "points",
                        1,
                        "discount",
                        Map.of("amountMinor", 1),
                        "validFrom",
                        "2026-12-02",
                        "validUntil",
                        "2026-12-01"))
                .pointers())
        .containsExactlyInAnyOrder("/discount", "/validUntil");
    String name = type(Map.of("kind", "points", "points", 5));
    Answer old =
        shop.as(Role.MARKETER)
            .send(
                "PUT",
                "/v1/voucher-types/" + name,
                "application/json",
                "{\"kind\": \"points\", \"points\": 6}".getBytes(StandardCharsets.UTF_8),
                "If-Match",
                "\"7\"");
    assertThat(old.status()).isEqualTo(412);
  }

  @Test
  void rulesAndRewardsIssueCodesThatCanBeUsed() {
    String name = type(Map.of("kind", "balance", "valueMinor", 700));
    shop.rulebook()
        .live(
            """
            rule "A card for a big basket"
            when
                The total is at least 20.00 EUR
            then
                Issue voucher "%s" valid for 14 days
            end
            """
                .formatted(name));
    Someone member = shop.enrol();
    Answer bought = post(basket(member));
    String card = bought.text("/vouchersIssued/0/code");
    assertThat(validate(Map.of("code", card)).number("/remainingMinor")).isEqualTo(700);
    assertThat(reason(Map.of("code", card, "member", Map.of("card", shop.enrol().card()))))
        .isEqualTo("wrong-member");
    assertThat(shop.till().get("/v1/members/" + member.id() + "/vouchers").text("/items/0/code"))
        .isEqualTo(card);
    giveBack(bought, List.of());
    assertThat(reason(Map.of("code", card))).isEqualTo("void");
    shop.theBooksBalance();
  }
}
