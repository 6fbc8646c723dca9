package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Purchases that say how they are paid: kept, counted by rules, scaled by returns, erased. */
@ServerTest
class PaymentsIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "App"
      when
          A purchase is made
      then
          Give 2 points per 1.00 EUR paid with "app"
      end

      rule "Ten in cash"
      when
          At least 10.00 EUR is paid with "cash"
      then
          Give 1000 points
      end
      """;

  @Autowired private Shop shop;
  @Autowired private DatabaseClient database;
  @Autowired private PaymentReferences references;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  private static APurchase tea(Someone member, Object... payments) {
    return APurchase.by(member)
        .line("T", "tea", 2, 500)
        .line("C", "cake", 1, 1000)
        .with("payments", List.of(payments));
  }

  private static Map<String, Object> paid(String method, long minor) {
    return Map.of("method", method, "amountMinor", minor);
  }

  private Answer post(APurchase purchase) {
    return shop.till().post("/v1/purchases", purchase.json());
  }

  @Test
  void aPurchaseKeepsHowItWasPaid() {
    Someone member = shop.enrol();
    APurchase purchase =
        tea(
            member,
            Map.of("method", "card", "amountMinor", 1200, "reference", "tok_9f3b21"),
            paid("app", 800));
    Answer quote = shop.till().post("/v1/purchases/quote", purchase.json());
    assertThat(quote.status()).as(quote.body()).isEqualTo(200);
    Answer bought = post(purchase);
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/points/accrued")).isEqualTo(20 + 16);
    assertThat(quote.at("/awards")).isEqualTo(bought.at("/awards"));
    assertThat(bought.text("/awards/1/text")).isEqualTo("2 points per 1.00 EUR paid with \"app\"");
    Answer shown = shop.till().get("/v1/purchases/" + bought.text("/id"));
    assertThat(shown.at("/payments").size()).isEqualTo(2);
    assertThat(shown.text("/payments/0/method")).isEqualTo("card");
    assertThat(shown.number("/payments/0/amountMinor")).isEqualTo(1200);
    assertThat(shown.text("/payments/0/reference")).isEqualTo("tok_9f3b21");
    assertThat(shown.at("/payments/1").has("reference")).isFalse();
    assertThat(shown.body()).doesNotContain("roundingMinor");
    assertThat(post(purchase).body()).as("booked once").isEqualTo(bought.body());
    assertThat(post(purchase.with("payments", List.of(paid("cash", 2000)))).status())
        .isEqualTo(409);
    shop.theBooksBalance();
  }

  @Test
  void aPurchaseThatDoesNotSayKeepsNothingOfIt() {
    Answer bought = post(APurchase.by(shop.enrol()).line("T", "tea", 1, 1000));
    Answer shown = shop.till().get("/v1/purchases/" + bought.text("/id"));
    assertThat(shown.body()).doesNotContain("payments", "roundingMinor");
  }

  @Test
  void cashIsRoundedByAStepAtMost() {
    Someone member = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 1, 998);
    Answer bought =
        post(purchase.with("payments", List.of(paid("cash", 1000))).with("roundingMinor", 2));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(bought.number("/points/accrued")).as("ten in cash were paid").isEqualTo(1009);
    Answer shown = shop.till().get("/v1/purchases/" + bought.text("/id"));
    assertThat(shown.number("/roundingMinor")).isEqualTo(2);
    Answer far =
        post(
            APurchase.by(member)
                .line("T", "tea", 1, 998)
                .with("payments", List.of(paid("cash", 1010)))
                .with("roundingMinor", 12));
    assertThat(far.status()).isEqualTo(422);
    assertThat(far.problem()).isEqualTo("wrong-payments");
    assertThat(far.pointers()).containsExactly("/roundingMinor");
    Answer alone = post(APurchase.by(member).line("T", "tea", 1, 998).with("roundingMinor", 2));
    assertThat(alone.status()).isEqualTo(400);
    assertThat(alone.pointers()).containsExactly("/roundingMinor");
  }

  @Test
  void paymentsSumToTheTotal() {
    Answer wrong = post(tea(shop.enrol(), paid("card", 1200), paid("app", 700)));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.problem()).isEqualTo("wrong-payments");
    assertThat(wrong.pointers()).containsExactly("/payments");
    assertThat(wrong.text("/detail")).contains("1900", "2000");
  }

  @Test
  void aCardNumberIsNoReference() {
    Answer refused =
        post(
            tea(
                shop.enrol(),
                Map.of("method", "card", "amountMinor", 2000, "reference", "4111 1111 1111 1111")));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers()).containsExactly("/payments/0/reference");
    assertThat(refused.body()).contains("token").doesNotContain("4111");
  }

  @Test
  void wrongPaymentsAreNamed() {
    Answer refused =
        post(
            tea(
                shop.enrol(),
                Map.of("amountMinor", 2000),
                Map.of("method", "card"),
                paid("card", -5),
                Map.of("method", "card", "amountMinor", 5, "reference", " "),
                Map.of("method", "card", "amountMinor", 5, "iban", "DE12")));
    assertThat(refused.status()).isEqualTo(400);
    Answer fields =
        post(
            tea(
                shop.enrol(),
                Map.of("amountMinor", 2000),
                Map.of("method", "card"),
                paid("card", -5),
                Map.of("method", "card", "amountMinor", 5, "reference", " ")));
    assertThat(fields.pointers())
        .containsExactlyInAnyOrder(
            "/payments/0/method",
            "/payments/1/amountMinor",
            "/payments/2/amountMinor",
            "/payments/3/reference");
  }

  @Test
  void aReturnTakesItsPartOfEachPayment() {
    Someone member = shop.enrol();
    Answer bought = post(tea(member, paid("card", 1200), paid("app", 800)));
    assertThat(bought.number("/points/accrued")).isEqualTo(36);
    String id = bought.text("/id");
    Answer half =
        shop.till()
            .post("/v1/purchases/" + id + "/returns", AReturn.of("R-" + id).line(2, 1).json());
    assertThat(half.status()).as(half.body()).isEqualTo(201);
    assertThat(half.number("/points/reversed")).as("10 and 4 of each are left").isEqualTo(18);
    Answer rest =
        shop.till().post("/v1/purchases/" + id + "/returns", AReturn.of("S-" + id).json());
    assertThat(rest.number("/points/reversed")).isEqualTo(18);
    shop.theBooksBalance();
  }

  @Test
  void aClaimCountsPaymentsToo() {
    Answer bought =
        post(
            APurchase.anonymous()
                .line("T", "tea", 2, 500)
                .with("payments", List.of(paid("app", 1000))));
    Someone member = shop.enrol();
    Answer claimed =
        shop.till()
            .post(
                "/v1/purchases/" + bought.text("/id") + "/claim",
                "{\"member\": {\"card\": \"" + member.card() + "\"}}");
    assertThat(claimed.number("/points/accrued")).as(claimed.body()).isEqualTo(30);
  }

  @Test
  void theTokenGoesWithTheMember() {
    Someone member = shop.enrol();
    String token = "tok_" + UUID.randomUUID();
    Answer bought =
        post(tea(member, Map.of("method", "card", "amountMinor", 2000, "reference", token)));
    String path = "/v1/purchases/" + bought.text("/id");
    assertThat(shop.till().get(path).body()).contains(token);
    erase(member);
    Answer shown = shop.till().get(path);
    assertThat(shown.body()).doesNotContain(token);
    assertThat(shown.number("/payments/0/amountMinor")).isEqualTo(2000);
  }

  /** As the member package does it in its own transaction. */
  private void erase(Someone member) {
    Mono.from(
            database.inConnection(
                connection -> references.erase(connection, member.id()).thenReturn(true)))
        .block();
  }

  @Test
  void anExplanationShowsWhatWasPaid() {
    Answer bought = post(tea(shop.enrol(), paid("cash", 700), paid("card", 1300)));
    Answer why = shop.as(Role.MARKETER).get("/v1/purchases/" + bought.text("/id") + "/explanation");
    assertThat(why.text("/rules/2/outcome")).isEqualTo("not-met");
    assertThat(why.text("/rules/2/sentences/0/found")).isEqualTo("7.00");
    assertThat(why.text("/rules/2/sentences/0/needed")).isEqualTo("10.00");
  }
}
