package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LedgerVerificationIntegrationTests {

  private static final List<String> TABLES =
      List.of("member_account", "lot", "member_day", "purchase");

  @Autowired private Shop shop;

  private void buy(Someone member) {
    shop.rulebook().pointPerEuro();
    shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 1000).json());
  }

  @Test
  void saysThatTheBooksBalance() {
    buy(shop.enrol());
    Answer proof = shop.verification();
    assertThat(proof.status()).isEqualTo(200);
    assertThat(proof.at("/ok").asBoolean()).isTrue();
    assertThat(proof.number("/transfers")).isPositive();
    assertThat(proof.number("/members")).isPositive();
    assertThat(proof.json().path("differences").size()).isZero();
  }

  @Test
  void isForAdminsOnly() {
    assertThat(shop.till().post("/v1/ledger/verification", "").status()).isEqualTo(403);
  }

  /** Each number that is kept twice is spoiled once, and the proof must name it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          update member_account set available = available + 1;               available
          update member_account set pending = pending + 1;                   pending
          update member_account set reserved = reserved + 1;                 reserved
          update member_account set lifetime_accrued = lifetime_accrued + 1; lifetime accrued
          update lot set remaining = remaining + 1;                          lot
          update lot set account = 'reserved';                               lots of
          delete from lot;                                                   lot
          update member_day set accrued = accrued + 1;                       accrued by day
          update purchase set points = points + 1;                           purchase
          delete from purchase;                                              purchase
          """)
  void findsASpoiledNumber(String spoil, String what) {
    Someone member = shop.enrol();
    buy(member);
    String own = " where member_id = '" + member.id() + "'";
    for (String table : TABLES) {
      shop.books().run("create table kept_" + table + " as select * from " + table + own);
    }
    try {
      shop.books().run(spoil + own);
      Answer proof = shop.verification();
      assertThat(proof.at("/ok").asBoolean()).isFalse();
      assertThat(proof.body()).contains(member.id().toString()).contains("\"what\":\"" + what);
    } finally {
      for (String table : TABLES) {
        shop.books().run("delete from " + table + own);
        shop.books().run("insert into " + table + " select * from kept_" + table);
        shop.books().run("drop table kept_" + table);
      }
    }
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  @Test
  void transfersAreNeverChanged() {
    buy(shop.enrol());
    assertThatThrownBy(() -> shop.books().run("update transfer set points = points + 1"))
        .hasMessageContaining("only ever added");
    assertThatThrownBy(() -> shop.books().run("delete from transfer"))
        .hasMessageContaining("only ever added");
  }
}
