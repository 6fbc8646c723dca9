package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Limits and budgets belong to a rule, not to what it is called. */
@ServerTest
class RuleIdentityIntegrationTests {

  private static final String OTHER =
      """
      rule "Hello"
      when
          A purchase is made
      then
          Tell the customer "Hello"
      end
      """;

  @Autowired private Shop shop;

  @Test
  void aNewRuleOfTheNameOfOneWhoseBudgetIsUsedUpHasABudgetOfItsOwn() {
    String gift = gift("Summer gift", 100);
    int first = ADraft.published(shop, OTHER + gift);
    assertThat(buy(99)).isEqualTo(99);
    ADraft.published(shop, OTHER);

    ADraft draft = ADraft.of(shop, OTHER + gift);
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
    assertThat(check.at("/budgets").size()).isOne();
    assertThat(check.text("/budgets/0/rule")).isEqualTo("Summer gift");
    assertThat(check.number("/budgets/0/left")).isEqualTo(100);
    JsonNode change = changeOf(draft, "Summer gift");
    assertThat(change.path("kind").asString()).isEqualTo("added");
    assertThat(change.at("/budget/left").asLong()).isEqualTo(100);
    assertThat(trial(draft, 51).number("/points/accrued")).isEqualTo(51);
    draft.approved().step(Role.MARKETER, "publish");
    assertThat(buy(51)).isEqualTo(51);

    Answer back = shop.as(Role.APPROVER).post("/v1/rulebook/versions/" + first + "/rollback", "{}");
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(buy(51)).isOne();
  }

  @Test
  void whatIsLeftOfABudgetIsToldBeforeItGoesLive() {
    String gift = gift("Autumn gift", 100);
    ADraft.published(shop, OTHER + gift);
    assertThat(buy(51)).isEqualTo(51);
    ADraft draft = ADraft.of(shop, OTHER + gift.replace("100", "120"));
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.number("/budgets/0/most")).isEqualTo(120);
    assertThat(check.number("/budgets/0/used")).isEqualTo(51);
    assertThat(check.number("/budgets/0/left")).isEqualTo(69);
    assertThat(check.number("/budgets/0/line")).isEqualTo(7);
    assertThat(changeOf(draft, "Autumn gift").at("/budget/text").asString())
        .isEqualTo("69 of the 120 points of its budget are left; 51 were given");
    Answer german = shop.as(Role.MARKETER).get(draft.path() + "/changes?lang=de");
    assertThat(change(german, "Autumn gift").at("/budget/text").asString())
        .isEqualTo("von den 120 Punkten ihres Budgets sind 69 übrig; 51 wurden gegeben");

    Answer trial = trial(draft, 100);
    assertThat(trial.number("/points/accrued")).isEqualTo(69);
    assertThat(trial.text("/left/0/rule")).isEqualTo("Autumn gift");
    assertThat(trial.text("/left/0/per")).isEqualTo("budget");
    assertThat(trial.number("/left/0/left")).isEqualTo(69);

    draft.put(Role.MARKETER, "rules.dslr", OTHER + gift.replace("100", "50"));
    Answer usedUp = draft.step(Role.MARKETER, "check");
    assertThat(usedUp.at("/ok").asBoolean()).isTrue();
    assertThat(usedUp.at("/problems").toString())
        .contains("budget-used-up")
        .contains("51 of 50 points were given");
    assertThat(usedUp.number("/budgets/0/left")).isZero();
  }

  @Test
  void aRuleKeepsItsBudgetAndItsLimitsUnderAnotherName() {
    Someone member = shop.enrol();
    ADraft.published(shop, OTHER + limited("Spring gift"));
    assertThat(buy(member, 40)).isEqualTo(40);

    ADraft draft = ADraft.by(shop, Role.MARKETER);
    String text = draft.get().text("/files/0/text");
    assertThat(text).contains("rule \"Spring gift\"\n    identity \"");
    // Renamed and changed at once, as somebody does who works in Git.
    String renamed = text.replace("Spring gift", "May gift").replace("90", "95");
    assertThat(draft.put(Role.MARKETER, "rules.dslr", renamed).status()).isEqualTo(200);
    assertThat(draft.get().text("/files/0/text")).isEqualTo(renamed);
    JsonNode change = changeOf(draft, "May gift");
    assertThat(change.path("kind").asString()).isEqualTo("renamed");
    assertThat(change.at("/sentences/0/text").asString()).endsWith("its budget stays");
    assertThat(change.at("/budget/left").asLong()).isEqualTo(55);
    draft.approved().step(Role.MARKETER, "publish");
    assertThat(buy(member, 40)).isEqualTo(20);
    assertThat(buy(100)).isEqualTo(35);
  }

  @Test
  void limitsForMembersAreNotInheritedByANamesake() {
    Someone member = shop.enrol();
    ADraft.published(shop, OTHER + limited("Visit gift"));
    assertThat(buy(member, 100)).isEqualTo(60);
    ADraft.published(shop, OTHER);
    ADraft draft = ADraft.of(shop, OTHER + limited("Visit gift"));
    Answer trial = shop.as(Role.ADMIN).post(draft.path() + "/try", purchase(member, 100));
    assertThat(trial.number("/points/accrued")).as(trial.body()).isEqualTo(60);
    assertThat(trial.at("/left").toString())
        .contains("\"per\":\"month\",\"unit\":\"points\",\"most\":60,\"used\":0,\"left\":60");
    // What a marketer may not know of a member is not told by what is left for them either.
    Answer marketer = shop.as(Role.MARKETER).post(draft.path() + "/try", purchase(member, 100));
    assertThat(marketer.at("/left").size()).isOne();
    assertThat(marketer.text("/left/0/per")).isEqualTo("budget");
    draft.approved().step(Role.MARKETER, "publish");
    assertThat(buy(member, 100)).isEqualTo(60);
  }

  @Test
  void theTrialTellsHowOftenARuleMayStillGive() {
    Someone member = shop.enrol();
    String twice =
        "\nrule \"Twice\"\nwhen\n    A purchase is made\nthen\n    Give 3 points\n"
            + "    At most 2 times per member per year\nend\n";
    ADraft.published(shop, OTHER + twice);
    assertThat(buy(member, 100)).isEqualTo(3);

    ADraft draft = ADraft.by(shop, Role.MARKETER);
    Answer trial = shop.as(Role.ADMIN).post(draft.path() + "/try", purchase(member, 100));
    assertThat(trial.at("/left").size()).as(trial.body()).isOne();
    assertThat(trial.text("/left/0/rule")).isEqualTo("Twice");
    assertThat(trial.text("/left/0/per")).isEqualTo("year");
    assertThat(trial.text("/left/0/unit")).isEqualTo("times");
    assertThat(trial.number("/left/0/most")).isEqualTo(2);
    assertThat(trial.number("/left/0/left")).isEqualTo(1);
    assertThat(
            shop.as(Role.MARKETER)
                .post(draft.path() + "/try", purchase(member, 100))
                .at("/left")
                .size())
        .isZero();
  }

  @Test
  void whatIsLeftOfALimitByTimesIsToldAndGoesOn() {
    Someone member = shop.enrol();
    String visit =
        gift("Visit", 900).replace("end\n", "    At most 2 times per member ever\nend\n");
    ADraft.published(shop, OTHER + visit);
    assertThat(buy(member, 10)).isEqualTo(10);
    ADraft draft = ADraft.by(shop, Role.MARKETER);
    String text = draft.get().text("/files/0/text");
    draft.put(Role.MARKETER, "rules.dslr", text.replace("900", "950"));
    JsonNode change = changeOf(draft, "Visit");
    assertThat(change.path("limits").asString())
        .isEqualTo(
            "Its limits for each member go on from what that member was given before this change.");
    assertThat(change.at("/budget/left").asLong()).isEqualTo(940);
    Answer german = shop.as(Role.MARKETER).get(draft.path() + "/changes?lang=de");
    assertThat(change(german, "Visit").path("limits").asString())
        .startsWith("Ihre Grenzen je Mitglied zählen von dem weiter");
    Answer trial = shop.as(Role.ADMIN).post(draft.path() + "/try", purchase(member, 10));
    assertThat(trial.at("/left").toString())
        .contains(
            "{\"rule\":\"Visit\",\"per\":\"ever\",\"unit\":\"times\",\"most\":2,\"used\":1,\"left\":1}");
  }

  @Test
  void rulesAboutMoneyOffHaveIdentitiesTooAndTellWhatIsLeft() {
    Someone member = shop.enrol();
    String off =
        """
        rule "Summer sale"
        when
            A purchase is made
        then
            Take 10% off the basket
            At most 5.00 EUR off per member per month
            Money is taken off at most 3 times per member ever
            At most 8.00 EUR off in all
        end
        """;
    ADraft.published(shop, OTHER + off);
    takesOff(member, 50, 500);
    ADraft draft = ADraft.by(shop, Role.MARKETER);
    String text = draft.get().text("/files/0/text");
    assertThat(text).contains("rule \"Summer sale\"\n    identity \"");
    draft.put(Role.MARKETER, "rules.dslr", text.replace("Summer sale", "Autumn sale"));
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.text("/budgets/0/rule")).isEqualTo("Autumn sale");
    assertThat(check.text("/budgets/0/currency")).isEqualTo("EUR");
    assertThat(check.number("/budgets/0/left")).isEqualTo(300);
    JsonNode change = changeOf(draft, "Autumn sale");
    assertThat(change.path("kind").asString()).isEqualTo("renamed");
    assertThat(change.at("/budget/text").asString())
        .isEqualTo("3.00 of the 8.00 EUR of its budget are left; 5.00 were taken off");
    Answer trial = shop.as(Role.ADMIN).post(draft.path() + "/try", purchase(member, 50));
    assertThat(trial.at("/left").toString())
        .contains(
            "\"per\":\"month\",\"unit\":\"money\",\"most\":500,\"used\":500,\"left\":0",
            "\"per\":\"ever\",\"unit\":\"times\",\"most\":3,\"used\":1,\"left\":2",
            "\"per\":\"budget\",\"unit\":\"money\",\"most\":800,\"used\":500,\"left\":300");
    draft.approved().step(Role.MARKETER, "publish");
    takesOff(shop.enrol(), 50, 300);

    ADraft again = ADraft.by(shop, Role.MARKETER);
    Answer usedUp = again.step(Role.MARKETER, "check");
    assertThat(usedUp.at("/problems").toString())
        .contains("budget-used-up")
        .contains("8.00 of 8.00 EUR were taken off. The rule takes off nothing until");
    assertThat(shop.as(Role.MARKETER).get("/v1/insight/overview").at("/budgets").toString())
        .contains("{\"rule\":\"Autumn sale\",\"currency\":\"EUR\",\"used\":800,\"of\":800");

    // Deleted, and another one of that name published: it begins anew.
    ADraft.published(shop, OTHER);
    ADraft.published(shop, OTHER + off.replace("Summer", "Autumn"));
    takesOff(member, 50, 500);
  }

  /** Buys with what rules take off, as it is quoted. */
  private void takesOff(Someone member, long euros, long minor) {
    APurchase wanted = APurchase.by(member).line("T", "tea", 1, (int) euros * 100);
    Answer quote = shop.till().post("/v1/purchases/quote", wanted.json());
    assertThat(quote.number("/discounts/0/amountMinor")).as(quote.body()).isEqualTo(minor);
    ObjectNode body = (ObjectNode) Till.json(wanted.json());
    body.set("discounts", discounts(quote));
    body.put("totalMinor", euros * 100 - minor);
    Answer bought = shop.till().post("/v1/purchases", body.toString());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
  }

  private static JsonNode discounts(Answer quote) {
    JsonNode given = quote.at("/discounts");
    for (JsonNode one : given) {
      ((ObjectNode) one).retain("source", "lines");
    }
    return given;
  }

  @Test
  void whatWasReturnedGoesBackToTheBudgetUnderTheNewName() {
    Someone member = shop.enrol();
    ADraft.published(shop, OTHER + gift("Old gift", 100));
    Answer purchase = shop.till().post("/v1/purchases", purchase(member, 80));
    assertThat(purchase.number("/points/accrued")).isEqualTo(80);
    ADraft draft = ADraft.by(shop, Role.MARKETER);
    String text = draft.get().text("/files/0/text");
    draft.put(Role.MARKETER, "rules.dslr", text.replace("Old gift", "New gift"));
    draft.approved().step(Role.MARKETER, "publish");
    assertThat(buy(50)).isEqualTo(20);
    Answer back =
        shop.till()
            .post("/v1/purchases/" + purchase.text("/id") + "/returns", AReturn.next().json());
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(buy(100)).isEqualTo(80);
  }

  @Test
  void aCopyThatCountsUnderTheSameIsAProblemWithAWayOut() {
    ADraft draft = ADraft.of(shop, OTHER + gift("First gift", 100));
    String text = draft.get().text("/files/0/text");
    String copy = text.substring(text.indexOf("rule \"First")).replace("First gift", "Second gift");
    draft.put(Role.MARKETER, "rules.dslr", text + copy);
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.at("/ok").asBoolean()).isFalse();
    JsonNode problem = error(check);
    assertThat(problem.path("message").asString())
        .startsWith("The rule \"First gift\" (rules.dslr, line 7) is counted under this identity");
    int line = problem.path("line").asInt();
    List<String> lines = (text + copy).lines().toList();
    assertThat(lines.get(line - 1)).contains("identity");

    String mended = text + copy.replaceFirst("    identity \"[^\"]*\"\n", "");
    draft.put(Role.MARKETER, "rules.dslr", mended);
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
    assertThat(draft.get().text("/files/0/text"))
        .matches("(?s).*rule \"Second gift\"\n    identity \"[a-z0-9]{4}-[a-z0-9]{4}\"\nwhen.*");
  }

  @Test
  void writingTheSameAgainWithoutTheLineChangesNothing() {
    ADraft draft = ADraft.of(shop, OTHER);
    String text = OTHER + gift("Again", 100);
    Answer first = draft.put(Role.MARKETER, "rules.dslr", text);
    Answer again = draft.put(Role.MARKETER, "rules.dslr", text, "If-Match", "\"1\"");
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.at("/text")).isEqualTo(first.at("/text"));
    assertThat(again.at("/etag")).isEqualTo(first.at("/etag"));
  }

  @Test
  void whatIsNotSavedIsCheckedAndTriedAsItWillBeKept() {
    String gift = gift("Typed gift", 100);
    ADraft.published(shop, OTHER + gift);
    assertThat(buy(99)).isEqualTo(99);
    ADraft.published(shop, OTHER);
    ADraft draft = ADraft.of(shop, OTHER);
    List<Map<String, String>> typed = List.of(Map.of("name", "rules.dslr", "text", OTHER + gift));
    Answer check = draft.step(Role.MARKETER, "check", Map.of("files", typed));
    assertThat(check.number("/budgets/0/left")).isEqualTo(100);
    ObjectNode body = asked(51);
    body.set("files", Till.json(Till.written(typed)));
    Answer trial = shop.as(Role.MARKETER).post(draft.path() + "/try", body.toString());
    assertThat(trial.number("/points/accrued")).as(trial.body()).isEqualTo(51);
  }

  private static String gift(String name, int budget) {
    return """
    rule "%s"
    when
        A purchase is made
    then
        Give 1 point per 1.00 EUR spent
        At most %d points in all
    end
    """
        .formatted(name, budget);
  }

  private static String limited(String name) {
    return gift(name, 90).replace("end\n", "    At most 60 points per member per month\nend\n");
  }

  private long buy(long euros) {
    return buy(shop.enrol(), euros);
  }

  private long buy(Someone member, long euros) {
    Answer bought = shop.till().post("/v1/purchases", purchase(member, euros));
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought.number("/points/accrued");
  }

  private static String purchase(Someone member, long euros) {
    return APurchase.by(member).line("T", "tea", 1, (int) euros * 100).json();
  }

  private Answer trial(ADraft draft, long euros) {
    ObjectNode body = asked(euros);
    Answer trial = shop.as(Role.MARKETER).post(draft.path() + "/try", body.toString());
    assertThat(trial.status()).as(trial.body()).isEqualTo(200);
    return trial;
  }

  /** About somebody of whom nothing is said. */
  private static ObjectNode asked(long euros) {
    ObjectNode body =
        (ObjectNode) Till.json(APurchase.anonymous().line("T", "tea", 1, (int) euros * 100).json());
    body.putObject("memberFacts");
    return body;
  }

  private static JsonNode error(Answer check) {
    for (JsonNode problem : check.at("/problems")) {
      if (problem.path("severity").asString().equals("error")) {
        return problem;
      }
    }
    throw new AssertionError(check.body());
  }

  private JsonNode changeOf(ADraft draft, String rule) {
    return change(shop.as(Role.MARKETER).get(draft.path() + "/changes"), rule);
  }

  private static JsonNode change(Answer changes, String rule) {
    assertThat(changes.status()).as(changes.body()).isEqualTo(200);
    for (JsonNode change : changes.at("/rules")) {
      if (change.path("rule").asString().equals(rule)) {
        return change;
      }
    }
    throw new AssertionError(changes.body());
  }
}
