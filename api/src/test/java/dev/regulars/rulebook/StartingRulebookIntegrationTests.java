package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A database in which no version is live yet, as for the first moments of a new shop. */
@ServerTest
class StartingRulebookIntegrationTests {

  @Autowired private Shop shop;

  private long live;

  @BeforeEach
  void nothingIsLiveYet() {
    shop.rulebook().starter();
    live = shop.books().number("select version from rulebook_version where state = 'live'");
    shop.books().run("update rulebook_version set state = 'superseded' where state = 'live'");
  }

  @AfterEach
  void goOn() {
    shop.books().run("update rulebook_version set state = 'live' where version = " + live);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/rulebook/live",
    "POST, /v1/rulebook/drafts",
    "GET, /v1/rulebook/versions/1/changes"
  })
  void whatIsLiveIsSaidLaterAndNotAsNothing(String method, String path) {
    byte[] body = (method.equals("GET") ? "" : "{}").getBytes(StandardCharsets.UTF_8);

    Answer answer = shop.as(Role.MARKETER).send(method, path, "application/json", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("busy");
    assertThat(answer.text("/detail")).contains("starting");
    assertThat(answer.header("Retry-After")).isPresent();
  }
}
