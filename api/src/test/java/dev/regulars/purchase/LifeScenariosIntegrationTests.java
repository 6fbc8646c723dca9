package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Days;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenProgramme;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What becomes of points and tiers as time goes by, told in files: settings, rules, and what one
 * member does while the demo's days pass. {@code src/test/resources/scenarios/life/README.md} says
 * which steps there are.
 */
@ServerTest
@TestPropertySource(
    properties = {
      "regulars.rulebook.four-eyes=false",
      "regulars.accounts.sweep-every=14h",
      "regulars.purchases.foreign-discounts=mark"
    })
class LifeScenariosIntegrationTests {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios/life");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** What each scenario begins with; what it says itself comes on top. */
  private static final Map<String, Object> USUAL =
      Map.of(
          "qualification", Map.of("period", "calendar-year", "days", 365, "carryOver", false),
          "tierEnd",
              Map.of(
                  "validity",
                  "end-of-next-period",
                  "downgrade",
                  "to-met",
                  "graceDays",
                  0,
                  "ratedBy",
                  "before"),
          "pending", Map.of("days", 0),
          "limits", Map.of("edge", "cut"),
          "expiry",
              Map.of(
                  "kind",
                  "after",
                  "amount",
                  24,
                  "unit",
                  "months",
                  "end",
                  "month",
                  "from",
                  "accrual",
                  "graceDays",
                  0,
                  "activity",
                  List.of("accrual", "redemption", "purchase")),
          "returns", Map.of("expiredSpent", "grace", "graceDays", 0, "negative", "allow"),
          "warnings", Map.of("expiryDays", List.of(), "tierDays", List.of()));

  private static final String POINTS =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end
      """;

  @Autowired private Shop shop;

  static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>(ProgrammesPageTests.files());
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void comesOutAsItSays(Path file) throws IOException {
    Map<String, Object> said =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    GivenProgramme programme = new GivenProgramme(shop);
    programme.is(USUAL);
    if (said.containsKey("programme")) {
      programme.is(map(said.get("programme")));
    }
    shop.rulebook().live(said.getOrDefault("rules", POINTS).toString());
    Run run = new Run(file.getFileName().toString());
    run.plans.make(plans(said.getOrDefault("plans", Map.of())));
    List<?> steps = (List<?>) said.get("steps");
    for (int i = 0; i < steps.size(); i++) {
      run.step(i + 1, map(steps.get(i)));
    }
    shop.theBooksBalance();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> plans(Object value) {
    return (Map<String, Map<String, Object>>) value;
  }

  /** One member, and what they did so far. */
  private final class Run {

    private final String name;
    private final Days days = new Days(shop.as(Role.ADMIN));
    private final GivenRewards rewards = new GivenRewards(shop);
    private final LifePlans plans = new LifePlans(shop);
    private final Someone member = shop.enrol();
    private final Someone friend = shop.enrol();
    private final Map<String, String> purchases = new HashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>();
    private String redemption = "";
    private int warnings;

    Run(String name) {
      this.name = name;
    }

    void step(int number, Map<String, Object> step) {
      String place = name + ", step " + number + ": " + step;
      Answer answer = null;
      for (Map.Entry<String, Object> part : step.entrySet()) {
        switch (part.getKey()) {
          case "expect" -> expect(place, map(part.getValue()), answer);
          case "date" -> dates.put(part.getValue().toString(), today());
          default -> answer = act(place, part.getKey(), part.getValue());
        }
      }
    }

    private @Nullable Answer act(String place, String what, Object how) {
      Answer ofPlan = plans.act(member, what, how, this::asked);
      if (ofPlan != null) {
        return ofPlan;
      }
      switch (what) {
        case "friend has plan" -> {
          return plans.act(friend, "give plan", how, this::asked);
        }
        case "merge" -> {
          return plans.merge(friend, member);
        }
        case "buy" -> {
          return buy(how);
        }
        case "return" -> {
          String id = purchases.get(how.toString());
          return shop.till().post("/v1/purchases/" + id + "/returns", AReturn.next().json());
        }
        case "order" -> {
          Map<String, Object> event = new HashMap<>(map(how));
          event.put("purchaseId", purchases.get(event.remove("of").toString()));
          return shop.till().post("/v1/events", Till.written(event));
        }
        case "redeem" -> {
          redemption = rewards.held(member, Map.of("points", how));
          return rewards.step(redemption, "confirm");
        }
        case "reverse" -> {
          return rewards.step(redemption, "reverse");
        }
        case "reinstate" -> {
          return shop.as(Role.SUPPORT)
              .post("/v1/members/" + member.id() + "/reinstatements", Till.written(how));
        }
        case "friend buys" -> {
          APurchase purchase = APurchase.by(friend).at(days.now());
          return shop.till()
              .post("/v1/purchases", purchase.line("P", "tea", 1, ((Integer) how) * 100L).json());
        }
        case "give friend" -> {
          return support(
              "POST", "/transfers", Map.of("to", Map.of("id", friend.id()), "points", how));
        }
        case "adjust" -> {
          return support("POST", "/adjustments", Map.of("points", how, "reason", "goodwill"));
        }
        case "tier" -> {
          Map<String, Object> tier = new HashMap<>(map(how));
          tier.computeIfPresent("until", (key, until) -> asked(until));
          return support("PUT", "/tier", tier);
        }
        case "pool with friend" -> {
          return poolWithFriend(how.toString());
        }
        case "programme" -> {
          new GivenProgramme(shop).is(map(how));
          return null;
        }
        case "pass" -> {
          pass(how.toString());
          return null;
        }
        default -> throw new AssertionError(place + ": there is no step " + what);
      }
    }

    /** To three in the morning of the day after. */
    private void pass(String time) {
      LocalDate last =
          switch (time) {
            case "to the end of the month" -> today().with(TemporalAdjusters.lastDayOfMonth());
            case "to the end of the year" -> today().with(TemporalAdjusters.lastDayOfYear());
            default -> today().plus(Period.parse(time)).minusDays(1);
          };
      days.until(last.plusDays(1).atTime(3, 0).atZone(ZONE).toOffsetDateTime());
    }

    private Answer support(String method, String what, Map<String, ?> body) {
      String path = "/v1/members/" + member.id() + what;
      Answer answer =
          shop.as(Role.SUPPORT).send(method, path, "application/json", Till.written(body));
      assertThat(answer.status()).as(answer.body()).isIn(200, 201);
      return answer;
    }

    private Answer poolWithFriend(String role) {
      Till support = shop.as(Role.SUPPORT);
      Map<String, Object> owner = Map.of("id", member.id());
      Answer made =
          support.post("/v1/pools", Till.written(Map.of("owner", owner, "name", "Together")));
      String seat = "/v1/pools/" + made.text("/id") + "/members/" + friend.id();
      return support.send("PUT", seat, "application/json", Till.written(Map.of("role", role)));
    }

    private Answer buy(Object how) {
      Map<String, Object> said = how instanceof Integer euros ? Map.of("euros", euros) : map(how);
      for (int i = 1; i < (Integer) said.getOrDefault("times", 1); i++) {
        buyOnce(said);
      }
      return buyOnce(said);
    }

    private Answer buyOnce(Map<String, Object> said) {
      APurchase purchase = APurchase.by(member).at(days.now());
      Object none = said.containsKey("plan") ? List.of() : List.of(0);
      Object single = said.containsKey("euros") ? List.of(said.get("euros")) : none;
      Object lines = said.getOrDefault("lines", single);
      String category = said.getOrDefault("category", "tea").toString();
      for (Object euros : (List<?>) lines) {
        purchase = purchase.line("P", category, 1, ((Integer) euros) * 100L);
      }
      if (said.containsKey("plan")) {
        int units = (Integer) said.getOrDefault("units", 1);
        purchase = purchase.line(said.get("plan").toString(), "plans", units, 1200);
      }
      Answer answer = shop.till().post("/v1/purchases", purchase.json());
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      purchases.put(said.getOrDefault("as", "last").toString(), answer.text("/id"));
      return answer;
    }

    private LocalDate today() {
      return days.now().toLocalDate();
    }

    private void expect(String place, Map<String, Object> expected, @Nullable Answer answer) {
      Answer balance = shop.balance(member);
      expected.forEach(
          (what, value) -> {
            Object found =
                switch (what) {
                  case "available" -> balance.number("/available");
                  case "pending" -> balance.number("/pending");
                  case "expired" -> balance.number("/lifetimeExpired");
                  case "tier" -> balance.text("/tier/code");
                  case "missing" -> balance.number("/tier/next/missing/0/amount");
                  case "ends" -> balance.at("/expiring/0/on").asString("never");
                  case "tier until" -> balance.at("/tier/until").asString("no end");
                  case "carried over" ->
                      balance.at("/tier/carriedOver/0/amount").asString("nothing");
                  case "warned" -> warned();
                  case "friend has" -> shop.balance(friend).number("/available");
                  case "pool" -> balance.number("/pool/available");
                  case "accrued" -> answer == null ? null : answer.number("/points/accrued");
                  case "plan" -> plans.state(member);
                  case "plan until" -> plans.until(member);
                  case "plan told" -> plans.told(member);
                  case "refund" -> answer == null ? null : answer.number("/refundMinor");
                  case "released" -> answer == null ? null : answer.number("/points/released");
                  case "reversed" -> answer == null ? null : answer.number("/points/reversed");
                  case "refused" -> answer == null ? null : answer.problem();
                  case "told" -> answer == null ? null : answer.at("/messages/0/text").asString("");
                  default -> throw new AssertionError(place + ": nothing is known of " + what);
                };
            assertThat(String.valueOf(found)).as(place + ": " + what).isEqualTo(asked(value));
          });
    }

    /** What was told since it was asked last. */
    private List<String> warned() {
      List<String> all =
          shop.books()
              .rows(
                  """
                  select coalesce(payload->>'tier', payload->>'points' || ' points')
                           || ' in ' || (payload->>'days') || ' days'
                    from outbox
                   where type in ('points.expiring', 'tier.ending')
                     and member_id = ?
                   order by id
                  """,
                  member.id());
      List<String> since = all.subList(warnings, all.size());
      warnings = all.size();
      return since;
    }

    /** A day is said as a period from today, or from a day that has a name. */
    private String asked(Object value) {
      String text = value.toString();
      if (text.matches("-?P.*")) {
        return today().plus(Period.parse(text)).toString();
      }
      if (text.equals("end of the month")) {
        return today().with(TemporalAdjusters.lastDayOfMonth()).toString();
      }
      if (text.equals("end of the year")) {
        return today().with(TemporalAdjusters.lastDayOfYear()).toString();
      }
      if (text.equals("end of next year")) {
        return today().plusYears(1).with(TemporalAdjusters.lastDayOfYear()).toString();
      }
      int plus = text.indexOf(" + ");
      if (plus > 0 && dates.containsKey(text.substring(0, plus))) {
        return dates
            .get(text.substring(0, plus))
            .plus(Period.parse(text.substring(plus + 3)))
            .toString();
      }
      return text;
    }
  }
}
