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
