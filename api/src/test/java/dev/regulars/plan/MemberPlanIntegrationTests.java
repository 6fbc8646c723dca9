package dev.regulars.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.member.Erasure;
import dev.regulars.purchase.APurchase;
import dev.regulars.purchase.AReturn;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What support does with a member's plan, and what a purchase of one does. */
@ServerTest
class MemberPlanIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private Erasure erasure;
  private GivenPlans plans;
  private Someone member;
  private String plan;

  @BeforeEach
  void aMemberAndAPlan() {
    shop.rulebook().pointPerEuro();
    plans = new GivenPlans(shop);
    member = shop.enrol();
    plan = plans.plan(Map.of("trialDays", 7));
  }

  @AfterEach
  void theProofHolds() {
    shop.theBooksBalance();
  }

  @Test
  void supportGivesItUntilADayAndItIsRemembered() {
    LocalDate until = today().plusDays(10);

    Answer given = plans.give(member, Map.of("plan", plan, "until", until, "reason", "Invoice 7"));

    assertThat(given.status()).as(given.body()).isEqualTo(200);
    assertThat(given.text("/plan/state")).isEqualTo("active");
    assertThat(given.text("/plan/since")).isEqualTo(today().toString());
    assertThat(given.text("/plan/until")).isEqualTo(until.toString());
    assertThat(given.text("/plan/renewsOn")).isEqualTo(until.plusDays(1).toString());
    Answer read = plans.of(member);
    assertThat(read.text("/plans/0/plan")).isEqualTo(plan);
    assertThat(read.text("/history/0/action")).isEqualTo("started");
    assertThat(read.text("/history/0/reason")).isEqualTo("Invoice 7");
    assertThat(read.text("/history/0/by/kind")).isEqualTo("key");
    assertThat(plans.told(member)).containsExactly("started given");
    assertThat(shop.as(Role.ADMIN).get("/v1/audit?action=plan.given").body())
        .contains(member.id().toString());
  }

  @Test
  void theSameDayAgainChangesNothingAndALaterOneMakesItLonger() {
    Map<String, Object> body = Map.of("plan", plan, "until", today().plusDays(10));
    plans.give(member, body);
    assertThat(plans.give(member, body).status()).isEqualTo(200);
    assertThat(plans.told(member)).containsExactly("started given");

    Answer longer = plans.give(member, Map.of("plan", plan, "until", today().plusDays(20)));
    assertThat(longer.text("/plan/until")).isEqualTo(today().plusDays(20).toString());
    assertThat(plans.told(member)).containsExactly("started given", "renewed given");

    Answer shorter = plans.give(member, Map.of("plan", plan, "until", today().plusDays(5)));
    assertThat(shorter.status()).isEqualTo(422);
    assertThat(shorter.problem()).isEqualTo("plan-lasts-longer");
  }

  @Test
  void aTermMoreIsGivenOnceForAKey() {
    String key = UUID.randomUUID().toString();
    Answer first = plans.give(member, Map.of("plan", plan), "Idempotency-Key", key);
    Answer again = plans.give(member, Map.of("plan", plan), "Idempotency-Key", key);

    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.text("/plan/until")).isEqualTo(today().plusDays(29).toString());
    Answer other = plans.give(member, Map.of("plan", plan, "reason", "x"), "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(plans.give(member, Map.of("plan", plan)).text("/plan/until"))
        .isEqualTo(today().plusDays(59).toString());
  }

  @Test
  void theTrialIsHadOnce() {
    Answer trial = plans.give(member, Map.of("plan", plan, "trial", true));
    assertThat(trial.text("/plan/state")).isEqualTo("trial");
    assertThat(trial.text("/plan/until")).isEqualTo(today().plusDays(6).toString());

    assertThat(plans.give(member, Map.of("plan", plan, "trial", true)).problem())
        .isEqualTo("trial-used");
    String without = plans.plan(Map.of());
    assertThat(plans.give(member, Map.of("plan", without, "trial", true)).problem())
        .isEqualTo("no-trial");
    buy(1);
    assertThat(plans.of(member).text("/plans/0/until"))
        .as("the trial that runs comes first, and no other")
        .isEqualTo(today().plusDays(36).toString());
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(plans.give(member, Map.of()).pointers()).containsExactly("/plan");
    assertThat(plans.give(member, Map.of("plan", plan, "until", today().minusDays(1))).pointers())
        .containsExactly("/until");
    assertThat(plans.give(member, Map.of("plan", "nothing")).problem()).isEqualTo("unknown-plan");
    String draft = plans.plan(Map.of("state", "draft"));
    assertThat(plans.give(member, Map.of("plan", draft)).problem()).isEqualTo("unknown-plan");
    Someone nobody = new Someone(UUID.randomUUID());
    assertThat(plans.give(nobody, Map.of("plan", plan)).status()).isEqualTo(404);
    assertThat(plans.of(nobody).status()).isEqualTo(404);
    assertThat(plans.step(member, "cancel", Map.of("plan", plan, "when", "soon")).pointers())
        .containsExactly("/when");
    assertThat(plans.step(member, "cancel", Map.of("plan", plan, "when", "now")).status())
        .as("never had it")
        .isEqualTo(404);
    assertThat(plans.step(member, "pause", Map.of()).pointers()).containsExactly("/plan");
  }

  @Test
  void whoeverBuysItsProductHasItWithItsTrialAndATermForEachUnit() {
    buy(2);

    Answer read = plans.of(member);
    assertThat(read.text("/plans/0/state")).isEqualTo("trial");
    assertThat(read.text("/plans/0/until")).isEqualTo(today().plusDays(66).toString());
    assertThat(read.at("/plans/0/terms").size()).isEqualTo(3);
    assertThat(read.number("/plans/0/terms/0/paidMinor")).isEqualTo(1200);
    assertThat(read.text("/plans/0/terms/2/kind")).isEqualTo("trial");
    assertThat(read.text("/history/0/cause")).isEqualTo("bought");
    assertThat(read.at("/history/0/by").isMissingNode()).isTrue();
    assertThat(plans.told(member)).containsExactly("started bought");
  }

  @Test
  void aRepeatedPurchaseBuysItOnceAndAQuoteNotAtAll() {
    String purchase = APurchase.by(member).line(plan, "plans", 1, 1200).json();
    assertThat(shop.till().post("/v1/purchases/quote", purchase).status()).isEqualTo(200);
    assertThat(plans.of(member).at("/plans").size()).isZero();
    shop.till().post("/v1/purchases", purchase);
    assertThat(shop.till().post("/v1/purchases", purchase).replayed()).isTrue();

    assertThat(plans.told(member)).containsExactly("started bought");
    assertThat(plans.of(member).at("/plans/0/terms").size()).isEqualTo(2);
  }

  @Test
  void cancelledNowSaysWhatIsToBeGivenBack() {
    Answer bought = plans.give(member, Map.of("plan", plan, "trial", true));
    assertThat(bought.status()).isEqualTo(200);
    buy(1);

    Answer cancelled =
        plans.step(member, "cancel", Map.of("plan", plan, "when", "now", "reason", "Moved"));

    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.number("/refundMinor")).as("nothing of it was used").isEqualTo(1200);
    assertThat(cancelled.text("/plan/state")).isEqualTo("ended");
    assertThat(plans.of(member).number("/history/0/refundMinor")).isEqualTo(1200);
    assertThat(plans.told(member))
        .containsExactly("started trial", "renewed bought", "ended cancelled");
    Answer again = plans.step(member, "cancel", Map.of("plan", plan, "when", "now"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("plan-state");
  }

  @Test
  void cancelledAtItsEndItStaysUntilThenAndBuyingRenewsIt() {
    plans.give(member, Map.of("plan", plan));
    Answer cancelled = plans.step(member, "cancel", Map.of("plan", plan, "when", "at-end"));

    assertThat(cancelled.text("/plan/state")).isEqualTo("active");
    assertThat(cancelled.at("/plan/renews").asBoolean()).isFalse();
    assertThat(cancelled.at("/plan/renewsOn").isMissingNode()).isTrue();
    assertThat(cancelled.at("/refundMinor").isMissingNode()).isTrue();
    plans.step(member, "cancel", Map.of("plan", plan, "when", "at-end"));
    assertThat(plans.of(member).at("/history").size()).as("once").isEqualTo(2);
    buy(1);
    assertThat(plans.of(member).at("/plans/0/renews").asBoolean()).isTrue();
  }

  @Test
  void pausedItDoesNotCountAndKeepsItsDays() {
    plans.give(member, Map.of("plan", plan));
    Answer paused = plans.step(member, "pause", Map.of("plan", plan));
    assertThat(paused.text("/plan/state")).isEqualTo("paused");
    assertThat(paused.text("/plan/pausedSince")).isEqualTo(today().toString());
    assertThat(paused.at("/plan/until").isMissingNode()).isTrue();
    assertThat(plans.step(member, "pause", Map.of("plan", plan)).status()).isEqualTo(200);

    Answer resumed = plans.step(member, "resume", Map.of("plan", plan));
    assertThat(resumed.text("/plan/state")).isEqualTo("active");
    assertThat(resumed.text("/plan/until")).isEqualTo(today().plusDays(29).toString());
    assertThat(plans.of(member).at("/history").size()).isEqualTo(3);
  }

  @Test
  void aReturnEndsWhatItBoughtAndLeavesWhatWasBoughtLater() {
    String first = buy(1);
    buy(1);
    Answer returned =
        shop.till().post("/v1/purchases/" + first + "/returns", AReturn.next().json());
    assertThat(returned.status()).as(returned.body()).isEqualTo(201);

    Answer read = plans.of(member);
    assertThat(read.text("/plans/0/state")).isEqualTo("active");
    assertThat(read.text("/plans/0/until"))
        .as("the later term moves up")
        .isEqualTo(today().plusDays(29).toString());
    assertThat(read.text("/history/0/action")).isEqualTo("shortened");
    assertThat(plans.told(member)).containsExactly("started bought", "renewed bought");
  }

  @Test
  void aPartThatComesBackTakesTheLastTerms() {
    String purchase = buy(3);
    shop.till().post("/v1/purchases/" + purchase + "/returns", AReturn.next().line(1, 2).json());

    assertThat(plans.of(member).text("/plans/0/until")).isEqualTo(today().plusDays(36).toString());
    assertThat(plans.of(member).text("/plans/0/state")).isEqualTo("trial");
  }

  @Test
  void aChargebackEndsIt() {
    String purchase = buy(1);
    String event = "{\"purchaseId\": \"%s\", \"name\": \"chargeback\"}".formatted(purchase);

    Answer taken = shop.till().post("/v1/events", event);

    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    assertThat(shop.till().post("/v1/events", event).replayed()).isTrue();
    assertThat(plans.of(member).text("/plans/0/state")).isEqualTo("ended");
    assertThat(plans.told(member)).containsExactly("started bought", "ended charged-back");
    assertThat(shop.balance(member).number("/available")).isZero();
  }

  @Test
  void rulesAskForItAndTheExplanationSaysIt() {
    shop.rulebook()
        .live(
            """
            rule "Points"
            when
                A purchase is made
            then
                Give 1 point per 1.00 EUR spent
            end

            rule "Twice with the plan"
            when
                The member has plan "%s"
            then
                Multiply points by 2
            end
            """
                .formatted(plan));
    assertThat(tea(10)).isEqualTo(10);
    plans.give(member, Map.of("plan", plan, "until", today()));
    assertThat(tea(10)).isEqualTo(20);
    plans.step(member, "pause", Map.of("plan", plan));
    assertThat(tea(10)).isEqualTo(10);
    plans.step(member, "resume", Map.of("plan", plan));

    Answer purchase =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 500).json());
    plans.step(member, "cancel", Map.of("plan", plan, "when", "now"));
    Answer why =
        shop.as(Role.MARKETER).get("/v1/purchases/" + purchase.text("/id") + "/explanation");
    assertThat(why.body()).contains("The member has plan \\\"" + plan + "\\\"");
    assertThat(why.at("/rules/1/outcome").asString()).as(why.body()).isEqualTo("awarded");
    assertThat(tea(10)).isEqualTo(10);
  }

  @Test
  void mergedPlansGoOverAndComeBack() {
    Someone other = shop.enrol();
    plans.give(member, Map.of("plan", plan));
    String another = plans.plan(Map.of());
    plans.give(member, Map.of("plan", another));
    plans.give(other, Map.of("plan", plan, "until", today().plusDays(90)));

    Answer merged =
        shop.as(Role.SUPPORT)
            .post(
                "/v1/members/" + member.id() + "/merge",
                "{\"into\": {\"id\": \"%s\"}}".formatted(other.id()));
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    Answer both = plans.of(other);
    assertThat(both.at("/plans").size()).isEqualTo(2);
    assertThat(both.body()).contains(today().plusDays(90).toString());
    assertThat(both.at("/history").size()).isEqualTo(3);
    shop.theBooksBalance();

    Answer parted = shop.as(Role.SUPPORT).post("/v1/members/" + member.id() + "/merge/undo", "{}");
    assertThat(parted.status()).as(parted.body()).isEqualTo(200);
    assertThat(plans.of(member).at("/plans").size()).isEqualTo(2);
    assertThat(plans.of(member).at("/history").size()).isEqualTo(2);
    assertThat(plans.of(other).at("/plans").size()).isEqualTo(1);
    assertThat(plans.of(other).at("/plans/0/terms").size()).isEqualTo(1);
  }

  @Test
  void whoIsErasedLosesWhatSomebodyWrote() {
    plans.give(member, Map.of("plan", plan, "reason", "Ada Lovelace paid in cash"));
    erasure.erase(member.id(), Who.SYSTEM).block();

    assertThat(plans.of(member).body()).doesNotContain("Lovelace");
    assertThat(plans.give(member, Map.of("plan", plan)).problem()).isEqualTo("member-blocked");
  }

  private long tea(int euros) {
    Answer bought =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, euros * 100L).json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought.number("/points/accrued");
  }

  private String buy(int units) {
    Answer bought =
        shop.till()
            .post("/v1/purchases", APurchase.by(member).line(plan, "plans", units, 1200).json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    return bought.text("/id");
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Berlin"));
  }
}
