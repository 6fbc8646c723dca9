package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.shared.Transactions;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Commands that share a batch come out as if one had come after the other. */
@ServerTest
class BatchPropertyTests {

  private static final int MEMBERS = 3;
  private static final int COMMANDS = 24;

  @Autowired private Shop shop;
  @Autowired private ApplicationContext server;
  @Autowired private Transactions transactions;

  /** What became of the commands, and how the members stand. */
  private record Result(List<String> outcomes, List<List<String>> standings) {}

  @ParameterizedTest
  @EnumSource
  void oneBatchIsAsGoodAsMany(PropertyRules rules) {
    rules.live(shop);
    OffsetDateTime start = OffsetDateTime.now().minusHours(1);
    for (int seed = 0; seed < Math.ceilDiv(RandomPurchases.CASES, 3); seed++) {
      Result together = run(rules, start, seed, COMMANDS);
      Result apart = run(rules, start, seed, 1);
      Result inGroups = run(rules, start, seed, 5);
      assertThat(together).as("seed %d", seed).isEqualTo(apart);
      assertThat(inGroups).as("seed %d, groups", seed).isEqualTo(apart);
    }
    shop.theBooksBalance();
  }

  @Test
  void aReturnThatHasToLookFurtherForgetsNothingOfItsBatch() {
    shop.rulebook().pointPerEuro();
    Commands commands = new Commands(server);
    Someone member = shop.enrol();
    OffsetDateTime now = OffsetDateTime.now();
    int more = PurchaseRecords.PAGE + 4;
    List<Command> before = new ArrayList<>();
    for (int i = 0; i < more; i++) {
      before.add(commands.purchase(APurchase.by(member).at(now).line("T", "tea", 1, 1000)));
    }
    commands.book(transactions, before);
    List<Outcome> outcomes =
        commands.book(
            transactions,
            List.of(
                commands.purchase(APurchase.by(member).at(now).line("C", "coffee", 1, 700)),
                commands.products(
                    AReturn.next()
                        .with("occurredAt", ISO_OFFSET_DATE_TIME.format(now.plusSeconds(1)))
                        .with("store", "test-1")
                        .with("member", Map.of("id", member.id()))
                        .product("T", more))));
    assertThat(outcomes).allSatisfy(Commands::booked);
    assertThat(
            shop.books()
                .rows(
                    "select available, lifetime_accrued, purchases from member_account where"
                        + " member_id = ?",
                    member.id()))
        .containsExactly("7|7|1");
    shop.theBooksBalance();
  }

  private Result run(PropertyRules rules, OffsetDateTime start, int seed, int batchSize) {
    shop.books().run("delete from budget");
    Commands commands = new Commands(server);
    Random random = new Random(seed);
    List<Someone> members = shop.enrol(MEMBERS);
    List<UUID> bought = before(rules, start, random, members, commands);
    List<Command> events =
        members.stream().map(one -> commands.event(one.id(), "review", start)).toList();
    List<UUID> reviews =
        commands.book(transactions, events).stream().map(Commands::booked).toList();
    List<Command> all = new ArrayList<>();
    for (int i = 0; i < COMMANDS; i++) {
      all.add(next(rules, start.plusSeconds(100L + i), random, members, bought, commands));
    }
    for (int i = 0; i < MEMBERS; i++) {
      all.add(random.nextInt(all.size()), commands.reversal(reviews.get(i), members.get(i).id()));
      all.add(
          random.nextInt(all.size()),
          commands.event(members.get(i).id(), "review", start.plusSeconds(50)));
    }
    for (int i = 0; i < MEMBERS; i++) {
      all.add(
          random.nextInt(all.size()),
          commands.adjustment(members.get(i).id(), random.nextInt(100) - 60L));
      all.add(random.nextInt(all.size()), new BringUpToDay(members.get(i).id()));
    }
    // And one of them again.
    all.add(all.get(random.nextInt(all.size())));
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < all.size(); i += batchSize) {
      commands
          .book(transactions, all.subList(i, Math.min(all.size(), i + batchSize)))
          .forEach(outcome -> outcomes.add(Commands.likeness(outcome)));
    }
    return new Result(outcomes, members.stream().map(this::standing).toList());
  }

  /** Without what is different for each member: which purchase a voucher came from. */
  private List<String> standing(Someone member) {
    return shop.books().standing(member.id()).stream()
        .map(row -> row.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "~"))
        .toList();
  }

  private List<UUID> before(
      PropertyRules rules,
      OffsetDateTime start,
      Random random,
      List<Someone> members,
      Commands commands) {
    List<Command> purchases = new ArrayList<>();
    for (int i = 0; i < 3 * MEMBERS; i++) {
      APurchase purchase = RandomPurchases.of(rules, members.get(i % MEMBERS), random);
      purchase.at(start.plusSeconds(i)).with("receipt", UUID.randomUUID().toString());
      purchases.add(commands.purchase(i % 4 == 3 ? purchase.with("member", null) : purchase));
    }
    return commands.book(transactions, purchases).stream().map(Commands::booked).toList();
  }

  private static Command next(
      PropertyRules rules,
      OffsetDateTime at,
      Random random,
      List<Someone> members,
      List<UUID> bought,
      Commands commands) {
    Someone member = members.get(random.nextInt(MEMBERS));
    UUID purchaseId = bought.get(random.nextInt(bought.size()));
    return switch (random.nextInt(6)) {
      case 0, 1 -> commands.purchase(RandomPurchases.of(rules, member, random).at(at));
      case 2 ->
          commands.products(
              AReturn.next()
                  .with("occurredAt", ISO_OFFSET_DATE_TIME.format(at))
                  .with("store", "store-1")
                  .with("member", Map.of("id", member.id()))
                  .product("SKU-" + random.nextInt(8), 1 + random.nextInt(3))
                  .product("OAT-LATTE", 1));
      case 3 ->
          commands.back(
              purchaseId,
              AReturn.next()
                  .with("occurredAt", ISO_OFFSET_DATE_TIME.format(at))
                  .line(1, new BigDecimal("0.25")));
      case 4 ->
          commands.back(
              purchaseId, AReturn.next().with("occurredAt", ISO_OFFSET_DATE_TIME.format(at)));
      default -> commands.claim(purchaseId, member.id());
    };
  }
}
