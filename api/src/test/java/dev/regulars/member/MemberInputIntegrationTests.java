package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What may be wrong with what is said of a member. */
@ServerTest
class MemberInputIntegrationTests {

  @Autowired private Server server;
  private MemberCalls members;

  @BeforeEach
  void theCalls() {
    members = new MemberCalls(server);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"externalId": ""}                           | /externalId
          {"externalId": 7}                            | /externalId
          {"externalId": "a\\nb"}                      | /externalId
          {"name": ""}                                 | /name
          {"name": ["Ada"]}                            | /name
          {"name": "a\\u0000b"}                        | /name
          {"name": "a\\tb"}                            | /name
          {"email": "ada"}                             | /email
          {"email": "ada@example"}                     | /email
          {"email": {}}                                | /email
          {"phone": "123"}                             | /phone
          {"phone": 4940123456}                        | /phone
          {"phone": "+49 40 12345678901234567"}        | /phone
          {"birthday": "2999-01-01"}                   | /birthday
          {"birthday": "1850-01-01"}                   | /birthday
          {"birthday": "10.12.1990"}                   | /birthday
          {"birthday": "2001-02-29"}                   | /birthday
          {"birthday": [1990, 12, 10]}                 | /birthday
          {"birthday": 7000}                           | /birthday
          {"cards": "4000123"}                         | /cards
          {"cards": ["ok-1", "x"]}                     | /cards/1
          {"cards": ["ok-1", null]}                    | /cards/1
          {"cards": [4000123]}                         | /cards/0
          {"attributes": []}                           | /attributes
          {"attributes": {"a b": 1}}                   | /attributes/a b
          {"attributes": {"a/b": 1}}                   | /attributes/a~1b
          {"attributes": {"a": null}}                  | /attributes/a
          {"attributes": {"a": {"b": 1}}}              | /attributes/a
          {"attributes": {"a": [1]}}                   | /attributes/a
          {"attributes": {"a": 1e500}}                 | /attributes/a
          {"attributes": {"a": 123456789012345678901}} | /attributes/a
          {"referralCode": ""}                         | /referralCode
          {"eMail": "ada@example.org"}                 | /eMail
          {"id": "00000000-0000-7000-8000-000000000000"} | /id
          """)
  void refusesABadFieldWithItsPointer(String body, String pointer) {
    assertRefused(send("POST", "/v1/members", body), pointer);
    String anybody = (String) members.created("{}").get("id");
    if (!pointer.equals("/referralCode") && !body.contains("null}")) {
      assertRefused(send("PATCH", "/v1/members/" + anybody, body), pointer);
    }
  }

  @Test
  void refusesMoreThanItKeeps() {
    String text = "x".repeat(501);
    assertRefused(
        send("POST", "/v1/members", "{\"attributes\": {\"a\": \"" + text + "\"}}"),
        "/attributes/a");
    assertRefused(send("POST", "/v1/members", "{\"name\": \"" + text + "\"}"), "/name");
    String cards =
        String.join(",", IntStream.range(0, 21).mapToObj(i -> "\"M-" + i + "\"").toList());
    assertRefused(send("POST", "/v1/members", "{\"cards\": [" + cards + "]}"), "/cards");
    String attributes =
        String.join(",", IntStream.range(0, 51).mapToObj(i -> "\"a" + i + "\": 1").toList());
    assertRefused(
        send("POST", "/v1/members", "{\"attributes\": {" + attributes + "}}"), "/attributes");
  }

  @Test
  void tellsEveryWrongFieldAtOnce() {
    var answer =
        send(
            "POST",
            "/v1/members",
            "{\"email\": \"x\", \"phone\": \"y\", \"birthday\": \"2999-01-01\"}");
    assertThat(answer.body()).contains("/email", "/phone", "/birthday");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"status": "gone"}   | /status
          {"status": null}     | /status
          {"memberNumber": "1"} | /memberNumber
          {"tier": "gold"}     | /tier
          {"balance": {}}      | /balance
          []                   | ''
          """)
  void refusesAChangeThatIsNone(String body, String pointer) {
    String anybody = (String) members.created("{}").get("id");
    assertRefused(send("PATCH", "/v1/members/" + anybody, body), pointer);
  }

  private static void assertRefused(java.net.http.HttpResponse<String> answer, String pointer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains("urn:regulars:problem:malformed-request", "\"pointer\":\"" + pointer + "\"");
  }

  private java.net.http.HttpResponse<String> send(String method, String path, String body) {
    return server.send(
        method, path, Role.SUPPORT, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
