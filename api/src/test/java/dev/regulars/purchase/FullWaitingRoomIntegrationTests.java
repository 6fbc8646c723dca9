package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(
    properties = {
      "regulars.intake.lanes=1",
      "regulars.intake.batch-size-max=1",
      "regulars.intake.waiting-max=4",
      "regulars.intake.wait-max=60s"
    })
class FullWaitingRoomIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private DatabaseAddress address;
  @Autowired private MeterRegistry meters;

  @Test
  void pastTheWaitingRoomPurchasesAreAskedToComeBack() throws Exception {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    List<Future<Answer>> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection lock = address.connect()) {
      lock.setAutoCommit(false);
      lock.createStatement()
          .execute(
              "select 1 from member_account where member_id = '" + member.id() + "' for update");
      for (int i = 0; i < 5; i++) {
        taken.add(
            threads.submit(
                () ->
                    shop.till()
                        .post(
                            "/v1/purchases",
                            APurchase.by(member).line("T", "tea", 1, 100).json())));
      }
      await().until(() -> meters.get("regulars.intake.waiting").gauge().value() == 4);
      String late = APurchase.by(member).line("T", "tea", 1, 100).json();
      Answer refused = shop.till().post("/v1/purchases", late);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("busy");
      assertThat(refused.header("Retry-After")).hasValue("1");
      assertThat(refused.text("/detail")).endsWith("Post the same purchase again.");
      AReturn back =
          AReturn.next()
              .with("store", "test-1")
              .with("member", Map.of("card", member.card()))
              .product("T", 1);
      assertThat(shop.till().post("/v1/returns", back.json()).text("/detail"))
          .endsWith("Post the same return again.");
      lock.rollback();
      for (Future<Answer> one : taken) {
        assertThat(one.get().status()).isEqualTo(201);
      }
      assertThat(shop.till().post("/v1/purchases", late).status()).isEqualTo(201);
    }
    assertThat(
            shop.books()
                .number("select purchases from member_account where member_id = ?", member.id()))
        .isEqualTo(6);
  }
}
