package dev.regulars.rulebook;

import static dev.regulars.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Bounds;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Drafts that are as great as can be, and greater. In every build the attack has a small part of
 * the greatest rulebook; {@code -Dregulars.drafts.rules=1000} makes it whole.
 */
@ServerTest
class GreatDraftsIntegrationTests {

  private static final int RULES = Integer.getInteger("regulars.drafts.rules", 60);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Autowired private Shop shop;
  @Autowired private Server server;
  @Autowired private MeterRegistry meters;

  @Test
  void whatIsTooMuchIsToldWithItsPlaceAndNotRead() {
    ADraft draft = ADraft.of(shop, rules(Bounds.RULES_MAX + 1, 2, "too-many"));

    Answer checked = draft.step(Role.MARKETER, "check");

    assertThat(checked.status()).as(checked.body()).isEqualTo(200);
    assertThat(checked.at("/ok").asBoolean()).isFalse();
    assertThat(checked.at("/problems")).hasSize(1);
    assertThat(checked.text("/problems/0/message"))
        .startsWith("The rulebook has 1,001 rules; at most 1,000 are possible.");
    assertThat(checked.text("/problems/0/file")).isEqualTo("rules.dslr");
    assertThat(checked.number("/problems/0/line")).isEqualTo(6L * Bounds.RULES_MAX + 1);
    for (Answer refused :
        List.of(
            draft.step(Role.MARKETER, "submit"),
            draft.step(Role.MARKETER, "try", Map.of("store", "any", "lines", List.of())),
            shop.as(Role.MARKETER).get(draft.path() + "/changes"))) {
      assertThat(refused.status()).as(refused.body()).isIn(400, 422);
    }
    Answer submitted = draft.step(Role.MARKETER, "submit");
    assertThat(submitted.problem()).isEqualTo("rulebook-not-sound");
    assertThat(submitted.text("/problems/0/message")).contains("1,001 rules");
  }

  @Test
  void moreTextThanARulebookMayHaveIsNotKept() {
    ADraft draft = ADraft.of(shop, rules(2, 2, "text"));
    String comments = "# a comment\n".repeat(Bounds.FILE_BYTES_MAX / 12);
    for (int i = 0; i < 3; i++) {
      assertThat(draft.put(Role.MARKETER, "c" + i + ".dslr", comments).status()).isEqualTo(200);
    }

    Answer refused = draft.put(Role.MARKETER, "c4.dslr", comments);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("rulebook-too-large");
    assertThat(refused.text("/detail")).contains("at most 1,000,000 are possible");
    // What makes it less is always taken.
    assertThat(draft.put(Role.MARKETER, "c1.dslr", "# less\n").status()).isEqualTo(200);
    assertThat(draft.put(Role.MARKETER, "c4.dslr", comments).status()).isEqualTo(200);
  }

  /** What is live and more than is possible now decides as before, and can be changed. */
  @Test
  void whatIsLiveAndTooGreatGoesOn(@Autowired Installed installed) {
    String great = rules(Bounds.RULES_MAX + 1, 2, "great") + everyPurchase();
    int before = (int) shop.as(Role.MARKETER).get("/v1/rulebook/live").number("/version");
    installed.install(new RuleFiles(new TreeMap<>(Map.of("rules.dslr", great))));
    try {
      Answer bought = buy(shop.enrol());
      assertThat(bought.status()).as(bought.body()).isEqualTo(201);
      assertThat(bought.number("/points/accrued")).isEqualTo(7);

      ADraft draft = ADraft.by(shop, Role.MARKETER);
      draft.put(Role.MARKETER, "rules.dslr", great.replace("per 1.00 EUR", "per 2.00 EUR"));
      Answer checked = draft.step(Role.MARKETER, "check");
      assertThat(checked.at("/problems").toString()).doesNotContain("are possible");
    } finally {
      Answer back =
          shop.as(Role.MARKETER).post("/v1/rulebook/versions/" + before + "/rollback", "{}");
      assertThat(back.status()).as(back.body()).isEqualTo(201);
    }
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotWorkedOn() throws Exception {
    ADraft draft = ADraft.of(shop, rules(RULES * 3, 4, "gone"));
    URI url = URI.create(server.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST %s/check HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\n"
                      + "Content-Length: 0\r\n\r\n")
                  .formatted(draft.path(), FirstKeys.demoKeys().get(Role.MARKETER))
                  .getBytes(StandardCharsets.UTF_8));
      await().atMost(PATIENCE).until(() -> gauge("regulars.rulebook.threads") > 0);
    }
    await().atMost(PATIENCE).until(this::nothingIsDone);
  }

  /** Many people have great drafts checked at once, again and again, while purchases go on. */
  @Test
  void manyPeopleWithGreatDraftsLeaveTheMachineToTheTills() {
    String text = rules(RULES, 5, "attack");
    List<Till> people =
        IntStream.range(0, 6)
            .mapToObj(
                i -> {
                  String name = Till.written(Map.of("name", "p" + i, "role", "marketer"));
                  return shop.withKey(shop.as(Role.ADMIN).post("/v1/api-keys", name).text("/key"));
                })
            .toList();
    ADraft draft = ADraft.of(shop, text);
    Someone member = shop.enrol();
    List<Integer> purchases = new ArrayList<>();
    List<Answer> checks =
        atOnce(
            31,
            i -> {
              if (i < 30) {
                // Each of them sees rules that nobody has compiled before.
                String mine = text.replace("attack", "attack" + i);
                return checked(people.get(i % people.size()), draft, mine);
              }
              Answer last = null;
              for (int n = 0; n < 50; n++) {
                last = buy(member);
                purchases.add(last.status());
              }
              return last;
            });

    assertThat(purchases).hasSize(50).containsOnly(201);
    assertThat(checks.subList(0, 30))
        .filteredOn(Objects::nonNull)
        .extracting(Answer::status)
        .contains(200)
        .isSubsetOf(200, 429, 503);
    await().atMost(PATIENCE).until(this::nothingIsDone);
  }

  /** Null for somebody who had no patience any more. */
  private static @Nullable Answer checked(Till person, ADraft draft, String unsaved) {
    Map<String, ?> file = Map.of("name", "rules.dslr", "text", unsaved);
    try {
      return person.post(draft.path() + "/check", Till.written(Map.of("files", List.of(file))));
    } catch (UncheckedIOException gone) {
      return null;
    }
  }

  private Answer buy(Someone member) {
    return shop.till().post("/v1/purchases", APurchase.by(member).line("X", "x", 1, 700).json());
  }

  private boolean nothingIsDone() {
    return gauge("regulars.rulebook.threads") == 0
        && meters.find("regulars.rulebook.turns").gauges().stream()
            .allMatch(gauge -> gauge.value() == 0);
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  private static String everyPurchase() {
    return """
    rule "Every purchase"
    when
        A purchase is made
    then
        Give 1 point per 1.00 EUR spent
    end
    """;
  }

  /** Rules that nobody has compiled before: each asks for tags of its own. */
  private static String rules(int rules, int sentences, String of) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rules; i++) {
      text.append("rule \"Rule %d\"\nwhen\n".formatted(i));
      for (int s = 1; s < sentences; s++) {
        text.append("    The store has tag \"%s-%d-%d\"\n".formatted(of, i, s));
      }
      text.append("then\n    Give 5 points\nend\n");
    }
    return text.toString();
  }
}
