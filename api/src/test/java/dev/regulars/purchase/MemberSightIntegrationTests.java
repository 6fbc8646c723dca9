package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.rulebook.ADraft;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a role may not see on a member's page is not told in another place either. */
@ServerTest
class MemberSightIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end

      rule "Birthday"
      when
          The birthday of the member is today
      then
          Give 5 points
      end

      rule "Shoes"
      when
          The member attribute "shoeSize" is "37"
      then
          Give 5 points
      end

      rule "Gold"
      when
          The member is in tier "gold"
      then
          Give 5 points
      end

      rule "Many"
      when
          This is the 77th purchase of the member
      then
          Give 5 points
      end

      rule "Long ago"
      when
          The member enrolled at least 20000 days ago
      then
          Give 5 points
      end

      rule "Back again"
      when
          The last purchase of the member was at least 3000 days ago
      then
          Give 5 points
      end

      rule "Great"
      when
          The total is at least 5000.00 EUR
      then
          Give 5 points
      end
      """;

  private static final List<String> ABOUT_THE_MEMBER =
      List.of("Birthday", "Shoes", "Gold", "Many", "Long ago", "Back again");

  @Autowired private Shop shop;
  private Someone member;
  private Answer bought;

  @BeforeEach
  void someBirthday() {
    shop.rulebook().live(RULES);
    member = shop.enrol();
    byte[] patch =
        Till.written(Map.of("birthday", "1988-02-03", "attributes", Map.of("shoeSize", "42")))
            .getBytes(StandardCharsets.UTF_8);
    Answer changed =
        shop.as(Role.SUPPORT)
            .send("PATCH", "/v1/members/" + member.id(), "application/json", patch);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    bought =
        shop.till().post("/v1/purchases", APurchase.by(member).line("T", "tea", 1, 1750).json());
    assertThat(bought.status()).as(bought.body()).isEqualTo(201);
  }

  /** The table: a role sees facts about members exactly where it sees the member's page. */
  @ParameterizedTest
  @CsvSource({
    "ADMIN, 200, true",
    "SUPPORT, 200, true",
    "TILL, 200, true",
    "MARKETER, 403, false",
    "APPROVER, 403, false"
  })
  void explanationsTellAsMuchAsTheMembersPage(Role role, int page, boolean told) {
    assertThat(shop.as(role).get("/v1/members/" + member.id()).status()).isEqualTo(page);
    assertThat(MemberSight.seesMembers(role)).isEqualTo(told);

    for (String language : List.of("en", "de")) {
      Answer why =
          shop.as(role)
              .get("/v1/purchases/" + bought.text("/id") + "/explanation?lang=" + language);
      assertThat(why.status()).as(why.body()).isEqualTo(200);
      tells(why.at("/rules"), why.body(), told);
    }
  }

  /** A new role has to be thought of here. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleIsDecidedAbout(Role role) {
    assertThat(MemberSight.seesMembers(role))
        .isEqualTo(role != Role.MARKETER && role != Role.APPROVER);
  }

  @Test
  void tryingADraftWithARealMemberTellsNoMoreToMarketers() {
    ADraft draft = ADraft.of(shop, RULES);
    String purchase = APurchase.by(member).line("T", "tea", 1, 1750).json();

    Answer theirs = shop.as(Role.MARKETER).post(draft.path() + "/try", purchase);
    assertThat(theirs.status()).as(theirs.body()).isEqualTo(200);
    assertThat(theirs.number("/points/accrued")).isEqualTo(17);
    assertThat(theirs.at("/balance").isMissingNode()).isTrue();
    assertThat(theirs.at("/tier").isMissingNode()).isTrue();
    tells(theirs.at("/explanation/rules"), theirs.body(), false);

    Answer admins = shop.as(Role.ADMIN).post(draft.path() + "/try", purchase);
    assertThat(admins.at("/balance").isMissingNode()).isFalse();
    tells(admins.at("/explanation/rules"), admins.body(), true);
  }

  /** What somebody described themselves they may see. */
  @Test
  void ofSomebodyDescribedEverythingIsTold() {
    ADraft draft = ADraft.of(shop, RULES);
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "memberFacts",
                Map.of("birthday", "1988-02-03", "attributes", Map.of("shoeSize", "42"))));
    Till.json(APurchase.anonymous().line("T", "tea", 1, 1750).json())
        .properties()
        .forEach(field -> body.put(field.getKey(), field.getValue()));
    body.remove("member");

    Answer trial = shop.as(Role.MARKETER).post(draft.path() + "/try", Till.written(body));

    assertThat(trial.status()).as(trial.body()).isEqualTo(200);
    assertThat(trial.body()).contains("\"found\":\"42\"");
  }

  private static void tells(JsonNode rules, String body, boolean told) {
    for (JsonNode rule : rules) {
      String name = rule.path("rule").asString();
      JsonNode sentence = rule.path("sentences").path(0);
      boolean shown = told || !ABOUT_THE_MEMBER.contains(name);
      assertThat(sentence.has("found")).as(name + ": " + sentence).isEqualTo(shown);
      assertThat(sentence.path("met").isBoolean()).isTrue();
    }
    if (!told) {
      assertThat(body).doesNotContain("3 Feb", "Februar", "\"42\"", "found 42", "bronze");
      assertThat(body).doesNotContain("(found nothing)", "vorgefunden: nichts");
    }
  }
}
