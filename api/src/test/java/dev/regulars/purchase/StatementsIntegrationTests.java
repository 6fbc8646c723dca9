package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.shared.CountedTransactions;
import dev.regulars.shared.DatabaseState;
import io.r2dbc.spi.ConnectionFactory;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How many statements a batch sends, begin and commit among them: as many as one command alone. */
@ServerTest
class StatementsIntegrationTests {

  private static final int MANY = 32;

  @Autowired private Shop shop;
  @Autowired private ConnectionFactory connections;
  @Autowired private DatabaseState state;
  @Autowired private ApplicationContext server;

  private Commands commands;

  @BeforeEach
  void publish() {
    commands = new Commands(server);
    PropertyRules.TIERS.live(shop);
  }

  private CountedTransactions booked(List<Command> batch) {
    CountedTransactions counted = new CountedTransactions(connections, state);
    assertThat(commands.book(counted.transactions(), batch))
        .allSatisfy(outcome -> Commands.booked(outcome));
    return counted;
  }

  private UUID bought(Someone member) {
    return UUID.fromString(shop.till().post("/v1/purchases", purchase(member).json()).text("/id"));
  }

  private static APurchase purchase(Someone member) {
    return APurchase.by(member).line("T", "tea", 5, 1000).line("C", "coffee", 5, 500);
  }

  private static AReturn products(Someone member) {
    return AReturn.next()
        .with("store", "test-1")
        .with("member", Map.of("card", member.card()))
        .product("T", 1);
  }

  @Test
  void manyPurchasesSendNoMoreThanOne() {
    List<Command> batch = new ArrayList<>();
    shop.enrol(MANY).forEach(member -> batch.add(commands.purchase(purchase(member))));
    CountedTransactions one = booked(List.of(commands.purchase(purchase(shop.enrol()))));
    CountedTransactions many = booked(batch);
    assertThat(one.statements()).hasSizeLessThanOrEqualTo(16);
    assertThat(many.statements()).hasSameSizeAs(one.statements());
  }

  @Test
  void manyReturnsSendNoMoreThanOne() {
    List<Command> batch = new ArrayList<>();
    for (Someone member : shop.enrol(MANY)) {
      batch.add(commands.back(bought(member), AReturn.next().line(1, 1)));
    }
    CountedTransactions one =
        booked(List.of(commands.back(bought(shop.enrol()), AReturn.next().line(1, 1))));
    CountedTransactions many = booked(batch);
    // Two of them look for what was bought, and what came back, since.
    assertThat(one.statements()).hasSizeLessThanOrEqualTo(22);
    assertThat(many.statements()).hasSameSizeAs(one.statements());
  }

  @Test
  void manyReturnsOfProductsSendNoMoreThanOne() {
    List<Command> batch = new ArrayList<>();
    for (Someone member : shop.enrol(MANY)) {
      bought(member);
      batch.add(commands.products(products(member)));
    }
    Someone alone = shop.enrol();
    bought(alone);
    CountedTransactions one = booked(List.of(commands.products(products(alone))));
    CountedTransactions many = booked(batch);
    // One of them asks whose points they redeemed, for who shares theirs.
    assertThat(one.statements()).hasSizeLessThanOrEqualTo(24);
    assertThat(many.statements()).hasSameSizeAs(one.statements());
  }

  @Test
  void aClaimSendsFew() {
    UUID purchaseId =
        UUID.fromString(
            shop.till()
                .post("/v1/purchases", APurchase.anonymous().line("T", "tea", 1, 1000).json())
                .text("/id"));
    CountedTransactions one = booked(List.of(commands.claim(purchaseId, shop.enrol().id())));
    assertThat(one.statements()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void adjustmentsAndReversalsOfEventsSendFew() {
    Someone member = shop.enrol();
    CountedTransactions adjusted = booked(List.of(commands.adjustment(member.id(), 7)));
    CountedTransactions counted = new CountedTransactions(connections, state);
    UUID event =
        Commands.booked(
            commands
                .book(
                    counted.transactions(),
                    List.of(commands.event(member.id(), "review", OffsetDateTime.now())))
                .getFirst());
    CountedTransactions reversed = booked(List.of(commands.reversal(event, member.id())));
    // One of them is the row by which it can be cancelled.
    assertThat(adjusted.statements()).hasSizeLessThanOrEqualTo(14);
    assertThat(reversed.statements()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void aBatchOfEverythingSendsEachStatementOnce() {
    Someone member = shop.enrol();
    UUID purchaseId = bought(member);
    CountedTransactions mixed =
        booked(
            List.of(
                commands.purchase(purchase(member)),
                commands.back(purchaseId, AReturn.next().line(1, 1)),
                commands.products(products(member))));
    assertThat(mixed.statements()).doesNotHaveDuplicates();
  }
}
