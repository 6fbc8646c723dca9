package dev.regulars.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(properties = "test.server=its own, for it counts members")
class MemberSearchIntegrationTests {

  @Autowired private Shop shop;

  private Answer enrol(Map<String, Object> member) {
    Answer answer = shop.till().post("/v1/members", Till.written(member));
    assertThat(answer.status()).as(answer.body()).isIn(201, 409);
    return answer;
  }

  private Answer search(String q, String more) {
    return shop.as(Role.SUPPORT)
        .get("/v1/members?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more);
  }

  private List<String> names(String q) {
    Answer answer = search(q, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> names = new ArrayList<>();
    for (JsonNode item : answer.json().path("items")) {
      names.add(item.path("name").asString("nobody"));
    }
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "grace",
        "GRACE",
        "gra hop",
        "hopper grace",
        "brewster",
        "4711 77",
        "471177",
        "Grace.Hopper@Navy.example",
        "grace.hop",
        "+49 40 99887766",
        "0049 40 998",
        "49 40 998",
        "040\u00a0998",
        "040 9988 7766",
        "99887766",
        "crm-grace"
      })
  void findsByNameWordsAndByKeys(String typed) {
    enrol(
        Map.of(
            "name", "Grace Brewster Murray Hopper",
            "cards", List.of("4711 7712"),
            "email", "grace.hopper@navy.example",
            "phone", "+49 40 99887766",
            "externalId", "crm-grace"));
    enrol(Map.of("name", "Linus Hoppenstedt", "phone", "+49 40 1112233"));

    assertThat(names(typed)).containsExactly("Grace Brewster Murray Hopper");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "muller|Jürgen Müller-Lüdenscheidt",
        "MÜLLER-LÜD|Jürgen Müller-Lüdenscheidt",
        "mueller|Jürgen Müller-Lüdenscheidt",
        "juergen luedensch|Jürgen Müller-Lüdenscheidt",
        "Mu\u0308ller|Jürgen Müller-Lüdenscheidt",
        "goering|Ilse Göring-Eckardt",
        "Schröter|Karl Schroeter",
        "schroter|Karl Schroeter",
        "obrien|Ciarán O'Brien",
        "o’brien ciaran|Ciarán O'Brien",
        "lodz|Anna Łódź",
        "strasse|Ernst Straße",
        "李雷|李雷",
        "soren|Søren Å",
        "soeren aa|Søren Å",
      })
  void findsNamesHoweverTheyAreTyped(String typed, String name) {
    for (String one :
        List.of(
            "Jürgen Müller-Lüdenscheidt",
            "Ciarán O'Brien",
            "Ilse Go\u0308ring-Eckardt",
            "Karl Schroeter",
            "Anna Łódź",
            "Ernst Straße",
            "李雷",
            "Søren Å")) {
      enrol(Map.of("name", one, "externalId", "spelling-" + one));
    }
    assertThat(names(typed)).containsExactly(name);
  }

  @Test
  void oneCharacterIsEnoughWhereItMayBeAWholeName() {
    enrol(Map.of("name", "李小龍", "externalId", "one-character"));

    assertThat(names("李")).contains("李小龍").allMatch(name -> name.startsWith("李"));
    assertThat(names("김")).isEmpty();
  }

  @Test
  void showsWhatAListNeeds() {
    String id =
        enrol(Map.of("name", "Ada Lovelace", "email", "ada@row.example", "phone", "+4930777888"))
            .text("/id");
    shop.as(Role.SUPPORT)
        .post("/v1/members/" + id + "/adjustments", "{\"points\": 42, \"reason\": \"a gift\"}");

    JsonNode item = search("ada lovelace", "").json().path("items").path(0);

    assertThat(item.path("id").asString()).isEqualTo(id);
    assertThat(item.path("memberNumber").asString()).hasSize(11);
    assertThat(item.path("email").asString()).isEqualTo("ada@row.example");
    assertThat(item.path("phone").asString()).isEqualTo("+4930777888");
    assertThat(item.path("tier").path("code").asString()).isEqualTo("bronze");
    assertThat(item.path("available").asLong()).isGreaterThanOrEqualTo(42);
    assertThat(item.path("status").asString()).isEqualTo("active");
    assertThat(item.path("enrolledAt").asString()).isNotEmpty();
    assertThat(names(item.path("memberNumber").asString())).containsExactly("Ada Lovelace");
    assertThat(names(id)).containsExactly("Ada Lovelace");
  }

  @Test
  void whoseKeyItIsComesBeforeTheOthers() {
    enrol(Map.of("name", "Zoe Exact", "cards", List.of("88001")));
    enrol(Map.of("name", "Abe Longer", "cards", List.of("880012")));
    enrol(Map.of("name", "88001 Street Club", "externalId", "club"));

    assertThat(names("88001")).containsExactly("Zoe Exact", "88001 Street Club", "Abe Longer");
  }

  @Test
  void goesOnWhereThePageBeforeEnded() {
    for (int i = 0; i < 7; i++) {
      enrol(Map.of("name", "Paging Person " + i % 3, "externalId", "paging-" + i));
    }
    List<String> seen = new ArrayList<>();
    String after = "&limit=2";
    while (after != null) {
      Answer page = search("paging", after);
      page.json().path("items").forEach(item -> seen.add(item.path("id").asString()));
      after = page.at("/next").isNull() ? null : "&limit=2&after=" + page.text("/next");
    }
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void withoutATextTheNewestComeFirst() {
    String first = enrol(Map.of("name", "First", "externalId", "newest-1")).text("/id");
    String second = enrol(Map.of("externalId", "newest-2")).text("/id");

    Answer page = shop.as(Role.SUPPORT).get("/v1/members?limit=1");
    assertThat(page.text("/items/0/id")).isEqualTo(second);
    assertThat(page.at("/items/0").has("name")).isFalse();
    Answer next = shop.as(Role.SUPPORT).get("/v1/members?limit=1&after=" + page.text("/next"));
    assertThat(next.text("/items/0/id")).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%", "__", "a%b", "'; drop", "\\\\", "* :* &", "!!", "no such person"})
  void whatMeansNobodyFindsNobody(String typed) {
    assertThat(names(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=x", "q=%20x%20", "q=a%09b", "q=ab&after=zzz", "q=ab&limit=201"})
  void saysWhatIsWrongWithTheQuestion(String query) {
    Answer answer = shop.as(Role.SUPPORT).get("/v1/members?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).hasSize(1).first().asString().isIn("/q", "/after", "/limit");
  }

  @Test
  void aChangedNameIsFoundAndTheOldOneIsNot() {
    String id = enrol(Map.of("name", "Before Wedding", "externalId", "wed")).text("/id");
    shop.as(Role.SUPPORT)
        .send(
            "PATCH",
            "/v1/members/" + id,
            "application/json",
            "{\"name\": \"After Wedding\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(names("after wedding")).containsExactly("After Wedding");
    assertThat(names("before wedding")).isEmpty();
  }
}
