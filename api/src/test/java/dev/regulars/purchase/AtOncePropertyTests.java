package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.MovableClock;
import dev.regulars.SecondServer;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.rulebook.RuleBooks;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Commands of every kind, in any order and grouping, while days pass, booked by two at once: in one
 * server and in two. They come out as if somebody had given the same commands one by one, in the
 * order in which they were booked: answers, balances, lots, counters, budgets, tiers, days.
 */
@ServerTest
@Import(MovableClock.Hands.class)
@TestPropertySource(
    properties = {
      "regulars.programme.pending-days=2",
      "regulars.programme.expiry.months=1",
      "regulars.programme.expiry.end=day"
    })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtOncePropertyTests {

  private static final int MEMBERS = 3;
  private static final int ROUNDS = 3;
  private static final int COMMANDS = 14;
  private static final String[] SAME_PROGRAMME = {
    "--regulars.programme.pending-days=2",
    "--regulars.programme.expiry.months=1",
    "--regulars.programme.expiry.end=day"
  };

  @Autowired private Shop shop;
  @Autowired private ApplicationContext server;
  @Autowired private DatabaseAddress address;

  private SecondServer second;

  @AfterAll
  void stop() {
    if (second != null) {
      second.close();
    }
  }

  /** A command to be, in words that hold for any cast of members. */
  private interface Line {
    Command said(Cast cast, OffsetDateTime at);
  }

  /** What is given between two moves of the clock, and how far it moves first. */
  private record Round(int days, List<Line> lines) {}

  /** Who a play is about, and what came of it so far. */
  private static final class Cast {
    private final Commands commands;
    private final List<Someone> members;
    private final List<UUID> bought = new ArrayList<>();
    private final List<UUID> reviews = new ArrayList<>();
    private List<Command> here = List.of();

    Cast(Commands commands, List<Someone> members) {
      this.commands = commands;
      this.members = members;
    }

    /** The commands of a round. */
    List<Command> commands(Round round) {
      OffsetDateTime start = MovableClock.now().atOffset(ZoneOffset.UTC);
      here = new ArrayList<>();
      for (Line line : round.lines()) {
        here.add(line.said(this, start.plusSeconds(here.size())));
      }
      return here;
    }

    /** Remembers what can be returned, claimed and reversed, in the order of the commands. */
    void remember(List<Command> given, Map<Integer, Outcome> outcomes) {
      for (int i = 0; i < given.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.Booked(UUID id, String answer, _)) {
          // One of them may be there twice, and is booked once.
          switch (given.get(i)) {
            case RecordPurchase _ -> bought.add(id);
            case RecordEvent _ -> reviews.add(id);
            default -> {}
          }
        }
      }
    }
  }

  /** Commands that shared a batch, by their places in the round. */
  private record Group(List<Integer> places, long bookedAs) {}

  @ParameterizedTest
  @EnumSource
  void comesOutAsIfGivenOneByOne(PropertyRules rules) throws Exception {
    rules.live(shop);
    for (int seed = 0; seed < Math.ceilDiv(RandomPurchases.CASES, 6); seed++) {
      play(rules, seed, new Commands(server), new Commands(server));
      play(rules, seed, new Commands(server), new Commands(second().context()));
    }
    shop.theBooksBalance();
    assertThat(shop.books().rows(BooksPropertyTests.SPENT_IS_WHAT_WAS_PAID)).isEmpty();
    assertThat(shop.books().rows("select * from lot where remaining < 0 and not debt")).isEmpty();
    assertThat(shop.books().rows("select distinct credit from transfer"))
        .as("members gave each other points")
        .contains("transferred");
    assertThat(shop.books().rows("select distinct kind from transfer"))
        .as("nothing was left out")
        .contains("accrual", "return", "adjustment", "expiry", "transfer");
  }

  private SecondServer second() {
    if (second == null) {
      second = new SecondServer(address, MovableClock.Hands.class, SAME_PROGRAMME);
    }
    // It hears of a rulebook a moment later.
    await()
        .until(
            () ->
                second.context().getBean(RuleBooks.class).versionAt(MovableClock.now())
                    == server.getBean(RuleBooks.class).versionAt(MovableClock.now()));
    return second;
  }

  private void play(PropertyRules rules, int seed, Commands one, Commands other) throws Exception {
    var start = MovableClock.now();
    List<Round> rounds = rounds(rules, new Random(seed));
    Cast cast = new Cast(one, shop.enrol(MEMBERS));
    Cast twins = new Cast(one, shop.enrol(MEMBERS));
    List<List<Group>> order = new ArrayList<>();
    List<Map<Integer, Outcome>> outcomes = new ArrayList<>();

    shop.books().run("delete from budget");
    for (Round round : rounds) {
      MovableClock.pass(round.days());
      List<Command> given = cast.commands(round);
      Map<Integer, Outcome> came = new ConcurrentHashMap<>();
      order.add(atOnce(given, new Random(seed), List.of(one, other), came));
      outcomes.add(came);
      cast.remember(given, came);
    }
    List<List<String>> standings = standings(cast);

    MovableClock.set(start);
    shop.books().run("delete from budget");
    for (int r = 0; r < ROUNDS; r++) {
      MovableClock.pass(rounds.get(r).days());
      List<Command> given = twins.commands(rounds.get(r));
      Map<Integer, Outcome> came = new TreeMap<>();
      for (Group group : order.get(r)) {
        for (int place : group.places()) {
          Outcome outcome = one.book(List.of(given.get(place))).getFirst();
          came.put(place, outcome);
          assertThat(Commands.likeness(Objects.requireNonNull(outcomes.get(r).get(place))))
              .as("seed %d, round %d, %s", seed, r, given.get(place))
              .isEqualTo(Commands.likeness(outcome));
        }
      }
      twins.remember(given, came);
    }
    assertThat(standings).as("seed %d", seed).isEqualTo(standings(twins));
  }

  /** Two book groups of the commands at once; gives the groups in the order of their booking. */
  private List<Group> atOnce(
      List<Command> given, Random random, List<Commands> two, Map<Integer, Outcome> outcomes)
      throws Exception {
    List<List<List<Integer>>> shares = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < given.size(); ) {
      int end = Math.min(given.size(), i + 1 + random.nextInt(4));
      shares.get(random.nextInt(2)).add(IntStream.range(i, end).boxed().toList());
      i = end;
    }
    List<Group> groups = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> both = new ArrayList<>();
      for (int s = 0; s < 2; s++) {
        Commands books = two.get(s);
        List<List<Integer>> share = shares.get(s);
        both.add(
            threads.submit(
                () -> {
                  for (List<Integer> places : share) {
                    List<Outcome> came = books.book(places.stream().map(given::get).toList());
                    for (int i = 0; i < places.size(); i++) {
                      outcomes.put(places.get(i), came.get(i));
                    }
                  }
                }));
      }
      for (Future<?> share : both) {
        share.get();
      }
    }
    shares.forEach(
        share ->
            share.forEach(
                places -> {
                  long bookedAs = bookedAs(places, given, outcomes);
                  if (bookedAs > 0) {
                    groups.add(new Group(places, bookedAs));
                  }
                }));
    groups.sort(Comparator.comparingLong(Group::bookedAs));
    return groups;
  }

  /**
   * The first number that a batch drew in the outbox. It draws them while it holds its locks, so of
   * two batches that met somewhere the one that was first has the lower numbers. A batch that drew
   * none changed nothing but what days do by themselves: 0.
   */
  private long bookedAs(List<Integer> places, List<Command> given, Map<Integer, Outcome> outcomes) {
    long first = Long.MAX_VALUE;
    for (int place : places) {
      if (outcomes.get(place) instanceof Outcome.Booked(UUID id, String answer, _)) {
        for (String drawn :
            shop.books()
                .rows(
                    "select id from outbox where source_id = ? and (type = 'purchase.claimed') = ?",
                    id,
                    given.get(place) instanceof ClaimPurchase)) {
          first = Math.min(first, Long.parseLong(drawn));
        }
      }
    }
    return first == Long.MAX_VALUE ? 0 : first;
  }

  /** How the members stand once the day has been at all of them. */
  private List<List<String>> standings(Cast cast) {
    List<Command> days =
        cast.members.stream().<Command>map(one -> new BringUpToDay(one.id())).toList();
    cast.commands.book(days);
    return cast.members.stream()
        .map(
            member ->
                shop.books().standing(member.id()).stream()
                    .map(row -> row.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "~"))
                    .toList())
        .toList();
  }

  private static List<Round> rounds(PropertyRules rules, Random random) {
    List<Round> rounds = new ArrayList<>();
    int bought = 0;
    List<Integer> reviewers = new ArrayList<>();
    int reversed = 0;
    for (int r = 0; r < ROUNDS; r++) {
      List<Line> lines = new ArrayList<>();
      int boughtHere = 0;
      List<Integer> reviewing = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        int member = random.nextInt(MEMBERS);
        int purchase = bought == 0 ? 0 : random.nextInt(bought);
        long seed = random.nextLong();
        int kind = bought == 0 ? random.nextInt(3) : random.nextInt(15);
        switch (kind) {
          case 0, 1 -> {
            lines.add((cast, at) -> bought(rules, cast, member, seed, at));
            boughtHere++;
          }
          case 2 -> {
            lines.add((cast, at) -> bought(rules, cast, -1, seed, at));
            boughtHere++;
          }
          case 3 ->
              lines.add(
                  (cast, at) ->
                      cast.commands.products(
                          AReturn.next()
                              .with("occurredAt", ISO_OFFSET_DATE_TIME.format(at))
                              .with("store", "store-1")
                              .with("member", Map.of("id", cast.members.get(member).id()))
                              .product("SKU-" + Math.floorMod(seed, 8), 2)
                              .product("OAT-LATTE", 1)));
          case 4 ->
              lines.add(
                  (cast, at) ->
                      cast.commands.back(
                          cast.bought.get(purchase),
                          AReturn.next()
                              .with("occurredAt", ISO_OFFSET_DATE_TIME.format(at))
                              .line(1, new BigDecimal("0.25"))));
          case 5 ->
              lines.add(
                  (cast, at) ->
                      cast.commands.back(
                          cast.bought.get(purchase),
                          AReturn.next().with("occurredAt", ISO_OFFSET_DATE_TIME.format(at))));
          case 6 ->
              lines.add(
                  (cast, at) ->
                      cast.commands.claim(
                          cast.bought.get(purchase), cast.members.get(member).id()));
          case 7, 8 ->
              lines.add(
                  (cast, at) ->
                      cast.commands.adjustment(
                          cast.members.get(member).id(), Math.floorMod(seed, 100) - 60));
          case 9 -> {
            reviewing.add(member);
            lines.add(
                (cast, at) -> cast.commands.event(cast.members.get(member).id(), "review", at));
          }
          case 10 -> {
            int again = random.nextInt(Math.max(1, i));
            lines.add(
                (cast, at) ->
                    cast.here.isEmpty()
                        ? new BringUpToDay(cast.members.get(member).id())
                        : cast.here.get(again));
          }
          case 11 -> {
            if (reversed < reviewers.size()) {
              int review = reversed++;
              int reviewer = reviewers.get(review);
              lines.add(
                  (cast, at) ->
                      cast.commands.reversal(
                          cast.reviews.get(review), cast.members.get(reviewer).id()));
            } else {
              lines.add(
                  (cast, at) -> cast.commands.event(cast.members.get(member).id(), "visit", at));
              reviewing.add(member);
            }
          }
          case 12, 13 -> {
            int to = Math.floorMod(seed, MEMBERS);
            lines.add(
                (cast, at) ->
                    cast.commands.transfer(
                        cast.members.get(member).id(),
                        cast.members.get(to).id(),
                        1 + Math.floorMod(seed, 5)));
          }
          default -> lines.add((cast, at) -> new BringUpToDay(cast.members.get(member).id()));
        }
      }
      rounds.add(new Round(days(r, random), lines));
      bought += boughtHere;
      reviewers.addAll(reviewing);
    }
    return rounds;
  }

  /** In the second round what was given in the first is released, in the last one it is over. */
  private static int days(int round, Random random) {
    return switch (round) {
      case 0 -> 0;
      case ROUNDS - 1 -> 30 + random.nextInt(5);
      default -> 1 + random.nextInt(6);
    };
  }

  private static Command bought(
      PropertyRules rules, Cast cast, int member, long seed, OffsetDateTime at) {
    Someone buyer = cast.members.get(Math.max(0, member));
    APurchase purchase = RandomPurchases.of(rules, buyer, new Random(seed)).at(at);
    return cast.commands.purchase(member < 0 ? purchase.with("member", null) : purchase);
  }
}
