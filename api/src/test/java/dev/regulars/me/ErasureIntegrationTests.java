package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.MemberAtHome;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.member.KeepsPersonalData;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;

/** The person goes, everywhere; the books stay. */
@ServerTest
class ErasureIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;
  @Autowired private List<KeepsPersonalData> keepers;

  /** Every column of every table of ours that can hold a text. */
  private List<String> found(String text) throws SQLException {
    List<String> places = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var columns =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select columns.table_name, column_name
                      from information_schema.columns
                      join information_schema.tables using (table_schema, table_name)
                     where table_schema = 'public' and table_type = 'BASE TABLE'
                       and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying', 'USER-DEFINED')
                    """)) {
      while (columns.next()) {
        String table = columns.getString(1);
        String column = columns.getString(2);
        var search =
            connection.prepareStatement(
                "select count(*) from \"%s\" where \"%s\"::text ilike ?".formatted(table, column));
        search.setString(1, "%" + text + "%");
        var count = search.executeQuery();
        count.next();
        if (count.getLong(1) > 0) {
          places.add(table + "." + column);
        }
      }
    }
    return places;
  }

  @Test
  void nothingInTheWholeDatabaseSaysWhoItWas() throws SQLException {
    shop.rulebook().pointPerEuro();
    String surname = "Zz" + UUID.randomUUID().toString().substring(0, 8);
    String card = "EC-" + UUID.randomUUID().toString().substring(0, 8);
    String phone = "+4917" + (10_000_000 + (int) (Math.random() * 80_000_000));
    String external = "crm-" + UUID.randomUUID();
    MemberAtHome member =
        MemberAtHome.in(
            shop,
            Map.of(
                "name",
                "Ada " + surname,
                "phone",
                phone,
                "cards",
                List.of(card),
                "externalId",
                external,
                "birthday",
                "1990-12-10",
                "attributes",
                Map.of("nickname", surname + "-nick")));
    // An answer that was kept for a retry, an address that a code went to, words, a purchase.
    shop.till()
        .post(
            "/v1/members",
            Till.written(Map.of("name", "Friend of " + surname + "x")),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    Answer bought =
        shop.till()
            .post(
                "/v1/purchases",
                APurchase.anonymous()
                    .with("member", Map.of("card", card))
                    .line("ESP-1", "coffee", 1, 4_000)
                    .json());
    assertThat(bought.status()).isEqualTo(201);
    member
        .here()
        .post("/v1/me/feedback", Till.written(Map.of("text", "I am " + surname, "score", 8)));
    shop.withKey(null).post("/v1/me/codes", Till.written(Map.of("phone", phone)));
    member
        .here()
        .send("PATCH", "/v1/me", "application/json", Till.written(Map.of("language", "de")));
    List<String> before = found(surname);
    assertThat(before).contains("member.name", "feedback.text");
    assertThat(found(member.email())).contains("member.email", "mail.recipient");
    assertThat(found(phone)).contains("member.phone", "mail.recipient");
    assertThat(found(card)).contains("member_card.card");

    Answer erased = member.here().send("DELETE", "/v1/me", null, new byte[0]);

    assertThat(erased.status()).as(erased.body()).isEqualTo(204);
    for (String text :
        List.of(
            member.email(),
            phone,
            card,
            external,
            surname + "-nick",
            "Ada " + surname,
            "I am " + surname)) {
      assertThat(found(text)).as("where '%s' is left", text).isEmpty();
    }
    assertThat(member.here().get("/v1/me").status()).as("the session is over").isEqualTo(401);
    assertThat(shop.till().get("/v1/members/lookup?card=" + card).status()).isEqualTo(404);
    Answer purchase = shop.till().get("/v1/purchases/" + bought.text("/id"));
    assertThat(purchase.status()).isEqualTo(200);
    assertThat(shop.as(Role.SUPPORT).get("/v1/members/" + member.id()).body())
        .doesNotContain(surname);
    assertThat(shop.as(Role.ADMIN).get("/v1/audit?action=member.erased").body())
        .contains(member.id());
    shop.theBooksBalance();
  }

  @Test
  void anEnrolmentsKeptAnswerGoesToo() throws SQLException {
    String surname = "Yy" + UUID.randomUUID().toString().substring(0, 8);
    String email = surname.toLowerCase(Locale.ROOT) + "@home.example";
    Answer enrolled =
        shop.till()
            .post(
                "/v1/members",
                Till.written(Map.of("name", "Bea " + surname, "email", email)),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    assertThat(enrolled.status()).isEqualTo(201);
    assertThat(found(surname)).contains("idempotent_request.answer");
    Till here = shop.withKey(MemberAtHome.signIn(shop, email));

    assertThat(here.send("DELETE", "/v1/me", null, new byte[0]).status()).isEqualTo(204);

    assertThat(found(surname)).isEmpty();
    assertThat(shop.till().post("/v1/members", Till.written(Map.of("email", email))).status())
        .as("whoever they are, they may come back")
        .isEqualTo(201);
  }

  @Test
  void theAccountIsLockedBeforeTheMemberAsByAMerge() throws Exception {
    MemberAtHome member = MemberAtHome.in(shop);
    try (var merge =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      merge.setAutoCommit(false);
      lock(merge, "select 1 from member_account where member_id = ? for update", member);
      var erased = threads.submit(() -> member.here().send("DELETE", "/v1/me", null, new byte[0]));
      await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForTheAccount);
      lock(merge, "select 1 from member where id = ? for update nowait", member);
      merge.rollback();
      assertThat(erased.get().status()).isEqualTo(204);
    }
  }

  private static void lock(Connection connection, String sql, MemberAtHome member)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(member.id()));
      assertThat(statement.executeQuery().next()).isTrue();
    }
  }

  private boolean somebodyWaitsForTheAccount() throws SQLException {
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var waiting =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select 1
                      from pg_stat_activity
                     where wait_event_type = 'Lock'
                       and query like '%member_account where member_id%for update%'
                    """)) {
      return waiting.next();
    }
  }

  @Test
  void whoKeepsPersonalDataSaysInWhichOrder() {
    assertThat(keepers)
        .as("each has an order of its own")
        .allSatisfy(one -> assertThat(one.getClass()).hasAnnotation(Order.class))
        .extracting(one -> one.getClass().getAnnotation(Order.class).value())
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(keepers.getFirst().getClass().getPackageName())
        .as("pools are locked before rows of the member are deleted")
        .endsWith(".pool");
  }
}
