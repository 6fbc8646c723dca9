package dev.regulars.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.shared.Share;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** What one kind of work holds is not what another waits for. */
@ServerTest
class SharesIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private ConnectionFactory connections;
  @Autowired private MeterRegistry meters;

  @Test
  void tillsAndHealthGoOnWhileEverybodyElseHoldsAllTheyMay() {
    Someone member = shop.enrol();
    List<Connection> held = new ArrayList<>();
    try {
      fill(Share.REQUESTS, held);
      fill(Share.BACKGROUND, held);
      Answer purchase =
          shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 500).json());
      assertThat(purchase.status()).as(purchase.body()).isEqualTo(201);
      assertThat(shop.till().get("/actuator/health").status()).isEqualTo(200);
      assertThat(gauge("r2dbc.pool.acquired", Share.REQUESTS))
          .as("they are held still")
          .isEqualTo(gauge("r2dbc.pool.max.allocated", Share.REQUESTS));
    } finally {
      held.forEach(connection -> Mono.from(connection.close()).block());
    }
    assertThat(shop.till().get("/v1/stores").status()).isEqualTo(200);
  }

  @Test
  void whatTheBackgroundHoldsRequestsDoNotWaitFor() {
    List<Connection> held = new ArrayList<>();
    try {
      fill(Share.BACKGROUND, held);
      assertThat(shop.till().get("/v1/stores").status()).isEqualTo(200);
    } finally {
      held.forEach(connection -> Mono.from(connection.close()).block());
    }
  }

  /** Followers and jobs give theirs back within a moment, and wait for the rest of this test. */
  private void fill(Share share, List<Connection> held) {
    int size = (int) gauge("r2dbc.pool.max.allocated", share);
    assertThat(size).isPositive();
    for (int i = 0; i < size; i++) {
      held.add(Mono.from(connections.create()).contextWrite(share::into).block());
    }
  }

  private double gauge(String name, Share share) {
    return meters.get(name).tag("name", share.name().toLowerCase(Locale.ROOT)).gauge().value();
  }
}
