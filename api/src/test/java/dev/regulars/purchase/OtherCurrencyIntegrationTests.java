package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenRulebook;
import dev.regulars.SecondServer;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.TestDatabase;
import dev.regulars.rulebook.Installed;
import dev.regulars.security.Role;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shops that count in something else than euros, from an empty database on. */
class OtherCurrencyIntegrationTests {

  private static final String PRESENT =
      """
      rule "A present"
      when
          The basket contains products in category "coffee"
      then
          Give 10 points
          At most 500 points per member per day
      end
      """;

  private int receipt;

  private Answer buy(SecondServer server, OffsetDateTime at, String currency, long minor) {
    return server
        .till()
        .post(
            "/v1/purchases",
            Till.written(
                Map.of(
                    "store",
                    "other-1",
                    "register",
                    "1",
                    "receipt",
                    "R-" + ++receipt,
                    "occurredAt",
                    ISO_OFFSET_DATE_TIME.format(at),
                    "member",
                    Map.of("card", "400"),
                    "currency",
                    currency,
                    "lines",
                    List.of(
                        Map.of(
                            "sku",
                            "A",
                            "category",
                            "coffee",
                            "quantity",
                            1,
                            "unitPriceMinor",
                            minor)),
                    "totalMinor",
                    minor)));
  }

  @ParameterizedTest
  @CsvSource({"KWD, 12500, 12, 1 point per 1.000 KWD", "USD, 1250, 12, 1 point per 1.00 USD"})
  void theStarterRulebookFitsTheCurrencyAndTheLadder(
      String currency, long minor, long points, String text) {
    try (SecondServer server =
        new SecondServer(
            TestDatabase.fresh(),
            "--regulars.programme.currency=" + currency,
            "--regulars.programme.tiers=blue:Blue,black:Black")) {
      server.till().post("/v1/members", "{\"cards\": [\"400\"]}");
      Answer bought = buy(server, OffsetDateTime.now(ZoneOffset.UTC), currency, minor);
      assertThat(bought.status()).as(bought.body()).isEqualTo(201);
      assertThat(bought.number("/points/accrued")).isEqualTo(points);
      assertThat(bought.text("/awards/0/text")).isEqualTo(text);
      assertThat(bought.text("/tier/code")).isEqualTo("blue");
    }
  }

  /** Its rules counted in the currency before. */
  @Test
  void aLatePurchaseIsDecidedAlsoWhereTheCurrencyWasChanged() {
    try (SecondServer server =
        new SecondServer(
            TestDatabase.fresh(), Installed.class, "--regulars.rulebook.four-eyes=false")) {
      server.till().post("/v1/members", "{\"cards\": [\"400\"]}");
      new GivenRulebook(server.context().getBean(Installed.class)).live(PRESENT);
      Till admin = server.as(Role.ADMIN);
      Answer changed =
          admin.send(
              "PUT",
              "/v1/programme",
              "application/json",
              "{\"settings\": {\"currency\": \"USD\"}}",
              "If-Match",
              "*");
      assertThat(changed.status()).as(changed.body()).isEqualTo(200);
      assertThat(changed.text("/settings/currency")).as(changed.body()).isEqualTo("USD");
      OffsetDateTime late = OffsetDateTime.now(ZoneOffset.UTC).minusDays(10);
      Answer dollars = buy(server, late, "USD", 1000);
      assertThat(dollars.status()).as(dollars.body()).isEqualTo(201);
      Answer euros = buy(server, late, "EUR", 1000);
      assertThat(euros.status()).as(euros.body()).isEqualTo(422);
      assertThat(euros.problem()).isEqualTo("foreign-currency");
      String quote = "/v1/purchases/" + dollars.text("/id") + "/explanation";
      assertThat(admin.get(quote).status()).isEqualTo(200);
      Answer back =
          server
              .till()
              .post(
                  "/v1/purchases/" + dollars.text("/id") + "/returns",
                  Till.written(
                      Map.of(
                          "returnReceipt",
                          "B-1",
                          "occurredAt",
                          ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)))));
      assertThat(back.status()).as(back.body()).isEqualTo(201);
    }
  }
}
