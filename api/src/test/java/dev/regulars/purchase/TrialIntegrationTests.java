package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.rulebook.ADraft;
import dev.regulars.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class TrialIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
          At most 30 points per member per month
          At most 1000000 points in all
      end

      rule "Advent"
          valid from 2031-12-01 until 2031-12-24
      when
          A purchase is made
      then
          Multiply points by 3
      end

      rule "Gold"
      when
          The member is in tier "gold" or higher
      then
          Give 5 points
          Issue voucher "CAKE" valid for 14 days
      end

      rule "Third of the month"
      when
          This is the 3rd purchase of the member this month
      then
          Give 100 points
      end

      rule "Silver"
      when
          The member made at least 12 purchases in the qualification period
      then
          The member qualifies for tier "silver"
          Tell the customer "Welcome to silver"
      end
      """;

  @Autowired private Shop shop;

  @Test
  void saysWhatAQuoteWouldSayIfTheDraftWereLive() {
    shop.rulebook().live(RULES);
    // Begun with what is live, so that its rules are those whose limits were used.
    ADraft draft = ADraft.of(shop, RULES);
    Someone member = shop.enrol();
    for (int i = 0; i < 3; i++) {
      String purchase = APurchase.by(member).line("T", "tea", 1, 1750).json();
      Answer quote = shop.till().post("/v1/purchases/quote", purchase);
      // An admin sees as much as a till does; what a marketer sees: MemberSightIntegrationTests.
      Answer trial = shop.as(Role.ADMIN).post(draft.path() + "/try", purchase);
      assertThat(trial.status()).as(trial.body()).isEqualTo(200);
      assertThat(trial.number("/rulebookVersion")).isZero();
      assertThat(comparable(trial)).isEqualTo(comparable(quote));
      assertThat(trial.text("/explanation/rules/0/rule")).isEqualTo("Points");
      Answer booked = shop.till().post("/v1/purchases", purchase);
      Answer why = shop.till().get("/v1/purchases/" + booked.text("/id") + "/explanation");
      assertThat(trial.at("/explanation/rules")).isEqualTo(why.at("/rules"));
    }
  }

  @Test
  void keepsNothingNotEvenTheStore() {
    ADraft draft = ADraft.of(shop, RULES);
    Someone member = shop.enrol();
    Map<String, Long> before = shop.books().counts();
    List<String> standing = shop.books().standing(member.id());
    Answer trial =
        trial(draft, body(APurchase.by(member).in("no-such-store").line("T", "tea", 1, 900)));
    assertThat(trial.number("/points/accrued")).isEqualTo(9);
    assertThat(shop.books().counts()).isEqualTo(before);
    assertThat(shop.books().standing(member.id())).isEqualTo(standing);
    assertThat(shop.as(Role.ADMIN).get("/v1/stores?limit=200").body())
        .doesNotContain("no-such-store");
  }

  @Test
  void aDescribedMemberIsDecidedAsInAnExample() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> body = body(APurchase.anonymous().line("T", "tea", 1, 1000));
    body.put("memberFacts", Map.of());
    Answer ordinary = trial(draft, body);
    assertThat(ordinary.number("/points/accrued")).as(ordinary.body()).isEqualTo(10);
    assertThat(ordinary.text("/tier/code")).isEqualTo("bronze");
    assertThat(ordinary.at("/memberId").isMissingNode()).isTrue();
    assertThat(ordinary.at("/balance").isMissingNode()).isTrue();

    body.put(
        "memberFacts",
        Map.of(
            "tier",
            "gold",
            "earlier",
            List.of(Map.of("in", "month", "purchases", 2, "spentMinor", 4500))));
    Answer gold = trial(draft, body);
    assertThat(gold.number("/points/accrued")).as(gold.body()).isEqualTo(115);
    assertThat(gold.text("/vouchersIssued/0/voucher")).isEqualTo("CAKE");
    assertThat(gold.at("/vouchersIssued/0/code").isMissingNode()).as(gold.body()).isTrue();

    body.put("memberFacts", Map.of("standing", Map.of("purchases", 11)));
    Answer climbs = trial(draft, body);
    assertThat(climbs.text("/tier/code")).as(climbs.body()).isEqualTo("silver");
    assertThat(climbs.text("/messages/0/text")).isEqualTo("Welcome to silver");

    draft.put(
        Role.MARKETER,
        "examples.yaml",
        """
        - name: Ordinary
          at: 2030-10-14 12:00
          purchase: 10.00
          points: 10
          tier: bronze
        - name: Gold
          at: 2030-10-14 12:00
          member: {tier: gold, earlier: [{in: month, purchases: 2, spent: 45.00}]}
          purchase: 10.00
          points: 115
        - name: Climbs
          at: 2030-10-14 12:00
          member: {standing: {purchases: 11}}
          purchase: 10.00
          tier: silver
        """);
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
  }

  @Test
  void theTimeMayBeToCome() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> body = body(APurchase.by(shop.enrol()).line("T", "tea", 1, 1000));
    assertThat(trial(draft, body).number("/points/accrued")).isEqualTo(10);
    body.put("asOf", "2031-12-24T18:00:00+01:00");
    Answer advent = trial(draft, body);
    assertThat(advent.number("/points/accrued")).isEqualTo(30);
    assertThat(advent.text("/occurredAt")).startsWith("2031-12-24");
    body.put("asOf", "2031-12-25T00:30:00+01:00");
    assertThat(trial(draft, body).number("/points/accrued")).isEqualTo(10);
    body.remove("asOf");
    body.remove("occurredAt");
    assertThat(trial(draft, body).status()).isEqualTo(200);
  }

  @Test
  void unsavedTextsStandInForTheSavedOnes() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> body = body(APurchase.by(shop.enrol()).line("T", "tea", 1, 1000));
    body.put(
        "files",
        List.of(
            Map.of(
                "name",
                "rules.dslr",
                "text",
                RULES.replace("1 point per 1.00", "2 points per 1.00"))));
    assertThat(trial(draft, body).number("/points/accrued")).isEqualTo(20);
    body.put("files", List.of(Map.of("name", "rules.dslr", "text", "rule \"x\"\nend\n")));
    Answer broken = trial(draft, body);
    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.problem()).isEqualTo("rulebook-not-sound");
    assertThat(broken.at("/problems").isEmpty()).isFalse();
  }

  @Test
  void aPurchaseOfNobodyEarnsNothing() {
    ADraft draft = ADraft.of(shop, RULES);
    Answer trial = trial(draft, body(APurchase.anonymous().line("T", "tea", 1, 1000)));
    assertThat(trial.number("/points/accrued")).isZero();
    assertThat(trial.text("/explanation/customerText")).contains("without a membership");
  }

  @Test
  void explainsItInGermanToWhoAsksForIt() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> real = body(APurchase.by(shop.enrol()).line("T", "tea", 1, 1000));
    Map<String, Object> described = body(APurchase.anonymous().line("T", "tea", 1, 1000));
    described.put("memberFacts", Map.of());
    for (Map<String, Object> body : List.of(real, described)) {
      Answer german = draft.step(Role.MARKETER, "try?lang=de", body);
      assertThat(german.status()).as(german.body()).isEqualTo(200);
      assertThat(german.text("/explanation/rules/1/reason")).isEqualTo("beginnt am 01.12.2031");
      assertThat(german.text("/explanation/rules/4/reason")).startsWith("für Stufen: ");
      assertThat(german.text("/explanation/customerText"))
          .isEqualTo("Sie haben 10 Punkte gesammelt: 10 für „Points“.");
      assertThat(german.text("/awards/0/text").replace('\u00a0', ' '))
          .isEqualTo("1 Punkt je 1,00 €");
      assertThat(trial(draft, body).text("/awards/0/text")).isEqualTo("1 point per 1.00 EUR");
      assertThat(trial(draft, body).text("/explanation/rules/1/reason"))
          .isEqualTo("starts on 2031-12-01");
    }
    Answer refused = draft.step(Role.MARKETER, "try?lang=fr", real);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers()).containsExactly("/lang");
  }

  @Test
  void saysEverythingThatIsWrong() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> body = body(APurchase.anonymous().line("T", "tea", 1, 1000));
    body.put(
        "memberFacts",
        Map.of(
            "tier",
            "platinum",
            "purchases",
            -1,
            "earlier",
            List.of(Map.of("in", "fortnight"), Map.of("purchases", 2))));
    Answer refused = trial(draft, body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers())
        .containsExactlyInAnyOrder(
            "/memberFacts/tier",
            "/memberFacts/purchases",
            "/memberFacts/earlier/0/in",
            "/memberFacts/earlier/1/in");
    Map<String, Object> unknown =
        body(
            APurchase.anonymous()
                .with("member", Map.of("card", "nobodys"))
                .line("T", "tea", 1, 900));
    assertThat(trial(draft, unknown).problem()).isEqualTo("unknown-member");
    Map<String, Object> late = body(APurchase.anonymous().line("T", "tea", 1, 900));
    late.put("asOf", "2250-01-01T00:00:00Z");
    assertThat(trial(draft, late).pointers()).containsExactly("/occurredAt");
  }

  private Answer trial(ADraft draft, Map<String, Object> body) {
    return draft.step(Role.MARKETER, "try", body);
  }

  private static Map<String, Object> body(APurchase purchase) {
    Map<String, Object> body = new LinkedHashMap<>();
    JsonNode json = Till.json(purchase.json());
    json.propertyNames().forEach(name -> body.put(name, json.get(name)));
    return body;
  }

  /** Without what has to differ between a quote and a trial. */
  private static String comparable(Answer answer) {
    ObjectNode json = (ObjectNode) Till.json(QuoteIntegrationTests.comparable(answer));
    json.remove("rulebookVersion");
    json.remove("explanation");
    json.remove("left");
    return Till.written(json);
  }
}
