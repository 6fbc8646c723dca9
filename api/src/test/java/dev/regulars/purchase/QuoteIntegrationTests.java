package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class QuoteIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
          Issue voucher "CAKE" valid for 14 days
          At most 30 points per member per month
          At most 1000000 points in all
      end

      rule "Silver"
      when
          The member made at least 2 purchases in the qualification period
      then
          The member qualifies for tier "silver"
          Issue voucher "SILVER" valid for 14 days
      end
      """;

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().live(RULES);
  }

  @Test
  void saysWhatRecordingWouldSay() {
    Someone member = shop.enrol();
    for (int i = 0; i < 3; i++) {
      String purchase = APurchase.by(member).line("T", "tea", 1, 1750).json();
      Answer quote = shop.till().post("/v1/purchases/quote", purchase);
      Answer record = shop.till().post("/v1/purchases", purchase);
      assertThat(quote.status()).isEqualTo(200);
      assertThat(quote.at("/id").isMissingNode()).isTrue();
      assertThat(comparable(quote)).isEqualTo(comparable(record));
    }
  }

  @Test
  void namesTheVoucherWithoutACodeThatDoesNotExist() {
    String purchase = APurchase.by(shop.enrol()).line("T", "tea", 1, 1750).json();
    Answer quote = shop.till().post("/v1/purchases/quote", purchase);
    Answer record = shop.till().post("/v1/purchases", purchase);
    assertThat(quote.text("/vouchersIssued/0/voucher")).isEqualTo("CAKE");
    assertThat(quote.text("/vouchersIssued/0/validUntil"))
        .isEqualTo(record.text("/vouchersIssued/0/validUntil"));
    assertThat(quote.at("/vouchersIssued/0/code").isMissingNode()).as(quote.body()).isTrue();
    assertThat(record.text("/vouchersIssued/0/code")).isNotEmpty();
  }

  @Test
  void keepsNothing() {
    Someone member = shop.enrol();
    Map<String, Long> before = shop.books().counts();
    List<String> standing = shop.books().standing(member.id());
    Answer quote =
        shop.till()
            .post(
                "/v1/purchases/quote",
                APurchase.by(member).line("T", "tea", 1, 900).with("receipt", null).json());
    assertThat(quote.status()).isEqualTo(200);
    assertThat(quote.at("/receipt").isMissingNode()).isTrue();
    assertThat(quote.number("/points/accrued")).isEqualTo(9);
    assertThat(shop.books().counts()).isEqualTo(before);
    assertThat(shop.books().standing(member.id())).isEqualTo(standing);
  }

  @Test
  void doesNotCreateTheStoreItAsksAbout() {
    Answer quote =
        shop.till()
            .post(
                "/v1/purchases/quote",
                APurchase.anonymous()
                    .with("store", "asked-about-only")
                    .line("T", "tea", 1, 900)
                    .json());
    assertThat(quote.status()).isEqualTo(200);
    assertThat(Till.written(shop.till().get("/v1/stores?limit=200").json()))
        .doesNotContain("asked-about-only");
  }

  @Test
  void aTillsClockMayBeADayAheadAndNoMore() {
    APurchase purchase = APurchase.by(shop.enrol()).line("T", "tea", 1, 900);
    OffsetDateTime now = OffsetDateTime.now();
    String ahead = purchase.at(now.plusHours(23)).json();
    assertThat(shop.till().post("/v1/purchases/quote", ahead).status()).isEqualTo(200);
    String farAhead = purchase.at(now.plusHours(25)).json();
    Answer refused = shop.till().post("/v1/purchases/quote", farAhead);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/detail"))
        .contains("at most 24 hours ahead of this server's clock");
  }

  @Test
  void refusesAnUnknownMember() {
    Answer quote =
        shop.till()
            .post(
                "/v1/purchases/quote",
                APurchase.anonymous()
                    .with("member", Map.of("card", "nobodys"))
                    .line("T", "tea", 1, 900)
                    .json());
    assertThat(quote.status()).isEqualTo(422);
    assertThat(quote.problem()).isEqualTo("unknown-member");
  }

  /** An answer without what must differ: id, moment, and codes, which a quote has none of. */
  static String comparable(Answer answer) {
    var json = (tools.jackson.databind.node.ObjectNode) answer.json();
    json.remove("id");
    if (json.path("balance") instanceof tools.jackson.databind.node.ObjectNode balance) {
      balance.remove("asOf");
    }
    json.path("vouchersIssued")
        .forEach(voucher -> ((tools.jackson.databind.node.ObjectNode) voucher).remove("code"));
    return Till.written(json);
  }
}
