package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ReviewIntegrationTests {

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
    assertThat(draft.put(Role.MARKETER, "rules.dslr", RULES.formatted(60)).problem())
        .isEqualTo("draft-state");
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
    assertThat(draft.put(Role.MARKETER, "rules.dslr", RULES.formatted(60)).problem())
        .isEqualTo("draft-state");
  }

  @Test
  void eachStepMayBeRepeatedWithItsKey() {
    ADraft draft = ADraft.of(shop, RULES.formatted(7));
    repeated(draft, Role.MARKETER, "submit", Map.of("note", "Seven"));
    repeated(draft, Role.APPROVER, "reject", Map.of("reason", "Not seven"));
    draft.submitted();
    repeated(draft, Role.MARKETER, "withdraw", Map.of());
    draft.submitted();
    repeated(draft, Role.APPROVER, "approve", Map.of("note", "Fine"));
    String later = Instant.now().plus(Duration.ofDays(1)).toString();
    repeated(draft, Role.APPROVER, "publish", Map.of("at", later));
    repeated(draft, Role.APPROVER, "unschedule", Map.of());
    int version = (int) draft.get().number("/version");
    String path = draft.path() + "/publish";
    Answer live = shop.as(Role.APPROVER).post(path, "{}", "Idempotency-Key", "live");
    assertThat(live.text("/state")).isEqualTo("live");
    assertThat(shop.as(Role.SUPPORT).get("/v1/rulebook/live").number("/version"))
        .isEqualTo(version);
    Answer other = shop.as(Role.APPROVER).post(path, "{\"version\": 1}", "Idempotency-Key", "live");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  private void repeated(ADraft draft, Role role, String step, Map<String, ?> body) {
    String path = draft.path() + "/" + step;
    String json = Till.written(body);
    Answer first = shop.as(role).post(path, json, "Idempotency-Key", "once");
    assertThat(first.status()).as("%s: %s", step, first.body()).isEqualTo(200);
    assertThat(first.replayed()).as(step).isFalse();
    Answer again = shop.as(role).post(path, json, "Idempotency-Key", "once");
    assertThat(again.status()).as("%s: %s", step, again.body()).isEqualTo(200);
    assertThat(again.replayed()).as(step).isTrue();
    assertThat(again.json()).as(step).isEqualTo(first.json());
    assertThat(shop.as(role).post(path, json).status()).as(step).isEqualTo(409);
  }

  @Test
  void aRejectionNeedsAReason() {
    ADraft draft = ADraft.of(shop, RULES.formatted(6)).submitted();
    Answer silent = draft.step(Role.APPROVER, "reject", Map.of("reason", "  "));
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.pointers()).containsExactly("/reason");
  }
}
