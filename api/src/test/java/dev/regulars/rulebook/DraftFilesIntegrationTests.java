package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class DraftFilesIntegrationTests {

  private static final String RULES =
      """
      rule "Coffee"
      when
          The basket contains products in category "coffee"
      then
          Give 2 points
          Tell the customer "Enjoy your coffee"
      end

      rule "Tea"
      when
          The basket contains products in category "tea"
      then
          Give 3 points
      end
      """;

  @Autowired private Shop shop;

  @Test
  void aFileIsReadAndWrittenWithItsTag() {
    ADraft draft = ADraft.of(shop, RULES);
    Answer read = file(draft, "rules.dslr");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(RULES);
    assertThat(read.header("Content-Type")).contains("text/plain;charset=UTF-8");
    String etag = read.header("ETag").orElseThrow();
    assertThat(draft.get().text("/files/0/etag")).isEqualTo(etag);

    Answer written = draft.put(Role.MARKETER, "rules.dslr", RULES + "# Grüße\n", "If-Match", etag);
    assertThat(written.status()).as(written.body()).isEqualTo(200);
    assertThat(written.text("/name")).isEqualTo("rules.dslr");
    assertThat(written.text("/text")).endsWith("# Grüße\n");
    assertThat(written.header("ETag")).contains(written.text("/etag"));
    assertThat(written.text("/etag")).isNotEqualTo(etag);
    assertThat(written.text("/changedBy/kind")).isEqualTo("key");
    assertThat(written.text("/changedAt")).isNotEmpty();
    Answer cached =
        shop.as(Role.MARKETER)
            .send(
                "GET",
                draft.path() + "/files/rules.dslr",
                null,
                new byte[0],
                "If-None-Match",
                written.text("/etag"));
    assertThat(cached.status()).isEqualTo(304);
  }

  @Test
  void changesOfTwoAreMerged() {
    ADraft draft = ADraft.of(shop, RULES);
    String etag = file(draft, "rules.dslr").header("ETag").orElseThrow();
    draft.put(Role.APPROVER, "rules.dslr", RULES.replace("Give 3", "Give 33"), "If-Match", etag);
    Answer conflict =
        draft.put(
            Role.MARKETER, "rules.dslr", RULES.replace("Give 2", "Give 22"), "If-Match", etag);
    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.problem()).isEqualTo("edit-conflict");
    assertThat(conflict.text("/current")).isEqualTo(RULES.replace("Give 3", "Give 33"));
    assertThat(conflict.at("/conflicts").isEmpty()).isTrue();
    String both = RULES.replace("Give 2", "Give 22").replace("Give 3", "Give 33");
    assertThat(conflict.text("/merged")).isEqualTo(both);
    Answer merged =
        draft.put(Role.MARKETER, "rules.dslr", both, "If-Match", conflict.text("/etag"));
    assertThat(merged.status()).isEqualTo(200);
  }

  @Test
  void whereTwoContradictEachOtherBothAreThere() {
    ADraft draft = ADraft.of(shop, RULES);
    String etag = file(draft, "rules.dslr").header("ETag").orElseThrow();
    draft.put(Role.APPROVER, "rules.dslr", RULES.replace("Give 2", "Give 7"));
    Answer conflict =
        draft.put(Role.MARKETER, "rules.dslr", RULES.replace("Give 2", "Give 9"), "If-Match", etag);
    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.text("/conflicts/0/block")).isEqualTo("Coffee");
    assertThat(conflict.text("/conflicts/0/mine")).contains("Give 9");
    assertThat(conflict.text("/conflicts/0/theirs")).contains("Give 7");
    assertThat(conflict.text("/merged")).contains("Give 7", "Give 9");
    Answer strange = draft.put(Role.MARKETER, "rules.dslr", RULES, "If-Match", "\"who-knows\"");
    assertThat(strange.status()).isEqualTo(412);
    assertThat(strange.text("/merged")).isNotEmpty();
    Answer weak =
        draft.put(Role.MARKETER, "rules.dslr", RULES, "If-Match", "W/" + conflict.text("/etag"));
    assertThat(weak.status()).isEqualTo(412);
    assertThat(weak.text("/detail")).contains("leave the W/ away");
    assertThat(conflict.text("/detail")).doesNotContain("W/");
  }

  @Test
  void aRequestThatForgotItsTextDoesNotEmptyAFile() {
    ADraft draft = ADraft.of(shop, RULES);

    Answer refused = draft.put(Role.MARKETER, "rules.dslr", "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/detail")).contains("DELETE");
    assertThat(draft.get().text("/files/0/text")).isEqualTo(RULES);
  }

  @Test
  void writingTheSameAgainIsNoConflict() {
    ADraft draft = ADraft.of(shop, RULES);
    String etag = file(draft, "rules.dslr").header("ETag").orElseThrow();
    String text = RULES.replace("Give 2", "Give 4");
    Answer first = draft.put(Role.MARKETER, "rules.dslr", text, "If-Match", etag);
    Answer retry = draft.put(Role.MARKETER, "rules.dslr", text, "If-Match", etag);
    assertThat(retry.status()).isEqualTo(200);
    assertThat(retry.text("/etag")).isEqualTo(first.text("/etag"));
  }

  @Test
  void filesComeAndGo() {
    ADraft draft = ADraft.of(shop, RULES);
    Answer made = draft.put(Role.MARKETER, "tiers.dslr", "# later\n", "If-None-Match", "*");
    assertThat(made.status()).isEqualTo(200);
    assertThat(draft.put(Role.MARKETER, "tiers.dslr", "#\n", "If-None-Match", "*").status())
        .isEqualTo(412);
    assertThat(draft.remove(Role.MARKETER, "tiers.dslr", "If-Match", "\"99\"").status())
        .isEqualTo(412);
    assertThat(draft.remove(Role.MARKETER, "tiers.dslr", "If-Match", made.text("/etag")).status())
        .isEqualTo(204);
    assertThat(draft.remove(Role.MARKETER, "tiers.dslr").status()).isEqualTo(404);
    assertThat(file(draft, "tiers.dslr").status()).isEqualTo(404);
    Answer gone =
        draft.put(Role.MARKETER, "tiers.dslr", "# mine\n", "If-Match", made.text("/etag"));
    assertThat(gone.status()).isEqualTo(412);
    assertThat(gone.text("/detail")).contains("took");
    Answer back = draft.put(Role.MARKETER, "tiers.dslr", "# mine\n");
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.text("/etag")).isNotEqualTo(made.text("/etag"));
  }

  @Test
  void everyTextIsKept() {
    ADraft draft = ADraft.of(shop, RULES);
    draft.put(Role.MARKETER, "kept.dslr", RULES);
    draft.put(Role.MARKETER, "kept.dslr", "# one\n");
    draft.put(Role.APPROVER, "kept.dslr", "# two\n");
    draft.remove(Role.MARKETER, "kept.dslr");
    String file = draft.path() + "/files/kept.dslr";
    Answer history = shop.as(Role.SUPPORT).get(file + "/revisions");
    assertThat(history.status()).as(history.body()).isEqualTo(200);
    assertThat(history.at("/items").size()).isEqualTo(4);
    assertThat(history.at("/items/0/removed").asBoolean()).isTrue();
    List<String> texts = new ArrayList<>();
    for (JsonNode revision : history.at("/items")) {
      Answer text =
          shop.as(Role.SUPPORT).get(file + "?revision=" + revision.path("revision").asInt());
      texts.add(text.status() == 200 ? text.body() : "gone");
    }
    assertThat(texts).containsExactly("gone", "# two\n", "# one\n", RULES);
    Answer page = shop.as(Role.SUPPORT).get(file + "/revisions?limit=1");
    Answer next =
        shop.as(Role.SUPPORT).get(file + "/revisions?limit=1&after=" + page.text("/next"));
    assertThat(next.number("/items/0/revision")).isEqualTo(3);
  }

  @Test
  void lineEndsAreOfOneKind() {
    ADraft draft = ADraft.of(shop, RULES);
    draft.put(Role.MARKETER, "rules.dslr", "\uFEFF" + RULES.replace("\n", "\r\n"));
    assertThat(file(draft, "rules.dslr").body()).isEqualTo(RULES);
  }

  @Test
  void whatNoFileCanBeIsRefused() {
    ADraft draft = ADraft.of(shop, RULES);
    for (String name :
        List.of(
            "rules.txt",
            ".dslr",
            "a%20b.dslr",
            "..dslr",
            "rules.DSLR",
            "x".repeat(101) + ".dslr")) {
      Answer answer = draft.put(Role.MARKETER, name, RULES);
      assertThat(answer.status()).as(name).isEqualTo(400);
      assertThat(answer.pointers()).as(name).containsExactly("/name");
    }
    Answer notText =
        shop.as(Role.MARKETER)
            .send(
                "PUT",
                draft.path() + "/files/rules.dslr",
                "text/plain",
                new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(notText.status()).isEqualTo(400);
    assertThat(draft.put(Role.MARKETER, "rules.dslr", "a\0b").status()).isEqualTo(400);
    assertThat(draft.put(Role.MARKETER, "rules.dslr", "#".repeat(256 * 1024 + 1)).status())
        .isEqualTo(413);
    assertThat(draft.put(Role.MARKETER, "rules.dslr", "#".repeat(256 * 1024)).status())
        .isEqualTo(200);
    Answer json =
        shop.as(Role.MARKETER)
            .send(
                "PUT",
                draft.path() + "/files/rules.dslr",
                "application/json",
                "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(json.status()).isEqualTo(415);
    for (int i = 1; i < 100; i++) {
      assertThat(draft.put(Role.MARKETER, "more-" + i + ".dslr", "#\n").status()).isEqualTo(200);
    }
    Answer tooMany = draft.put(Role.MARKETER, "more-100.dslr", "#\n");
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.problem()).isEqualTo("too-many-files");
  }

  @Test
  void aDraftIsPutAwayAndTakenBack() {
    ADraft draft = ADraft.of(shop, RULES);
    shop.as(Role.MARKETER)
        .send(
            "PATCH",
            draft.path(),
            "application/json",
            Till.written(Map.of("note", "For\nspring")).getBytes(StandardCharsets.UTF_8));
    assertThat(draft.get().text("/note")).isEqualTo("For\nspring");
    for (int i = 0; i < 2; i++) {
      assertThat(discard(draft).status()).isEqualTo(204);
    }
    assertThat(draft.get().text("/state")).isEqualTo("discarded");
    assertThat(draft.put(Role.MARKETER, "rules.dslr", "# x").problem()).isEqualTo("draft-state");
    assertThat(draft.step(Role.MARKETER, "submit").problem()).isEqualTo("draft-state");
    assertThat(shop.as(Role.MARKETER).get("/v1/rulebook/drafts?limit=200").body())
        .doesNotContain(draft.id());
    assertThat(shop.as(Role.MARKETER).get("/v1/rulebook/drafts?state=discarded&limit=200").body())
        .contains(draft.id());
    assertThat(draft.step(Role.MARKETER, "restore").text("/state")).isEqualTo("draft");
    assertThat(shop.as(Role.MARKETER).get("/v1/rulebook/drafts?limit=200").body())
        .contains(draft.id());
    assertThat(file(draft, "rules.dslr").body()).isEqualTo(RULES);
  }

  @Test
  void notesHaveALimit() {
    Answer long1 =
        shop.as(Role.MARKETER)
            .post("/v1/rulebook/drafts", Till.written(Map.of("note", "x".repeat(1001))));
    assertThat(long1.status()).isEqualTo(400);
    assertThat(long1.pointers()).containsExactly("/note");
  }

  @Test
  void beginningMayBeRepeated() {
    Answer once =
        shop.as(Role.MARKETER)
            .post("/v1/rulebook/drafts", "{}", "Idempotency-Key", "begin-a-draft");
    Answer again =
        shop.as(Role.MARKETER)
            .post("/v1/rulebook/drafts", "{}", "Idempotency-Key", "begin-a-draft");
    assertThat(once.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/id")).isEqualTo(once.text("/id"));
  }

  private Answer discard(ADraft draft) {
    return shop.as(Role.MARKETER).send("DELETE", draft.path(), null, new byte[0]);
  }

  private Answer file(ADraft draft, String name) {
    return shop.as(Role.MARKETER).get(draft.path() + "/files/" + name);
  }
}
