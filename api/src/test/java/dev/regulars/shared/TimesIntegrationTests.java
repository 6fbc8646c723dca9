package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A time is the same in a body and in an address: one of RFC 3339, or refused. */
@ServerTest
class TimesIntegrationTests {

  @Autowired private Shop shop;

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:15:00+01:00,true",
    "2026-11-21t10:15:00z,true",
    "2026-11-21T10:15:00.123456789Z,true",
    "2026-11-21T10:15:00+00:00:30,false",
    "2026-11-21T10:00Z,false",
    "2026-11-21T24:00:00Z,false",
    "2016-12-31T23:59:60Z,false",
    "+10000-01-01T00:00:00Z,false",
    "2026-11-21T10:15:00.1234567890Z,false"
  })
  void isReadAlikeEverywhere(String time, boolean right) {
    Someone member = shop.enrol();
    String event =
        """
        {"member": {"card": "%s"}, "name": "timed", "occurredAt": "%s"}
        """
            .formatted(member.card(), time);
    Answer inBody = shop.till().post("/v1/events", event);
    Answer inAddress =
        shop.as(Role.ADMIN)
            .get("/v1/audit?from=" + URLEncoder.encode(time, StandardCharsets.UTF_8));
    assertThat(inBody.status()).as(inBody.body()).isEqualTo(right ? 201 : 400);
    assertThat(inAddress.status()).as(inAddress.body()).isEqualTo(right ? 200 : 400);
    if (!right) {
      assertThat(inBody.pointers()).containsExactly("/occurredAt");
      assertThat(inAddress.pointers()).containsExactly("/from");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/audit?from=", "/v1/purchases?from=", "/v1/insight/overview?from="})
  void aDayIsOfFourTwoAndTwoDigits(String path) {
    for (String day : new String[] {"%2B10000-01-01", "2026-02-30", "-0001-01-01", "2026-1-1"}) {
      Answer answer = shop.as(Role.ADMIN).get(path + day);
      assertThat(answer.status()).as(path + day + " " + answer.body()).isEqualTo(400);
      assertThat(answer.pointers()).contains("/from");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%09", "%E3%80%80", "1-1-1-1-1"})
  void aBlankIsNoId(String id) {
    for (String path : new String[] {"/v1/members/%s", "/v1/purchases/%s/explanation"}) {
      Answer answer = shop.as(Role.ADMIN).get(path.formatted(id));
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.pointers()).containsExactly("/id");
    }
  }
}
