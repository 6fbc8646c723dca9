package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers;
import dev.regulars.GivenMembers.Someone;
import dev.regulars.GivenRulebook;
import dev.regulars.SecondServer;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rulebook.Installed;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings change while shops sell: from now on or from a date on, on all servers. */
class ProgrammeChangeIntegrationTests {

  private static final DatabaseAddress DATABASE = TestDatabase.fresh();
  private static final GivenMembers MEMBERS = new GivenMembers(DATABASE);
  private static final String ALONE = "--regulars.rulebook.four-eyes=false";

  private static final String THIRD =
      """
      rule "Third"
      when
          This is the 3rd purchase of the member
      then
          Give 1000 points
          At most 5000 points in all
      end
      """;

  private static SecondServer server;
  private static SecondServer other;

  @BeforeAll
  static void start() {
    server = new SecondServer(DATABASE, Installed.class, ALONE);
    new GivenRulebook(server.context().getBean(Installed.class)).pointPerEuro();
    other = new SecondServer(DATABASE, ALONE, "--regulars.programme.claim-days=7");
  }

  @AfterAll
  static void stop() {
    other.close();
    server.close();
  }

  private static Till admin() {
    return server.as(Role.ADMIN);
  }

  private static Answer put(Till who, Map<String, Object> body, String... headers) {
    return who.send(
        "PUT",
        "/v1/programme",
        "application/json",
        Till.written(body).getBytes(StandardCharsets.UTF_8),
        headers);
  }

  private static Answer change(Map<String, Object> settings) {
    Answer changed =
        put(
            admin(),
            Map.of("settings", settings, "note", "tried"),
            "If-Match",
            admin().get("/v1/programme").header("ETag").orElseThrow());
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.text("/state")).isEqualTo("in-force");
    return changed;
  }

  private static Answer refused(Object settings) {
    return put(admin(), Map.of("settings", settings), "If-Match", "*");
  }

  private static Answer buy(Someone member, OffsetDateTime at, long... prices) {
    APurchase purchase = APurchase.by(member).at(at);
    for (long price : prices) {
      purchase.line("X", "x", 1, price);
    }
    Answer bought = server.till().post("/v1/purchases", purchase.json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought;
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  private static Answer giveBack(Answer purchase, AReturn what) {
    return server.till().post("/v1/purchases/" + purchase.text("/id") + "/returns", what.json());
  }

  @Test
  void aWriterSaysWhatTheyHaveSeen() {
    Answer seen = admin().get("/v1/programme");
    assertThat(seen.header("ETag")).hasValue("\"" + seen.number("/version") + "\"");
    assertThat(seen.text("/settings/currency")).isEqualTo("EUR");
    assertThat(seen.at("/settings/balance/max").isNull()).isTrue();
    Map<String, Object> body = Map.of("settings", Map.of("claimDays", 31));
    Answer blind = put(admin(), body);
    assertThat(blind.status()).isEqualTo(428);
    assertThat(blind.problem()).isEqualTo("precondition-required");
    Answer late = put(admin(), body, "If-Match", "\"0\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("edit-conflict");
    assertThat(late.number("/version")).isEqualTo(seen.number("/version"));
  }

  @Test
  void whatIsWrongIsSaidWithItsPointer() {
    assertThat(refused(Map.of("claimdays", 3)).pointers()).containsExactly("/settings/claimdays");
    assertThat(refused(Map.of("expiry", Map.of("kind", "monthly"))).body())
        .contains("/settings/expiry/kind", "must be one of none, after, fixed, yearly, inactivity");
    assertThat(refused(Map.of("currency", "EURO", "claimDays", -1)).pointers())
        .containsExactly("/settings/currency", "/settings/claimDays");
    assertThat(refused(Map.of("tiers", List.of(Map.of("name", "Blue")))).pointers())
        .containsExactly("/settings/tiers/0/code");
    assertThat(refused(Map.of("expiry", Map.of("kind", "fixed"))).pointers())
        .containsExactly("/settings/expiry/on");
    assertThat(refused("EUR").status()).isEqualTo(400);
    Answer nothing = put(admin(), Map.of("note", "?"), "If-Match", "*");
    assertThat(nothing.pointers()).containsExactly("/settings");
    Answer past =
        put(
            admin(),
            Map.of(
                "settings",
                Map.of("claimDays", 3),
                "validFrom",
                ISO_OFFSET_DATE_TIME.format(now().minusDays(1))),
            "If-Match",
            "*");
    assertThat(past.problem()).isEqualTo("time-passed");
    assertThat(past.pointers()).containsExactly("/validFrom");
  }

  @Test
  void untilWhenFriendsMayJoinIsASetting() {
    String code = server.till().post("/v1/members", "{\"name\": \"Ida\"}").text("/referral/code");
    String friend = MEMBERS.enrol().id().toString();
    String join = Till.written(Map.of("code", code, "friend", Map.of("id", friend)));
    assertThat(server.till().post("/v1/referrals", join).problem()).isEqualTo("too-late");
    change(Map.of("referral", Map.of("joinDays", 500)));
    assertThat(server.till().post("/v1/referrals", join).status()).isEqualTo(201);
    change(Map.of("referral", Map.of("joinDays", 30)));
  }

  @Test
  void whatNothingReadsIsNotTakenIn() {
    Answer refused = refused(Map.of("pointsDecimals", 2, "prices", "without-tax"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("setting-not-available");
    assertThat(refused.pointers()).containsExactly("/settings/pointsDecimals", "/settings/prices");
  }

  @Test
  void whatHappenedBeforeIsDecidedByTheSettingsOfItsTime() {
    Someone member = MEMBERS.enrol();
    OffsetDateTime before = now();
    Answer half = buy(member, before, 75, 75);
    assertThat(half.number("/points/accrued")).isEqualTo(1);
    Answer changed =
        change(
            Map.of(
                "rounding", Map.of("mode", "up"),
                "pending", Map.of("days", 14),
                "claimDays", 5,
                "expiry", Map.of("amount", 36)));
    assertThat(changed.number("/settings/pending/days")).isEqualTo(14);
    assertThat(changed.text("/settings/expiry/kind")).isEqualTo("after");

    Answer late = buy(member, before.minusMinutes(1), 75, 75);
    assertThat(late.number("/points/accrued")).isEqualTo(1);
    assertThat(late.number("/points/pending")).isZero();
    Answer now = buy(member, now(), 75, 75);
    assertThat(now.number("/points/accrued")).isEqualTo(2);
    assertThat(now.number("/points/pending")).isEqualTo(2);

    change(Map.of("rounding", Map.of("mode", "down"), "pending", Map.of("days", 0)));
    assertThat(giveBack(now, AReturn.next().line(1, 1)).number("/points/reversed"))
        .as("0.75 that are left are one point, as they were when it was bought")
        .isEqualTo(1);
    assertThat(giveBack(half, AReturn.next().line(1, 1)).number("/points/reversed")).isEqualTo(1);
    assertThat(admin().get("/v1/purchases/" + now.text("/id") + "/explanation").body())
        .contains("\"points\":2");
    change(Map.of("claimDays", 30, "expiry", Map.of("amount", 24)));
  }

  @Test
  void anotherServerFollowsWithinSeconds() {
    assertThat(other.as(Role.ADMIN).get("/v1/programme").number("/settings/claimDays"))
        .as("the document holds, whatever a server is started with")
        .isEqualTo(30);
    change(Map.of("claimDays", 12));
    ProgrammeSettings settings = other.context().getBean(ProgrammeSettings.class);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(settings.settings().claimDays()).isEqualTo(12));
    change(Map.of("claimDays", 30));
  }

  @Test
  void rulesKeepTheirTiersAndMembersToo() {
    GivenRulebook rulebook = new GivenRulebook(server.context().getBean(Installed.class));
    rulebook.live(
        """
        rule "Golden days"
        when
            A purchase is made
            The member is in tier "gold"
        then
            Give 5 points
        end
        """);
    Map<String, Object> bronze = Map.of("code", "bronze", "name", "Bronze");
    Map<String, Object> silver = Map.of("code", "silver", "name", "Silver");
    Answer named = refused(Map.of("tiers", List.of(bronze, silver)));
    assertThat(named.status()).as(named.body()).isEqualTo(422);
    assertThat(named.problem()).isEqualTo("rules-need-setting");
    assertThat(named.body()).contains("Golden days", "/settings/tiers");
    rulebook.pointPerEuro();

    MEMBERS.enrol();
    Answer held = refused(Map.of("tiers", List.of(silver)));
    assertThat(held.problem()).isEqualTo("tier-in-use");
    assertThat(held.body()).contains("bronze");

    change(Map.of("tiers", List.of(bronze, silver)));
    assertThat(server.as(Role.MARKETER).get("/v1/rulebook/vocabulary").at("/tiers").size())
        .isEqualTo(2);
    change(Map.of("tiers", List.of(bronze, silver, Map.of("code", "gold", "name", "Gold"))));
  }

  private static final String TEN_FROM_TWO_EUROS =
      """
      rule "Ten"
      when
          The total is at least 2.00 EUR
      then
          Give 10 points
      end
      """;

  private static void rules(String text) {
    new GivenRulebook(server.context().getBean(Installed.class)).live(text);
  }

  private static long available(Someone member) {
    return admin().get("/v1/members/" + member.id() + "/balance").number("/available");
  }

  private static void theBooksBalance() {
    Answer proof = admin().post("/v1/ledger/verification", "");
    assertThat(proof.at("/ok").asBoolean()).as(proof.body()).isTrue();
  }

  @Test
  void returnsDecideAgainOrByThePartOfThePriceOrByTheRulesOfToday() {
    rules(TEN_FROM_TWO_EUROS);
    Someone member = MEMBERS.enrol();
    Answer again = buy(member, now(), 150, 150);
    change(Map.of("returns", Map.of("mode", "proportional")));
    Answer part = buy(member, now(), 150, 150, 300);
    change(Map.of("returns", Map.of("mode", "current-rules")));
    Answer today = buy(member, now(), 150, 150);
    rules(TEN_FROM_TWO_EUROS.replace("2.00", "1.00").replace("10 points", "4 points"));

    assertThat(giveBack(again, AReturn.next().line(1, 1)).number("/points/reversed")).isEqualTo(10);
    assertThat(giveBack(part, AReturn.next().line(1, 1)).number("/points/reversed")).isEqualTo(3);
    assertThat(giveBack(part, AReturn.next()).number("/points/reversed")).isEqualTo(7);
    assertThat(giveBack(today, AReturn.next().line(1, 1)).number("/points/reversed")).isEqualTo(6);
    theBooksBalance();
    change(Map.of("returns", Map.of("mode", "decide-again")));
    rulebook().pointPerEuro();
  }

  @Test
  void whatIsSpentAlreadyIsNotTakenWhereTheProgrammeSaysSo() {
    rules(TEN_FROM_TWO_EUROS);
    change(Map.of("returns", Map.of("negative", "stop-at-zero")));
    Someone spent = MEMBERS.enrol();
    Answer gone = buy(spent, now(), 150, 150);
    adjust(spent, -7);
    assertThat(giveBack(gone, AReturn.next().line(1, 1)).number("/points/reversed")).isEqualTo(3);
    assertThat(available(spent)).isZero();
    assertThat(giveBack(gone, AReturn.next()).number("/points/reversed"))
        .as("what was let go once is not asked for again")
        .isZero();

    change(Map.of("returns", Map.of("negative", "pending-only"), "pending", Map.of("days", 3)));
    Someone waits = MEMBERS.enrol();
    Answer waiting = buy(waits, now(), 300);
    change(Map.of("pending", Map.of("days", 0)));
    Answer atOnce = buy(waits, now(), 300);
    assertThat(giveBack(atOnce, AReturn.next()).number("/points/reversed")).isZero();
    assertThat(giveBack(waiting, AReturn.next()).number("/points/reversed")).isEqualTo(10);
    assertThat(available(waits)).isEqualTo(10);
    theBooksBalance();
    change(Map.of("returns", Map.of("negative", "allow")));
    rulebook().pointPerEuro();
  }

  @Test
  void whatWasRedeemedComesBackBeforeWhatWasEarnedGoes() {
    rulebook().pointPerEuro();
    change(Map.of("returns", Map.of("negative", "stop-at-zero")));
    Someone member = MEMBERS.enrol();
    adjust(member, 100);
    Map<String, Object> discount =
        Map.of("source", "points", "lines", List.of(Map.of("line", 1, "amountMinor", 100)));
    Answer bought =
        server
            .till()
            .post(
                "/v1/purchases",
                APurchase.by(member)
                    .line("T", "tea", 1, 1100)
                    .with("redeem", List.of(Map.of("points", 100)))
                    .with("discounts", List.of(discount))
                    .with("totalMinor", 1000)
                    .json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    assertThat(available(member)).isEqualTo(10);
    adjust(member, -10);

    Answer back = giveBack(bought, AReturn.next());

    assertThat(back.number("/points/reversed")).isEqualTo(10);
    assertThat(available(member)).isEqualTo(90);
    theBooksBalance();
    change(Map.of("returns", Map.of("negative", "allow")));
  }

  private static void adjust(Someone member, long points) {
    Answer adjusted =
        server
            .as(Role.SUPPORT)
            .post(
                "/v1/members/" + member.id() + "/adjustments",
                Till.written(Map.of("points", points, "reason", "given")));
    assertThat(adjusted.status()).as(adjusted.body()).isEqualTo(201);
  }

  @Test
  void whatSeveralPurchasesWonStandsWhereTheProgrammeSaysSoAndIsNeverWonTwice() {
    rules(THIRD);
    change(Map.of("returns", Map.of("wonTogether", "stand")));
    Someone member = MEMBERS.enrol();
    Answer first = buy(member, now(), 300);
    Answer second = buy(member, now(), 300);
    Answer third = buy(member, now(), 300);
    assertThat(available(member)).isEqualTo(1000);
    assertThat(giveBack(first, AReturn.next()).number("/points/reversed")).isZero();
    buy(member, now(), 300);
    assertThat(available(member)).as("the fourth is no third").isEqualTo(1000);
    giveBack(second, AReturn.next());
    buy(member, now(), 300);
    assertThat(available(member)).isEqualTo(1000);
    assertThat(giveBack(third, AReturn.next()).number("/points/reversed"))
        .as("what won it came back itself")
        .isEqualTo(1000);
    buy(member, now(), 300);
    assertThat(available(member)).isZero();

    Someone other = MEMBERS.enrol();
    buy(other, now(), 300);
    buy(other, now(), 300);
    Answer newest = buy(other, now(), 300);
    giveBack(newest, AReturn.next());
    assertThat(available(other)).isZero();
    buy(other, now(), 300);
    assertThat(available(other)).as("nobody has the number that came back last").isEqualTo(1000);
    theBooksBalance();
    change(Map.of("returns", Map.of("wonTogether", "take-back")));
    rulebook().pointPerEuro();
  }

  @Test
  void aBalanceHasAMost() {
    rules(TEN_FROM_TWO_EUROS);
    change(Map.of("balance", Map.of("max", 12)));
    Someone member = MEMBERS.enrol();
    assertThat(buy(member, now(), 300).number("/points/accrued")).isEqualTo(10);
    Answer cut = buy(member, now(), 300);
    assertThat(cut.number("/points/accrued")).isEqualTo(2);
    assertThat(admin().get("/v1/purchases/" + cut.text("/id") + "/explanation").body())
        .contains("balance-full", "nobody may have more than 12 points");
    assertThat(giveBack(cut, AReturn.next()).number("/points/reversed")).isEqualTo(2);
    change(Map.of("balance", Map.of("overMax", "refuse")));
    assertThat(buy(member, now(), 300).number("/points/accrued")).isZero();
    theBooksBalance();
    Map<String, Object> none = new HashMap<>();
    none.put("max", null);
    none.put("overMax", "cut");
    change(Map.of("balance", none));
    assertThat(buy(member, now(), 300).number("/points/accrued")).isEqualTo(10);
    rulebook().pointPerEuro();
  }

  @Test
  void pointsBecomeWholeWhereTheProgrammeSaysAndLimitsHaveAnEdge() {
    change(Map.of("rounding", Map.of("mode", "up", "at", "line")));
    assertThat(buy(MEMBERS.enrol(), now(), 75, 75, 75).number("/points/accrued")).isEqualTo(3);
    change(Map.of("rounding", Map.of("mode", "down", "at", "end")));
    rules(
        TEN_FROM_TWO_EUROS.replace(
            "Give 10 points", "Give 10 points\n    At most 15 points per member per day"));
    change(Map.of("limits", Map.of("edge", "pass")));
    Someone member = MEMBERS.enrol();
    assertThat(buy(member, now(), 300).number("/points/accrued")).isEqualTo(10);
    assertThat(buy(member, now(), 300).number("/points/accrued")).isEqualTo(10);
    assertThat(buy(member, now(), 300).number("/points/accrued")).isZero();
    change(Map.of("limits", Map.of("edge", "cut")));
    rulebook().pointPerEuro();
  }

  private static GivenRulebook rulebook() {
    return new GivenRulebook(server.context().getBean(Installed.class));
  }

  @Test
  void theCurrencyStaysOnceSomethingIsBooked() {
    buy(MEMBERS.enrol(), now(), 100);
    Answer refused = refused(Map.of("currency", "USD"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("currency-in-use");
    assertThat(refused.pointers()).containsExactly("/settings/currency");
  }

  @Test
  void aVersionWaitsForItsTimeAndNobodyChangesTheSettingsBeforeIt() {
    OffsetDateTime later = now().plusHours(1);
    Answer planned =
        put(
            admin(),
            Map.of(
                "settings",
                Map.of("pending", Map.of("days", 7)),
                "validFrom",
                ISO_OFFSET_DATE_TIME.format(later)),
            "If-Match",
            "*");
    assertThat(planned.text("/state")).isEqualTo("scheduled");
    ProgrammeSettings settings = server.context().getBean(ProgrammeSettings.class);
    assertThat(settings.settings().pending().days()).isZero();
    assertThat(settings.at(later.plusHours(1).toInstant()).settings().pending().days())
        .isEqualTo(7);
    Answer between = refused(Map.of("claimDays", 3));
    assertThat(between.status()).isEqualTo(409);
    assertThat(between.problem()).isEqualTo("programme-scheduled");
    long number = planned.number("/version");
    String path = "/v1/programme/versions/" + number;
    assertThat(admin().post(path + "/withdraw", "").text("/state")).isEqualTo("withdrawn");
    assertThat(settings.at(later.plusHours(1).toInstant()).settings().pending().days()).isZero();
    Answer again = admin().post(path + "/withdraw", "");
    assertThat(again.problem()).isEqualTo("programme-state");
    Answer list = admin().get("/v1/programme/versions?limit=1");
    assertThat(list.number("/items/0/version")).isEqualTo(number);
    assertThat(list.text("/items/0/decidedBy/name")).isEqualTo("Demo admin");
  }
}
