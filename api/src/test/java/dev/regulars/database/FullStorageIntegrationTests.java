package dev.regulars.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A database that says it has no space left, or takes no changes, and later does. */
@ServerTest
class FullStorageIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;
  @Autowired private MeterRegistry meters;

  @ParameterizedTest
  @CsvSource({"53100, storage-full, no space", "25006, database-read-only, takes no changes"})
  void saysSoUntilItIsOverAndGoesOnByItself(String sqlState, String problem, String reason)
      throws SQLException {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    String purchase = APurchase.by(member).line("T", "tea", 1, 100).json();

    refuseToWrite(sqlState);
    try {
      Answer refused = shop.till().post("/v1/purchases", purchase);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo(problem);
      assertThat(refused.text("/detail")).contains(reason);
      assertThat(refused.header("Retry-After")).isPresent();
      await()
          .untilAsserted(
              () -> {
                Answer health = shop.till().get("/actuator/health/readiness");
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.text("/status")).isEqualTo("DOWN");
                assertThat(health.text("/description")).contains(reason);
              });
      assertThat(trouble(problem.replace("database-", ""))).isEqualTo(1);
      assertThat(shop.till().get("/v1/purchases?limit=1").status()).isEqualTo(200);
      assertThat(shop.till().post("/v1/purchases", purchase).problem()).isEqualTo(problem);
    } finally {
      writeAgain();
    }

    await().until(() -> shop.till().get("/actuator/health").status() == 200);
    assertThat(trouble(problem.replace("database-", ""))).isZero();
    assertThat(shop.till().post("/v1/purchases", purchase).status()).isEqualTo(201);
  }

  private double trouble(String kind) {
    return meters.get("regulars.database.trouble").tag("kind", kind).gauge().value();
  }

  /** Purchases and new tables fail as they would on a full disk. */
  private void refuseToWrite(String sqlState) throws SQLException {
    run(
        """
        create function refuse_row() returns trigger language plpgsql as
        $$ begin raise exception 'refused by the test' using errcode = '%1$s'; end $$;
        create function refuse_table() returns event_trigger language plpgsql as
        $$ begin raise exception 'refused by the test' using errcode = '%1$s'; end $$;
        create trigger refused before insert on purchase
        for each statement execute function refuse_row();
        create event trigger refused on ddl_command_start
        when tag in ('CREATE TABLE AS') execute function refuse_table()
        """
            .formatted(sqlState));
  }

  private void writeAgain() throws SQLException {
    run(
        """
        drop event trigger refused;
        drop trigger refused on purchase;
        drop function refuse_table;
        drop function refuse_row
        """);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = address.connect()) {
      connection.createStatement().execute(sql);
    }
  }
}
