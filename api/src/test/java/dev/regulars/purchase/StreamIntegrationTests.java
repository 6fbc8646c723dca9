package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class StreamIntegrationTests {

  @Autowired private Shop shop;

  @BeforeEach
  void publish() {
    shop.rulebook().pointPerEuro();
  }

  @Test
  void answersEachLineWithItsNumber() {
    Someone member = shop.enrol();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add(APurchase.by(member).line("T", "tea", 1, 100).json());
    }
    lines.set(7, lines.get(3));
    Answer answer = stream(shop.till(), String.join("\n", lines));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("application/x-ndjson");
    Map<Long, JsonNode> answers = byIndex(answer);
    assertThat(answers).hasSize(300);
    long booked = answers.values().stream().filter(a -> status(a) == 201).count();
    assertThat(booked).isEqualTo(299);
    assertThat(answers.get(3L).at("/purchase/id")).isEqualTo(answers.get(7L).at("/purchase/id"));
    assertThat(shop.balance(member).number("/available")).isEqualTo(299);
    assertThat(shop.verification().at("/ok").asBoolean()).isTrue();
  }

  @Test
  void aStreamMayBeRepeated() {
    Someone member = shop.enrol();
    String body =
        APurchase.by(member).line("T", "tea", 1, 100).json()
            + "\n"
            + APurchase.by(member).line("T", "tea", 1, 200).json()
            + "\n";
    Map<Long, JsonNode> first = byIndex(stream(shop.till(), body));
    Map<Long, JsonNode> second = byIndex(stream(shop.till(), body));
    assertThat(second.values()).allSatisfy(a -> assertThat(status(a)).isEqualTo(200));
    for (long i = 0; i < 2; i++) {
      assertThat(second.get(i).path("purchase")).isEqualTo(first.get(i).path("purchase"));
    }
  }

  @Test
  void oneBadLineIsRefusedAlone() {
    Someone member = shop.enrol();
    String good = APurchase.by(member).line("T", "tea", 1, 100).json();
    Map<String, Integer> bad = new TreeMap<>();
    bad.put("{", 400);
    bad.put("null", 400);
    bad.put("[]", 400);
    bad.put("\"text\"", 400);
    bad.put("{\"stor\": \"test-1\"}", 400);
    bad.put("{}", 400);
    bad.put("NaN", 400);
    bad.put(APurchase.by(member).line("T", "tea", 1, 100).with("totalMinor", 1).json(), 422);
    bad.put(APurchase.by(member).line("T", "tea", 1, 100).with("currency", "USD").json(), 422);
    bad.put(
        APurchase.anonymous()
            .with("member", Map.of("card", "nobodys"))
            .line("T", "tea", 1, 100)
            .json(),
        422);
    List<String> bodies = List.copyOf(bad.keySet());
    Answer answer = stream(shop.till(), String.join("\n", bodies) + "\n" + good);

    Map<Long, JsonNode> answers = byIndex(answer);
    assertThat(answers).hasSize(bodies.size() + 1);
    for (int i = 0; i < bodies.size(); i++) {
      JsonNode refused = answers.get((long) i);
      assertThat(status(refused)).as(bodies.get(i)).isEqualTo(bad.get(bodies.get(i)));
      assertThat(refused.at("/problem/type").asString("")).startsWith("urn:regulars:problem:");
      assertThat(refused.at("/problem/detail").asString("")).isNotBlank();
    }
    assertThat(status(answers.get((long) bodies.size()))).isEqualTo(201);
    assertThat(shop.balance(member).number("/available")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e9", "c0af", "eda080", "00"})
  void brokenUtf8IsRefusedNotMended(String hex) {
    Someone member = shop.enrol();
    APurchase purchase = APurchase.by(member).line("T", "tea", 1, 100).with("channel", "caf?");
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte b : purchase.json().getBytes(StandardCharsets.UTF_8)) {
      lines.writeBytes(b == '?' ? HexFormat.of().parseHex(hex) : new byte[] {b});
    }
    lines.write('\n');
    lines.writeBytes(purchase.json().getBytes(StandardCharsets.UTF_8));
    Map<Long, JsonNode> answers =
        byIndex(
            shop.till()
                .send("POST", "/v1/purchases/stream", "application/x-ndjson", lines.toByteArray()));
    assertThat(status(answers.get(0L))).isEqualTo(400);
    assertThat(answers.get(0L).at("/problem/detail").asString()).contains("UTF-8");
    assertThat(status(answers.get(1L))).isEqualTo(201);
  }

  @Test
  void blankLinesAndWindowsLineEndsDoNoHarm() {
    Someone member = shop.enrol();
    String good = APurchase.by(member).line("T", "tea", 1, 100).json();
    Answer answer = stream(shop.till(), "\r\n\n" + good + "\r\n\n");
    assertThat(byIndex(answer)).hasSize(1);
    assertThat(status(byIndex(answer).get(2L))).isEqualTo(201);
  }

  @Test
  void aBoundKeyIsRefusedLineByLine() {
    Till bound = shop.boundTo("stream-store");
    String own = APurchase.anonymous().in("stream-store").line("T", "tea", 1, 1).json();
    String other = APurchase.anonymous().in("elsewhere").line("T", "tea", 1, 1).json();
    Map<Long, JsonNode> answers = byIndex(stream(bound, other + "\n" + own));
    assertThat(status(answers.get(0L))).isEqualTo(403);
    assertThat(status(answers.get(1L))).isEqualTo(201);
  }

  @Test
  void aLineOfTwoMegabytesIsRefusedAloneWhereverItStands() {
    Someone member = shop.enrol();
    String great = "x".repeat(2 << 20);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      lines.add(great);
      lines.add(APurchase.by(member).line("T", "tea", 1, 100).json());
    }
    lines.add(great);
    Map<Long, JsonNode> answers = byIndex(stream(shop.till(), String.join("\n", lines)));
    assertThat(answers).hasSize(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode answer = answers.get((long) i);
      assertThat(status(answer)).as("%s", i).isEqualTo(i % 2 == 0 ? 413 : 201);
      assertThat(answer.at("/problem/type").asString(""))
          .isEqualTo(i % 2 == 0 ? "urn:regulars:problem:too-large" : "");
    }
    assertThat(shop.balance(member).number("/available")).isEqualTo(4);
  }

  @Test
  void aLineOfJustAMebibyteIsRead() {
    String good = APurchase.anonymous().line("T", "tea", 1, 100).json();
    String full = good + " ".repeat((1 << 20) - good.length());
    assertThat(status(byIndex(stream(shop.till(), full)).get(0L))).isEqualTo(201);
    assertThat(status(byIndex(stream(shop.till(), full + " ")).get(0L))).isEqualTo(413);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    assertThat(shop.till().post("/v1/purchases/stream", "{}").status()).isEqualTo(415);
  }

  private static Answer stream(Till till, String body) {
    return till.send(
        "POST",
        "/v1/purchases/stream",
        "application/x-ndjson",
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static int status(JsonNode line) {
    return line.path("status").asInt();
  }

  private static Map<Long, JsonNode> byIndex(Answer answer) {
    Map<Long, JsonNode> lines = new TreeMap<>();
    answer
        .body()
        .lines()
        .map(Till::json)
        .forEach(line -> assertThat(lines.put(line.path("index").asLong(), line)).isNull());
    return lines;
  }
}
