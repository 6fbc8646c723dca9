package dev.regulars.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody changes the programme alone. What is changed here means nothing to other tests. */
@ServerTest
class ProgrammeFourEyesIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private Server server;

  private Answer change(Map<String, Object> settings) {
    Answer changed =
        shop.as(Role.ADMIN)
            .send(
                "PUT",
                "/v1/programme",
                "application/json",
                Till.written(Map.of("settings", settings, "note", "more time"))
                    .getBytes(StandardCharsets.UTF_8),
                "If-Match",
                "*");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    return changed;
  }

  private Answer step(Role who, Answer version, String step) {
    return shop.as(who)
        .post("/v1/programme/versions/" + version.number("/version") + "/" + step, "");
  }

  @Test
  void aChangeWaitsUntilSomebodyElseApprovesIt() {
    long before = shop.as(Role.APPROVER).get("/v1/programme").number("/version");
    Answer waiting = change(Map.of("claimDays", 31));
    assertThat(waiting.text("/state")).isEqualTo("waiting");
    assertThat(shop.as(Role.ADMIN).get("/v1/programme").number("/version")).isEqualTo(before);

    Answer own = step(Role.ADMIN, waiting, "approve");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.problem()).isEqualTo("four-eyes");

    Answer approved = step(Role.APPROVER, waiting, "approve");
    assertThat(approved.text("/state")).isEqualTo("in-force");
    assertThat(approved.text("/decidedBy/name")).isEqualTo("Demo approver");
    Answer now = shop.as(Role.ADMIN).get("/v1/programme");
    assertThat(now.number("/version")).isEqualTo(waiting.number("/version"));
    assertThat(now.number("/settings/claimDays")).isEqualTo(31);

    Answer again = step(Role.APPROVER, waiting, "approve");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("programme-state");
    assertThat(shop.as(Role.ADMIN).get("/v1/audit?action=programme").body())
        .contains("programme.changed", "programme.approved", "more time");
  }

  @Test
  void whatWasMadeOfAnotherVersionIsMadeAnew() {
    Answer first = change(Map.of("claimDays", 32));
    Answer second = change(Map.of("claimDays", 33));
    assertThat(step(Role.APPROVER, first, "approve").status()).isEqualTo(200);
    Answer overtaken = step(Role.APPROVER, second, "approve");
    assertThat(overtaken.status()).isEqualTo(409);
    assertThat(overtaken.problem()).isEqualTo("programme-changed");
    assertThat(step(Role.APPROVER, second, "withdraw").text("/state")).isEqualTo("withdrawn");
    assertThat(shop.as(Role.APPROVER).get("/v1/programme/versions/999999").status()).isEqualTo(404);
  }
}
