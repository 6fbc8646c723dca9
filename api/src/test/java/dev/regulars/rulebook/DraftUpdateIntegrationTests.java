package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two drafts begin with one version, and the other one goes live first. */
@ServerTest
class DraftUpdateIntegrationTests {

  private static final String RULES =
      """
      rule "Coffee"
      when
          The basket contains products in category "coffee"
      then
          Give 2 points
      end

      rule "Tea"
      when
          The basket contains products in category "tea"
      then
          Give 3 points
      end
      """;

  private static final String CAKE =
      """
      rule "Cake"
      when
          The basket contains products in category "cake"
      then
          Give 5 points
      end
      """;

  @Autowired private Shop shop;

  @Test
  void whatEitherChangedIsInTheDraftThen() {
    ADraft mine = begun(Map.of("rules.dslr", RULES));
    mine.put(Role.MARKETER, "rules.dslr", coffee(20));
    String before = mine.get().text("/files/0/etag");
    int live = published(Map.of("rules.dslr", tea(RULES, 30)));
    assertThat(warnings(mine)).contains("live-moved");

    Answer updated = shop.as(Role.MARKETER).send("POST", mine.path() + "/update", null, NOTHING);

    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(updated.number("/from")).isEqualTo(live);
    assertThat(updated.text("/files/0/text")).isEqualTo(tea(coffee(20), 30));
    assertThat(updated.text("/files/0/etag")).isNotEqualTo(before);
    assertThat(updated.body()).isEqualTo(mine.get().body());
    assertThat(warnings(mine)).doesNotContain("live-moved");
    assertThat(audited(mine)).containsOnlyOnce("rulebook.updated");
    Answer stale = mine.put(Role.MARKETER, "rules.dslr", coffee(21), "If-Match", before);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.text("/merged")).isEqualTo(tea(coffee(21), 30));
  }

  @Test
  void aDraftThatIsUpToDateStaysAsItIs() {
    ADraft mine = begun(Map.of("rules.dslr", RULES));
    mine.put(Role.MARKETER, "rules.dslr", coffee(20));
    String before = mine.get().body();
    Answer updated = mine.step(Role.APPROVER, "update");
    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(mine.get().body()).isEqualTo(before);
    assertThat(audited(mine)).doesNotContain("rulebook.updated");
  }

  @Test
  void nothingIsWrittenWhereBothChangedTheSame() {
    ADraft mine = torn();
    String before = mine.get().body();

    Answer refused = mine.step(Role.MARKETER, "update");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("update-conflict");
    assertThat(refused.text("/detail")).contains("\"Coffee\" in rules.dslr");
    assertThat(refused.text("/files/0/file")).isEqualTo("rules.dslr");
    assertThat(refused.text("/files/0/current")).isEqualTo(tea(coffee(22), 30));
    assertThat(refused.text("/files/0/merged")).contains("Give 21", "Give 22", "Give 30");
    assertThat(refused.text("/files/0/conflicts/0/block")).isEqualTo("Coffee");
    assertThat(refused.text("/files/0/conflicts/0/mine")).contains("Give 21");
    assertThat(refused.text("/files/0/conflicts/0/theirs")).contains("Give 22");
    assertThat(mine.get().body()).isEqualTo(before);
    assertThat(warnings(mine)).contains("live-moved");
  }

  @Test
  void whoAsksMayChooseWhoseStays() {
    ADraft mine = torn();
    Answer drafts = mine.step(Role.MARKETER, "update", Map.of("choose", "draft"));
    assertThat(drafts.status()).as(drafts.body()).isEqualTo(200);
    assertThat(drafts.text("/files/0/text")).isEqualTo(tea(coffee(21), 30));

    ADraft other = torn();
    Answer lives = other.step(Role.MARKETER, "update", Map.of("choose", "live"));
    assertThat(lives.text("/files/0/text")).isEqualTo(tea(coffee(22), 30));
    assertThat(warnings(other)).doesNotContain("live-moved");
    assertThat(other.step(Role.MARKETER, "update", Map.of("choose", "both")).status())
        .isEqualTo(400);
    assertThat(other.step(Role.MARKETER, "update", Map.of("chose", "live")).status())
        .isEqualTo(400);
  }

  @Test
  void filesThatCameOrWentThereComeAndGo() {
    ADraft mine = begun(Map.of("rules.dslr", RULES, "old.dslr", CAKE));
    mine.put(Role.MARKETER, "rules.dslr", coffee(20));
    mine.put(Role.MARKETER, "mine.dslr", CAKE.replace("Cake", "Mine"));
    published(Map.of("rules.dslr", RULES, "new.dslr", CAKE.replace("Cake", "New")));

    Answer updated = mine.step(Role.MARKETER, "update");

    assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    assertThat(names(updated)).containsExactly("mine.dslr", "new.dslr", "rules.dslr");
    Answer revisions = shop.as(Role.MARKETER).get(mine.path() + "/files/old.dslr/revisions");
    assertThat(revisions.at("/items").size()).as(revisions.body()).isEqualTo(2);
    assertThat(revisions.at("/items/0/removed").asBoolean()).isTrue();
  }

  @Test
  void whatWasTakenOutThereAndChangedHereHasToBeDecided() {
    ADraft mine = begun(Map.of("rules.dslr", RULES, "cake.dslr", CAKE));
    mine.put(Role.MARKETER, "cake.dslr", CAKE.replace("Give 5", "Give 6"));
    published(Map.of("rules.dslr", RULES));
    Answer refused = mine.step(Role.MARKETER, "update");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/files/0/file")).isEqualTo("cake.dslr");
    assertThat(refused.text("/files/0/message")).contains("no more");
    assertThat(refused.at("/files/0/current").isMissingNode()).isTrue();
    Answer kept = mine.step(Role.MARKETER, "update", Map.of("choose", "draft"));
    assertThat(names(kept)).containsExactly("cake.dslr", "rules.dslr");

    ADraft other = begun(Map.of("rules.dslr", RULES, "cake.dslr", CAKE));
    other.remove(Role.MARKETER, "cake.dslr");
    published(Map.of("rules.dslr", RULES, "cake.dslr", CAKE.replace("Give 5", "Give 6")));
    assertThat(other.step(Role.MARKETER, "update").status()).isEqualTo(409);
    Answer back = other.step(Role.MARKETER, "update", Map.of("choose", "live"));
    assertThat(names(back)).containsExactly("cake.dslr", "rules.dslr");
  }

  @Test
  void whatTheDraftSaidBeforeIsKept() {
    ADraft mine = torn();
    Answer before = mine.get();
    mine.step(Role.APPROVER, "update", Map.of("choose", "live"));
    Answer revisions = shop.as(Role.MARKETER).get(mine.path() + "/files/rules.dslr/revisions");
    int newest = revisions.at("/items/0/revision").asInt();
    assertThat(revisions.at("/items/0/changedBy")).isEqualTo(mine.get().at("/changedBy"));
    assertThat(revisions.at("/items/0/changedBy")).isNotEqualTo(before.at("/changedBy"));
    Answer old =
        shop.as(Role.MARKETER).get(mine.path() + "/files/rules.dslr?revision=" + (newest - 1));
    assertThat(old.body()).isEqualTo(before.text("/files/0/text"));
  }

  @Test
  void aDraftThatWasHandedInIsNotChanged() {
    ADraft mine = torn().submitted();
    Answer refused = mine.step(Role.MARKETER, "update", Map.of("choose", "live"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("draft-state");
    assertThat(mine.step(Role.SUPPORT, "update").status()).isEqualTo(403);
  }

  private static final byte[] NOTHING = {};

  /** A marketer's draft of what is live now, which has these files. */
  private ADraft begun(Map<String, String> files) {
    published(files);
    return ADraft.by(shop, Role.MARKETER);
  }

  /** A draft and what is live changed the same rule, and what is live another one. */
  private ADraft torn() {
    ADraft mine = begun(Map.of("rules.dslr", RULES));
    mine.put(Role.MARKETER, "rules.dslr", coffee(21));
    published(Map.of("rules.dslr", tea(coffee(22), 30)));
    return mine;
  }

  private int published(Map<String, String> files) {
    ADraft draft = ADraft.of(shop, RULES);
    files.forEach((name, text) -> draft.put(Role.MARKETER, name, text));
    Answer live = draft.approved().step(Role.MARKETER, "publish");
    assertThat(live.status()).as(live.body()).isEqualTo(200);
    return (int) live.number("/version");
  }

  private static String coffee(int points) {
    return RULES.replace("Give 2", "Give " + points);
  }

  private static String tea(String rules, int points) {
    return rules.replace("Give 3 ", "Give " + points + " ");
  }

  private List<String> warnings(ADraft draft) {
    return texts(shop.as(Role.MARKETER).get(draft.path() + "/changes").at("/warnings"), "code");
  }

  private List<String> audited(ADraft draft) {
    Answer audit =
        shop.as(Role.ADMIN).get("/v1/audit?subjectKind=rulebook-draft&subjectId=" + draft.id());
    return texts(audit.at("/items"), "action");
  }

  private static List<String> names(Answer draft) {
    return texts(draft.at("/files"), "name");
  }

  private static List<String> texts(JsonNode items, String field) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(item.path(field).asString()));
    return texts;
  }
}
