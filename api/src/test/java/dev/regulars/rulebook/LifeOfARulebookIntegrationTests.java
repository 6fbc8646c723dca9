package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class LifeOfARulebookIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give %d points
      end
      """;

  @Autowired private Shop shop;

  @Test
  void aDraftBeginsWithWhatIsLiveAndBecomesWhatIsLive() {
    int before = (int) live().number("/version");
    Answer begun =
        shop.as(Role.MARKETER).post("/v1/rulebook/drafts", "{\"note\": \"More for everybody\"}");
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.header("Location")).contains("/v1/rulebook/drafts/" + begun.text("/id"));
    assertThat(begun.number("/from")).isEqualTo(before);
    assertThat(begun.text("/state")).isEqualTo("draft");
    assertThat(begun.text("/by/kind")).isEqualTo("key");
    assertThat(texts(begun)).isEqualTo(texts(live()));

    ADraft draft = ADraft.of(shop, RULES.formatted(7));
    Answer submitted = draft.step(Role.MARKETER, "submit", Map.of("note", "For the anniversary"));
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
    assertThat(submitted.text("/state")).isEqualTo("submitted");
    assertThat(submitted.text("/id")).isEqualTo(draft.id());
    assertThat(submitted.text("/draft")).isEqualTo(draft.id());
    assertThat(submitted.text("/note")).isEqualTo("For the anniversary");
    assertThat(submitted.text("/files/0/text")).isEqualTo(RULES.formatted(7));
    assertThat(draft.get().text("/state")).isEqualTo("submitted");

    Answer approved = draft.step(Role.APPROVER, "approve", Map.of("note", "Fine"));
    assertThat(approved.text("/state")).as(approved.body()).isEqualTo("approved");
    assertThat(approved.at("/decidedBy/name").asString()).isNotEmpty();
    assertThat(live().number("/version")).isEqualTo(before);

    Answer published = draft.step(Role.MARKETER, "publish");
    assertThat(published.text("/state")).as(published.body()).isEqualTo("live");
    int version = (int) published.number("/version");
    assertThat(live().number("/version")).isEqualTo(version);
    assertThat(draft.get().text("/state")).isEqualTo("published");
    assertThat(version(before).text("/state")).isEqualTo("superseded");
    assertThat(version(before).text("/liveUntil")).isEqualTo(published.text("/liveFrom"));
    assertThat(buys(shop.enrol())).containsExactly(7L, (long) version);
  }

  @Test
  void theTimelineTellsWhoDidWhat() {
    ADraft draft = ADraft.of(shop, RULES.formatted(8)).submitted();
    draft.step(Role.MARKETER, "withdraw");
    draft.submitted();
    draft.step(Role.APPROVER, "reject", Map.of("reason", "Too much"));
    draft.approved();
    int version = (int) draft.step(Role.APPROVER, "publish").number("/version");
    List<String> actions = new ArrayList<>();
    for (JsonNode event : shop.as(Role.SUPPORT).get("/v1/rulebook/timeline").at("/items")) {
      if (draft.id().equals(event.path("draft").asString())) {
        actions.add(event.path("action").asString());
      }
    }
    assertThat(actions)
        .containsExactly(
            "published",
            "approved",
            "submitted",
            "rejected",
            "submitted",
            "withdrawn",
            "submitted",
            "drafted");
    Answer audit = shop.as(Role.ADMIN).get("/v1/audit?subjectKind=rulebook&subjectId=" + version);
    assertThat(audit.status()).isEqualTo(200);
    assertThat(audit.at("/items/0/action").asString()).isEqualTo("rulebook.published");
  }

  @Test
  void whatIsNotSoundCannotBeHandedIn() {
    ADraft broken = ADraft.of(shop, RULES.formatted(3).replace("Give", "Gift"));
    Answer refused = broken.step(Role.MARKETER, "submit");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("rulebook-not-sound");
    assertThat(refused.text("/problems/0/file")).isEqualTo("rules.dslr");
    assertThat(refused.number("/problems/0/line")).isEqualTo(5);
    assertThat(broken.get().text("/state")).isEqualTo("draft");

    ADraft failing = ADraft.of(shop, RULES.formatted(3));
    failing.put(
        Role.MARKETER,
        "examples.yaml",
        """
        - name: Everybody gets four
          at: 2026-10-14
          purchase: 5.00
          points: 4
        """);
    Answer examples = failing.step(Role.MARKETER, "submit");
    assertThat(examples.status()).isEqualTo(422);
    assertThat(examples.text("/examples/0/file")).isEqualTo("examples.yaml");
    assertThat(examples.text("/examples/0/name")).isEqualTo("Everybody gets four");
    assertThat(examples.text("/examples/0/expected")).isEqualTo("4 points");
    assertThat(examples.text("/examples/0/got")).startsWith("3 points");
  }

  @Test
  void checkingSaysWhatIsWrongAndTakesUnsavedTexts() {
    ADraft draft = ADraft.of(shop, RULES.formatted(3));
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
    Answer unsaved =
        draft.step(
            Role.MARKETER,
            "check",
            Map.of(
                "files",
                List.of(
                    Map.of(
                        "name",
                        "rules.dslr",
                        "text",
                        RULES.formatted(3).replace("A purchase is made", "A purchase is maid")))));
    assertThat(unsaved.status()).as(unsaved.body()).isEqualTo(200);
    assertThat(unsaved.at("/ok").asBoolean()).isFalse();
    assertThat(unsaved.text("/problems/0/severity")).isEqualTo("error");
    assertThat(unsaved.text("/problems/0/suggestion")).contains("A purchase is made");
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
    Answer misnamed =
        draft.step(
            Role.MARKETER,
            "check",
            Map.of("files", List.of(Map.of("name", "../evil", "text", ""))));
    assertThat(misnamed.status()).isEqualTo(400);
    assertThat(misnamed.pointers()).containsExactly("/files/0/name");
  }

  @Test
  void whoWorkedOnItDoesNotApproveIt() {
    ADraft own = ADraft.of(shop, RULES.formatted(4)).submitted();
    Answer marketer = own.step(Role.MARKETER, "approve");
    assertThat(marketer.status()).isEqualTo(403);
    assertThat(marketer.problem()).isEqualTo("four-eyes");

    ADraft others = ADraft.by(shop, Role.APPROVER);
    others.step(Role.APPROVER, "submit");
    Answer notHers = others.step(Role.MARKETER, "approve");
    assertThat(notHers.status()).isEqualTo(403);
    assertThat(notHers.problem()).isEqualTo("forbidden");
    assertThat(others.step(Role.APPROVER, "approve").problem()).isEqualTo("four-eyes");
    assertThat(others.step(Role.ADMIN, "approve").text("/state")).isEqualTo("approved");

    ADraft helped = ADraft.of(shop, RULES.formatted(4));
    helped.put(Role.APPROVER, "rules.dslr", RULES.formatted(5));
    helped.put(Role.MARKETER, "rules.dslr", RULES.formatted(4));
    helped.submitted();
    assertThat(shop.as(Role.APPROVER).get(helped.path()).at("/own").asBoolean()).isTrue();
    assertThat(shop.as(Role.ADMIN).get(helped.path()).at("/own").asBoolean()).isFalse();
    assertThat(helped.step(Role.APPROVER, "approve").problem()).isEqualTo("four-eyes");
    assertThat(helped.step(Role.ADMIN, "approve").status()).isEqualTo(200);
  }

  @Test
  void eachStepStartsFromItsStateOnly() {
    ADraft draft = ADraft.of(shop, RULES.formatted(6));
    for (String step : List.of("approve", "publish", "withdraw", "unschedule")) {
      Answer early = draft.step(Role.APPROVER, step);
      assertThat(early.status()).as(step).isEqualTo(409);
      assertThat(early.problem()).isEqualTo("rulebook-state");
    }
    draft.submitted();
    assertThat(draft.step(Role.MARKETER, "submit").problem()).isEqualTo("draft-state");
    assertThat(draft.put(Role.MARKETER, "rules.dslr", "").problem()).isEqualTo("draft-state");
    assertThat(draft.remove(Role.MARKETER, "rules.dslr").problem()).isEqualTo("draft-state");
    assertThat(shop.as(Role.MARKETER).send("DELETE", draft.path(), null, new byte[0]).problem())
        .isEqualTo("draft-state");
    Answer unapproved = draft.step(Role.APPROVER, "publish");
    assertThat(unapproved.problem()).isEqualTo("rulebook-state");
    assertThat(unapproved.text("/state")).isEqualTo("submitted");
    assertThat(unapproved.text("/detail")).contains("approve");

    Answer rejected = draft.step(Role.APPROVER, "reject", Map.of("reason", "Too few"));
    assertThat(rejected.text("/state")).isEqualTo("rejected");
    assertThat(rejected.text("/reason")).isEqualTo("Too few");
    assertThat(draft.get().text("/state")).isEqualTo("rejected");
    assertThat(draft.get().text("/reason")).isEqualTo("Too few");
    assertThat(draft.step(Role.ADMIN, "approve").problem()).isEqualTo("rulebook-state");
    assertThat(draft.put(Role.MARKETER, "rules.dslr", RULES.formatted(60)).status()).isEqualTo(200);

    Answer seen = draft.submitted().step(Role.APPROVER, "approve", Map.of("version", 1));
    assertThat(seen.problem()).isEqualTo("rulebook-state");
    assertThat(draft.step(Role.APPROVER, "approve").status()).isEqualTo(200);
    assertThat(draft.step(Role.APPROVER, "approve").problem()).isEqualTo("rulebook-state");
    assertThat(draft.step(Role.APPROVER, "reject", Map.of("reason", "No")).problem())
        .isEqualTo("rulebook-state");
    assertThat(draft.step(Role.MARKETER, "withdraw").text("/state")).isEqualTo("withdrawn");
    assertThat(draft.get().text("/state")).isEqualTo("draft");
    draft.approved();
    assertThat(draft.step(Role.APPROVER, "publish").text("/state")).isEqualTo("live");
    assertThat(draft.step(Role.APPROVER, "publish").problem()).isEqualTo("rulebook-state");
    assertThat(draft.step(Role.MARKETER, "withdraw").problem()).isEqualTo("rulebook-state");
    assertThat(draft.put(Role.MARKETER, "rules.dslr", "").problem()).isEqualTo("draft-state");
  }

  @Test
  void aRejectionNeedsAReason() {
    ADraft draft = ADraft.of(shop, RULES.formatted(6)).submitted();
    Answer silent = draft.step(Role.APPROVER, "reject", Map.of("reason", "  "));
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.pointers()).containsExactly("/reason");
  }

  @Test
  void aRollbackIsANewVersionAtOnce() {
    int first = ADraft.published(shop, RULES.formatted(11));
    int second = ADraft.published(shop, RULES.formatted(12));
    Answer back =
        shop.as(Role.MARKETER)
            .post("/v1/rulebook/versions/" + first + "/rollback", "{\"note\": \"Too expensive\"}");
    assertThat(back.status()).as(back.body()).isEqualTo(201);
    assertThat(back.text("/state")).isEqualTo("live");
    assertThat(back.number("/rollbackOf")).isEqualTo(first);
    assertThat(back.number("/version")).isGreaterThan(second);
    assertThat(back.text("/files/0/text")).isEqualTo(RULES.formatted(11));
    assertThat(buys(shop.enrol())).containsExactly(11L, back.number("/version"));
    assertThat(version(second).text("/state")).isEqualTo("superseded");

    String live = "/v1/rulebook/versions/" + back.number("/version") + "/rollback";
    assertThat(shop.as(Role.MARKETER).post(live, "{}").problem()).isEqualTo("rulebook-state");
    int rejected = (int) ADraft.of(shop, RULES.formatted(13)).submitted().get().number("/version");
    Answer never =
        shop.as(Role.MARKETER).post("/v1/rulebook/versions/" + rejected + "/rollback", "{}");
    assertThat(never.status()).isEqualTo(409);
    assertThat(never.problem()).isEqualTo("never-live");
  }

  @Test
  void aRollbackMayBeAskedForTwice() {
    int first = ADraft.published(shop, RULES.formatted(21));
    ADraft.published(shop, RULES.formatted(22));
    String path = "/v1/rulebook/versions/" + first + "/rollback";
    Answer once = shop.as(Role.MARKETER).post(path, "{}", "Idempotency-Key", "back-" + first);
    Answer again = shop.as(Role.MARKETER).post(path, "{}", "Idempotency-Key", "back-" + first);
    assertThat(once.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.number("/version")).isEqualTo(once.number("/version"));
  }

  @Test
  void theChangesAreToldInPlainLanguage() {
    int before = ADraft.published(shop, RULES.formatted(31));
    ADraft draft = ADraft.of(shop, RULES.formatted(32));
    Answer changes = shop.as(Role.SUPPORT).get(draft.path() + "/changes");
    assertThat(changes.status()).as(changes.body()).isEqualTo(200);
    assertThat(changes.number("/against")).isEqualTo(before);
    assertThat(changes.text("/rules/0/kind")).isEqualTo("changed");
    assertThat(changes.text("/rules/0/sentences/0/text")).contains("31").contains("32");
    int after = (int) draft.approved().step(Role.MARKETER, "publish").number("/version");
    Answer then = shop.as(Role.SUPPORT).get("/v1/rulebook/versions/" + after + "/changes");
    assertThat(then.number("/against")).isEqualTo(before);
    assertThat(then.at("/rules")).isEqualTo(changes.at("/rules"));
    Answer nothing =
        shop.as(Role.SUPPORT).get("/v1/rulebook/versions/" + after + "/changes?against=" + after);
    assertThat(nothing.at("/rules").isEmpty()).isTrue();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String nobody = "/v1/rulebook/drafts/00000000-0000-7000-8000-000000000000";
    for (String path :
        List.of(
            nobody,
            nobody + "/files.zip",
            nobody + "/files/rules.dslr",
            nobody + "/changes",
            "/v1/rulebook/versions/999999",
            "/v1/rulebook/versions/999999/files.zip",
            "/v1/rulebook/versions/999999/changes")) {
      assertThat(shop.as(Role.SUPPORT).get(path).status()).as(path).isEqualTo(404);
    }
    for (String step : List.of("submit", "approve", "publish", "withdraw", "restore", "check")) {
      Answer answer = shop.as(Role.APPROVER).post(nobody + "/" + step, "{}");
      assertThat(answer.status()).as(step).isEqualTo(404);
    }
    Answer from = shop.as(Role.MARKETER).post("/v1/rulebook/drafts", "{\"from\": 999999}");
    assertThat(from.status()).isEqualTo(404);
  }

  @Test
  void versionsAreListedWithoutTheirTexts() {
    Answer page = shop.as(Role.SUPPORT).get("/v1/rulebook/versions?limit=1");
    assertThat(page.at("/items").size()).isEqualTo(1);
    assertThat(page.at("/items/0/files").isMissingNode()).isTrue();
    ADraft.published(shop, RULES.formatted(41));
    Answer newest = shop.as(Role.SUPPORT).get("/v1/rulebook/versions?limit=1");
    Answer next =
        shop.as(Role.SUPPORT).get("/v1/rulebook/versions?limit=1&after=" + newest.text("/next"));
    assertThat(next.number("/items/0/version")).isEqualTo(newest.number("/items/0/version") - 1);
  }

  @Test
  void theVocabularyIsWhole() {
    Answer vocabulary = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary");
    assertThat(vocabulary.at("/items").size()).isGreaterThan(100);
    assertThat(vocabulary.text("/currency")).isEqualTo("EUR");
    assertThat(vocabulary.text("/tiers/0/code")).isEqualTo("bronze");
    assertThat(vocabulary.at("/types").size()).isGreaterThan(10);
    JsonNode first = vocabulary.at("/items/0");
    assertThat(first.path("pieces").isEmpty()).isFalse();
    assertThat(first.path("part").asString()).isEqualTo("header");
  }

  @Test
  void whatIsSaidAboutSentencesCanBeHadInGerman() {
    Answer english = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary?lang=en");
    Answer german = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary?lang=de");
    assertThat(german.text("/items/0/text")).isEqualTo(english.text("/items/0/text"));
    assertThat(german.text("/items/0/help")).isNotEqualTo(english.text("/items/0/help"));
    Answer french = shop.as(Role.MARKETER).get("/v1/rulebook/vocabulary?lang=fr");
    assertThat(french.pointers()).containsExactly("/lang");
  }

  @Test
  void everyTemplateCanBeHandedInAsItIs() {
    for (String lang : List.of("en", "de")) {
      Answer templates = shop.as(Role.MARKETER).get("/v1/rulebook/templates?lang=" + lang);
      assertThat(templates.at("/items").size()).isGreaterThan(9);
      for (JsonNode template : templates.at("/items")) {
        ADraft draft = ADraft.of(shop, template.path("text").asString());
        Answer check = draft.step(Role.MARKETER, "check");
        assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
        assertThat(template.path("explanation").asString()).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsHardlyMeantIsSaidButDoesNotStandInTheWay() {
    ADraft draft =
        ADraft.of(
            shop,
            """
            rule "Long over"
                valid until 2020-12-31
            when
                The basket contains products in category "no-such-category"
            then
                Give 2 points
            end
            """);
    Answer check = draft.step(Role.MARKETER, "check");
    assertThat(check.at("/ok").asBoolean()).as(check.body()).isTrue();
    List<String> codes = new ArrayList<>();
    for (JsonNode problem : check.at("/problems")) {
      assertThat(problem.path("severity").asString()).isEqualTo("warning");
      codes.add(problem.path("code").asString());
    }
    assertThat(codes).containsExactlyInAnyOrder("expired", "unknown-code");
    Answer changes = shop.as(Role.MARKETER).get(draft.path() + "/changes");
    List<String> warned = new ArrayList<>();
    for (JsonNode warning : changes.at("/warnings")) {
      if (warning.path("rule").asString("").equals("Long over")) {
        assertThat(warning.path("reason").asString()).isNotEmpty();
        warned.add(warning.path("code").asString());
      }
    }
    assertThat(warned).containsExactlyInAnyOrder("expired", "unknown-code");
    assertThat(draft.step(Role.MARKETER, "submit").status()).isEqualTo(200);
  }

  private Answer live() {
    return shop.as(Role.SUPPORT).get("/v1/rulebook/live");
  }

  private Answer version(int number) {
    return shop.as(Role.SUPPORT).get("/v1/rulebook/versions/" + number);
  }

  private static List<String> texts(Answer answer) {
    List<String> texts = new ArrayList<>();
    for (JsonNode file : answer.at("/files")) {
      texts.add(file.path("name").asString() + ":" + file.path("text").asString());
    }
    for (JsonNode file : answer.at("/examples")) {
      texts.add(file.path("name").asString() + ":" + file.path("text").asString());
    }
    return texts;
  }

  /** Points and rulebook version of a purchase made now. */
  private List<Long> buys(Someone member) {
    Answer answer =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 500).json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return List.of(answer.number("/points/accrued"), answer.number("/rulebookVersion"));
  }
}
