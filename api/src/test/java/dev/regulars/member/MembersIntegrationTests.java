package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ServerTest
class MembersIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final AtomicInteger counter = new AtomicInteger();

  @Autowired private Server server;
  @Autowired private Enrolments enrolments;

  @Test
  void enrolsSomebodyWithEverything() {
    enrol(
            """
            {"externalId": "crm-1", "name": " Ada Lovelace ", "email": "Ada@Example.org",
             "phone": "0049 40 1234567", "birthday": "1990-12-10", "cards": ["4000 123", "4000124"],
             "attributes": {"newsletter": true, "children": 2, "city": "Köln", "share": 0.25}}
            """)
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.id")
        .isNotEmpty()
        .jsonPath("$.memberNumber")
        .value(number -> assertThat(MemberNumbers.isNumber((String) number)).isTrue())
        .jsonPath("$.externalId")
        .isEqualTo("crm-1")
        .jsonPath("$.name")
        .isEqualTo("Ada Lovelace")
        .jsonPath("$.email")
        .isEqualTo("ada@example.org")
        .jsonPath("$.phone")
        .isEqualTo("+49401234567")
        .jsonPath("$.birthday")
        .isEqualTo("1990-12-10")
        .jsonPath("$.cards[0]")
        .isEqualTo("4000123")
        .jsonPath("$.cards[1]")
        .isEqualTo("4000124")
        .jsonPath("$.attributes.newsletter")
        .isEqualTo(true)
        .jsonPath("$.attributes.children")
        .isEqualTo(2)
        .jsonPath("$.attributes.city")
        .isEqualTo("Köln")
        .jsonPath("$.attributes.share")
        .isEqualTo(0.25)
        .jsonPath("$.status")
        .isEqualTo("active")
        .jsonPath("$.enrolledAt")
        .isNotEmpty()
        .jsonPath("$.tier.code")
        .isEqualTo("bronze")
        .jsonPath("$.balance.available")
        .isNumber()
        .jsonPath("$.balance.pending")
        .isEqualTo(0)
        .jsonPath("$.balance.tier.code")
        .isEqualTo("bronze")
        .jsonPath("$.referral.code")
        .value(code -> assertThat((String) code).hasSize(8))
        .jsonPath("$.referral.link")
        .value(link -> assertThat((String) link).contains("/me/join?code="));
  }

  @Test
  void enrolsSomebodyOfWhomNothingIsKnown() {
    enrol("{}").expectStatus().isCreated().expectBody().jsonPath("$.memberNumber").isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"externalId": "twin-1"}                   | {"externalId": "twin-1", "name": "Other"} | /externalId
          {"email": "twin@example.org"}              | {"email": "TWIN@example.ORG"}             | /email
          {"phone": "+49 40 7654321"}                | {"phone": "0049407654321"}                | /phone
          {"cards": ["TWIN-1", "TWIN-2"]}            | {"cards": ["TWIN-3", "TWIN-2"]}           | /cards
          """)
  void refusesSomebodyWhoIsThereAlreadyAndTellsWhoItIs(
      String first, String second, String pointer) {
    Map<String, Object> member = created(first);
    enrol(second)
        .expectStatus()
        .isEqualTo(409)
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:member-exists")
        .jsonPath("$.memberId")
        .isEqualTo(member.get("id"))
        .jsonPath("$.errors[0].pointer")
        .isEqualTo(pointer);
    // And nothing of the second one stayed behind.
    if (second.contains("TWIN-3")) {
      lookup("card=TWIN-3").expectStatus().isNotFound();
    }
  }

  @Test
  void enrolsOnceHoweverManyTillsTryAtOnce() {
    List<Map<String, Object>> answers =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> enrol("{\"email\": \"rush@example.org\", \"cards\": [\"RUSH-1\"]}"))
            .map(answer -> answer.expectBody(Map.class).returnResult())
            .map(
                answer -> {
                  Map<String, Object> body = new java.util.HashMap<>(answer.getResponseBody());
                  body.put("http", answer.getStatus().value());
                  return body;
                })
            .toList();
    assertThat(answers).filteredOn(answer -> answer.get("http").equals(201)).hasSize(1);
    Object id =
        answers.stream().filter(a -> a.get("http").equals(201)).findFirst().orElseThrow().get("id");
    assertThat(answers)
        .filteredOn(answer -> answer.get("http").equals(409))
        .hasSize(23)
        .allMatch(answer -> answer.get("memberId").equals(id));
  }

  @Test
  void aRepeatedEnrolmentWithAKeyAnswersTheSame() {
    String body = "{\"name\": \"Twice\"}";
    Map<String, Object> first = answer(withKey("once-1", body).expectStatus().isCreated());
    Map<String, Object> again =
        answer(
            withKey("once-1", body)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));
    assertThat(again).isEqualTo(first);

    withKey("once-1", "{\"name\": \"Other\"}")
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:idempotency-key-reused");
    // Another caller's key is another key.
    server
        .support()
        .post()
        .uri("/v1/members")
        .header("Idempotency-Key", "once-1")
        .header("Content-Type", "application/json")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isCreated();
  }

  @Test
  void aRefusedEnrolmentDoesNotUseUpItsKey() {
    withKey("again-1", "{\"referralCode\": \"ZZZZZZZZ\"}").expectStatus().isEqualTo(422);
    withKey("again-1", "{\"name\": \"Now\"}").expectStatus().isCreated();
  }

  @Test
  void isFoundByEachKey() {
    String tag = "find-" + counter.incrementAndGet();
    Map<String, Object> member =
        created(
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
            "card=" + tag,
            "memberNumber="
                + number.substring(0, 4)
                + " "
                + number.substring(4, 8)
                + "-"
                + number.substring(8));
    for (String query : queries) {
      assertThat(answer(lookup(query).expectStatus().isOk()))
          .as(query)
          .containsEntry("id", member.get("id"));
    }
    assertThat(
            answer(get("/v1/members/" + member.get("id")).expectStatus().isOk())
                .get("memberNumber"))
        .isEqualTo(number);
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
    lookup(query)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .exists();
  }

  @Test
  void findsNobodyWhereNobodyIs() {
    lookup("card=NOBODY-1").expectStatus().isNotFound();
    get("/v1/members/00000000-0000-7000-8000-000000000000")
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:not-found");
    get("/v1/members/not-a-uuid")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/id");
  }

  @Test
  void aChangeTouchesOnlyWhatItNames() {
    Map<String, Object> member =
        created(
            """
            {"name": "Before", "email": "change@example.org", "cards": ["CH-1", "CH-2"],
             "attributes": {"keep": 1, "drop": 2}}
            """);
    Map<String, Object> after =
        answer(
            patch(
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
    lookup("card=CH-1").expectStatus().isNotFound();
    lookup("email=change@example.org").expectStatus().isNotFound();
    Map<String, Object> untouched = answer(patch(member.get("id"), "{}").expectStatus().isOk());
    after.remove("balance");
    untouched.remove("balance"); // which says as of when
    assertThat(untouched).isEqualTo(after);
  }

  @Test
  void aChangeCannotTakeWhatBelongsToAnother() {
    Map<String, Object> owner =
        created("{\"email\": \"owner@example.org\", \"cards\": [\"OWN-1\"]}");
    Map<String, Object> other = created("{\"email\": \"other@example.org\"}");
    patch(other.get("id"), "{\"cards\": [\"OWN-1\"], \"name\": \"Thief\"}")
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.memberId")
        .isEqualTo(owner.get("id"))
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/cards");
    assertThat(answer(get("/v1/members/" + other.get("id")))).doesNotContainKey("name");
    // One's own keys may be said again.
    patch(owner.get("id"), "{\"email\": \"OWNER@example.org\", \"cards\": [\"OWN-1\"]}")
        .expectStatus()
        .isOk();
  }

  @Test
  void aFriendJoinsWithACodeThatExists() {
    Map<String, Object> referrer = created("{}");
    String code = (String) ((Map<?, ?>) referrer.get("referral")).get("code");
    enrol("{\"referralCode\": \"%s\"}".formatted(code.toLowerCase(java.util.Locale.ROOT)))
        .expectStatus()
        .isCreated();
    enrol("{\"referralCode\": \"AAAAAAAA\"}")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:regulars:problem:unknown-referral-code")
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/referralCode");
  }

  @Test
  void enrolsManyAtOnceAndTellsWhoWasThere() {
    created("{\"externalId\": \"bulk-3\"}");
    List<NewMember> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(NewMember.knownBy(new MemberRef(MemberRef.Kind.EXTERNAL_ID, "bulk-" + i), null));
    }
    many.add(NewMember.knownBy(new MemberRef(MemberRef.Kind.EXTERNAL_ID, "bulk-7"), null));
    List<Enrolled> outcomes = enrolments.enrolAll(many).block(PATIENCE);
    assertThat(outcomes).hasSize(501);
    assertThat(outcomes).filteredOn(Enrolled.New.class::isInstance).hasSize(499);
    assertThat(outcomes.get(3)).isInstanceOf(Enrolled.Known.class);
    assertThat(outcomes.get(500))
        .isEqualTo(new Enrolled.Known(outcomes.get(7).memberId(), MemberRef.Kind.EXTERNAL_ID));
    get("/v1/members/" + outcomes.get(42).memberId() + "/balance").expectStatus().isOk();
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
    String anybody = (String) created("{}").get("id");
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
    String anybody = (String) created("{}").get("id");
    assertRefused(send("PATCH", "/v1/members/" + anybody, body), pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b"})
  void refusesAnIdempotencyKeyThatIsNone(String key) {
    int status = withKey(key, "{}").expectBody().returnResult().getStatus().value();
    assertThat(status).isEqualTo(400);
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

  private ResponseSpec enrol(String body) {
    return server
        .till()
        .post()
        .uri("/v1/members")
        .header("Content-Type", "application/json")
        .bodyValue(body)
        .exchange();
  }

  private ResponseSpec withKey(String key, String body) {
    return server
        .till()
        .post()
        .uri("/v1/members")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  private ResponseSpec patch(Object id, String body) {
    return server
        .support()
        .patch()
        .uri("/v1/members/" + id)
        .header("Content-Type", "application/merge-patch+json")
        .bodyValue(body)
        .exchange();
  }

  private ResponseSpec lookup(String query) {
    return get("/v1/members/lookup?" + query);
  }

  private ResponseSpec get(String uri) {
    return server.till().get().uri(uri).exchange();
  }

  private Map<String, Object> created(String body) {
    return answer(enrol(body).expectStatus().isCreated());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(ResponseSpec response) {
    return response.expectBody(Map.class).returnResult().getResponseBody();
  }
}
