package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Examples follow a rule that was changed on purpose. */
@ServerTest
class DraftExampleIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 2 points per 1.00 EUR spent
      end
      """;

  private static final String MINE =
      """
      # mine, as I like it
      - name:   Two euros
        at: 2030-10-14
        purchase: 2.00
        points: 2   # one each
      - name: Three euros
        at: 2030-10-14
        purchase: 3.00
        points: 3
        rules: {Points: 3}
      """;

  @Autowired private Shop shop;

  @Test
  void whatComesOutNowIsExpectedFromNowOn() {
    ADraft draft = draft();
    Answer accepted = change(draft, "accept", draft.get().text("/etag"), "Two euros");

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.text("/examples/0/text"))
        .isEqualTo(MINE.replace("points: 2   #", "points: 4   #"));
    assertThat(accepted.text("/etag")).isEqualTo(draft.get().text("/etag"));
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isFalse();
    change(draft, "accept", accepted.text("/etag"), "Two euros", "Three euros");
    assertThat(draft.step(Role.MARKETER, "check").at("/ok").asBoolean()).isTrue();
    assertThat(audited(draft)).contains("rulebook.examples-accepted");
  }

  @Test
  void oneIsTakenOut() {
    ADraft draft = draft();
    Answer removed = change(draft, "remove", draft.get().text("/etag"), "Two euros");

    assertThat(removed.status()).as(removed.body()).isEqualTo(200);
    assertThat(removed.text("/examples/0/text"))
        .isEqualTo("# mine, as I like it\n" + MINE.substring(MINE.indexOf("- name: Three euros")));
    assertThat(audited(draft)).contains("rulebook.examples-removed");
  }

  @Test
  void nothingIsWrittenWhereSomebodyChangedTheDraftMeanwhile() {
    ADraft draft = draft();
    String seen = draft.get().text("/etag");
    draft.put(Role.APPROVER, "rules.dslr", RULES.replace("2 points", "3 points"));
    Answer refused = change(draft, "accept", seen, "Two euros");

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.problem()).isEqualTo("edit-conflict");
    assertThat(change(draft, "remove", seen, "Two euros").status()).isEqualTo(412);
    assertThat(draft.get().text("/examples/0/text")).isEqualTo(MINE);
  }

  @Test
  void saysWhatIsNotPossible() {
    ADraft draft = draft();
    assertThat(change(draft, "accept", "*", "Nobody's").problem())
        .isEqualTo("example-not-possible");
    assertThat(change(draft, "remove", "*").pointers()).containsExactly("/examples");
    assertThat(
            draft
                .step(
                    Role.MARKETER,
                    "examples/accept",
                    Map.of("examples", List.of(Map.of("file", "rules.dslr", "name", "Points"))))
                .problem())
        .isEqualTo("example-not-possible");
    draft.put(Role.MARKETER, "rules.dslr", "rule \"Broken\"");
    assertThat(change(draft, "accept", "*", "Two euros").problem()).isEqualTo("rulebook-not-sound");
    assertThat(draft.get().text("/examples/0/text")).isEqualTo(MINE);
  }

  @Test
  void aDraftThatWasHandedInKeepsItsExamples() {
    ADraft draft = ADraft.of(shop, RULES).submitted();
    assertThat(change(draft, "accept", "*", "Two euros").status()).isEqualTo(409);
  }

  private ADraft draft() {
    ADraft draft = ADraft.of(shop, RULES);
    draft.put(Role.MARKETER, "examples.yaml", MINE);
    return draft;
  }

  private Answer change(ADraft draft, String how, String etag, String... names) {
    List<Map<String, String>> examples =
        Stream.of(names).map(name -> Map.of("file", "examples.yaml", "name", name)).toList();
    return shop.as(Role.MARKETER)
        .post(
            draft.path() + "/examples/" + how,
            Till.written(Map.of("examples", examples)),
            "If-Match",
            etag);
  }

  private List<String> audited(ADraft draft) {
    return shop.as(Role.ADMIN)
        .get("/v1/audit?subjectKind=rulebook-draft&subjectId=" + draft.id())
        .at("/items")
        .valueStream()
        .map(item -> item.path("action").asString())
        .toList();
  }
}
