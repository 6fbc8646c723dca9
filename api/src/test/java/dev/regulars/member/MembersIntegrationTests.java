package dev.regulars.member;

import static dev.regulars.member.MemberCalls.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MembersIntegrationTests {

  private static final AtomicInteger counter = new AtomicInteger();

  @Autowired private Server server;
  private MemberCalls members;

  @BeforeEach
  void theCalls() {
    members = new MemberCalls(server);
  }

  @Test
  void isFoundByEachKey() {
    String tag = "find-" + counter.incrementAndGet();
    Map<String, Object> member =
        members.created(
            """
            {"externalId": "%1$s", "email": "%1$s@example.org", "phone": "+4930%2$s", "cards": ["%1$s"]}
            """
                .formatted(tag, 1_000_000 + counter.get()));
    String number = (String) member.get("memberNumber");
    List<String> queries =
        List.of(
            "externalId=" + tag,
            "email=" + tag.toUpperCase(java.util.Locale.ROOT) + "@EXAMPLE.org",
            "phone=0049 30 " + (1_000_000 + counter.get()),
            "phone=+4930" + (1_000_000 + counter.get()), // a plus that is not escaped is a space
            "phone=+49 30 " + (1_000_000 + counter.get()),
            "card=" + tag,
            "memberNumber="
                + number.substring(0, 4)
                + " "
                + number.substring(4, 8)
                + "-"
                + number.substring(8));
    for (String query : queries) {
      assertThat(answer(members.lookup(query).expectStatus().isOk()))
          .as(query)
          .containsEntry("id", member.get("id"));
    }
    assertThat(
            answer(members.get("/v1/members/" + member.get("id")).expectStatus().isOk())
                .get("memberNumber"))
        .isEqualTo(number);
  }

  @Test
  void aNationalNumberMayHaveASpaceInFront() {
    Map<String, Object> member = members.created("{\"phone\": \"040 4711 815\"}");
    assertThat(answer(members.lookup("phone= 040 4711 815").expectStatus().isOk()))
        .containsEntry("id", member.get("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "card=a&phone=b",
        "name=Ada",
        "card=",
        "phone=call-me",
        "email=x",
        "memberNumber=12345678901"
      })
  void refusesALookupThatIsNone(String query) {
    members
        .lookup(query)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .exists();
  }

  @Test
  void findsNobodyWhereNobodyIs() {
    members.lookup("card=NOBODY-1").expectStatus().isNotFound();
    members
        .get("/v1/members/00000000-0000-7000-8000-000000000000")
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:not-found");
    members
        .get("/v1/members/not-a-uuid")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/id");
  }

  @Test
  void aChangeTouchesOnlyWhatItNames() {
    Map<String, Object> member =
        members.created(
            """
            {"name": "Before", "email": "change@example.org", "cards": ["CH-1", "CH-2"],
             "attributes": {"keep": 1, "drop": 2}}
            """);
    Map<String, Object> after =
        answer(
            members
                .patch(
                    member.get("id"),
                    """
                    {"name": "After", "email": null, "cards": ["CH-2", "CH-3"],
                     "attributes": {"drop": null, "new": "x"}, "status": "blocked"}
                    """)
                .expectStatus()
                .isOk());
    assertThat(after)
        .containsEntry("name", "After")
        .doesNotContainKey("email")
        .containsEntry("cards", List.of("CH-2", "CH-3"))
        .containsEntry("attributes", Map.of("keep", 1, "new", "x"))
        .containsEntry("status", "blocked")
        .containsEntry("memberNumber", member.get("memberNumber"));
    members.lookup("card=CH-1").expectStatus().isNotFound();
    members.lookup("email=change@example.org").expectStatus().isNotFound();
    Map<String, Object> untouched =
        answer(members.patch(member.get("id"), "{}").expectStatus().isOk());
    after.remove("balance");
    untouched.remove("balance"); // which says as of when
    assertThat(untouched).isEqualTo(after);
  }

  @Test
  void aChangeCannotTakeWhatBelongsToAnother() {
    Map<String, Object> owner =
        members.created("{\"email\": \"owner@example.org\", \"cards\": [\"OWN-1\"]}");
    Map<String, Object> other = members.created("{\"email\": \"other@example.org\"}");
    members
        .patch(other.get("id"), "{\"cards\": [\"OWN-1\"], \"name\": \"Thief\"}")
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.memberId")
        .isEqualTo(owner.get("id"))
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/cards");
    assertThat(answer(members.get("/v1/members/" + other.get("id")))).doesNotContainKey("name");
    // One's own keys may be said again.
    members
        .patch(owner.get("id"), "{\"email\": \"OWNER@example.org\", \"cards\": [\"OWN-1\"]}")
        .expectStatus()
        .isOk();
  }
}
