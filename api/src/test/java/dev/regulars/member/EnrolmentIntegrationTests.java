package dev.regulars.member;

import static dev.regulars.member.MemberCalls.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EnrolmentIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private Server server;
  @Autowired private Enrolments enrolments;
  private MemberCalls members;

  @BeforeEach
  void theCalls() {
    members = new MemberCalls(server);
  }

  @Test
  void enrolsSomebodyWithEverything() {
    members
        .enrol(
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
        .value(code -> assertThat((String) code).matches("[2-9CDFHJKMNPRTVWXY]{9}"))
        .jsonPath("$.referral.link")
        .value(link -> assertThat((String) link).contains("/me/join?code="));
  }

  @Test
  void enrolsSomebodyOfWhomNothingIsKnown() {
    members
        .enrol("{}")
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.memberNumber")
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"externalId": "twin-1"}                   | {"externalId": "twin-1", "name": "Other"} | /externalId
          {"email": "twin@example.org"}              | {"email": "TWIN@example.ORG"}             | /email
          {"phone": "+49 40 7654321"}                | {"phone": "0049407654321"}                | /phone
          {"phone": "+49 170 5550100"}               | {"phone": "0170 5550100"}                 | /phone
          {"phone": "0170 5550101"}                  | {"phone": "49 170 5550101"}               | /phone
          {"phone": "0170 5550102"}                  | {"phone": "+49 (0)170 5550102"}           | /phone
          {"phone": "0170\u00a05550103"}             | {"phone": "0170/5550103"}                 | /phone
          {"email": "kasse@käse-twin.example"}       | {"email": "kasse@xn--kse-twin-0za.example"} | /email
          {"email": "mu\u0308ller@twin.example"}     | {"email": "müller@twin.example"}          | /email
          {"externalId": "Mu\u0308ller-twin"}        | {"externalId": "Müller-twin"}             | /externalId
          {"cards": ["TWIN-1", "TWIN-2"]}            | {"cards": ["TWIN-3", "TWIN-2"]}           | /cards
          """)
  void refusesSomebodyWhoIsThereAlreadyAndTellsWhoItIs(
      String first, String second, String pointer) {
    Map<String, Object> member = members.created(first);
    members
        .enrol(second)
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
      members.lookup("card=TWIN-3").expectStatus().isNotFound();
    }
  }

  @Test
  void enrolsOnceHoweverManyTillsTryAtOnce() {
    List<Map<String, Object>> answers =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(
                i -> members.enrol("{\"email\": \"rush@example.org\", \"cards\": [\"RUSH-1\"]}"))
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
    Map<String, Object> first = answer(members.withKey("once-1", body).expectStatus().isCreated());
    Map<String, Object> again =
        answer(
            members
                .withKey("once-1", body)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));
    assertThat(again).isEqualTo(first);

    members
        .withKey("once-1", "{\"name\": \"Other\"}")
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
    members.withKey("again-1", "{\"referralCode\": \"ZZZZZZZZ\"}").expectStatus().isEqualTo(422);
    members.withKey("again-1", "{\"name\": \"Now\"}").expectStatus().isCreated();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b"})
  void refusesAnIdempotencyKeyThatIsNone(String key) {
    int status = members.withKey(key, "{}").expectBody().returnResult().getStatus().value();
    assertThat(status).isEqualTo(400);
  }

  @Test
  void enrolsManyAtOnceAndTellsWhoWasThere() {
    members.created("{\"externalId\": \"bulk-3\"}");
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
    members.get("/v1/members/" + outcomes.get(42).memberId() + "/balance").expectStatus().isOk();
  }
}
