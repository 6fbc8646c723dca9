package dev.regulars.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.edge.Attacker.Attack;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What strangers and callers may cost a server whose limits are small. */
@ServerTest
@TestPropertySource(
    properties = {
      "regulars.http.connections=80",
      "regulars.http.strangers=30",
      "regulars.http.head-time=2s",
      "regulars.http.idle-time=4s",
      "regulars.http.body-pause=2s",
      "regulars.http.bodies=4MB",
      "regulars.http.bodies-per-caller=2MB",
      "regulars.http.streams-per-caller=2",
      "regulars.http.stream-pause=3s",
      "regulars.http.reader-pause=3s",
      "regulars.metrics.token=a token for figures"
    })
class EdgeIntegrationTests {

  private static final int ATTACKERS = Integer.getInteger("regulars.attackers", 60);
  private static final Duration ATTACK_TIME =
      Duration.ofSeconds(Integer.getInteger("regulars.attack.seconds", 4));

  @Autowired private Server server;
  @Autowired private Shop shop;
  @Autowired private MeterRegistry meters;
  @Autowired private Underway underway;
  @Autowired private Connections connections;

  @Test
  void aStrangersLargeBodyIsRefusedBeforeAnyOfItCame() throws IOException {
    try (RawClient client = client()) {
      client.post("/v1/session", null, json(1_048_000));
      assertThat(client.problem(413).path("detail").asString()).contains("8 KiB");
    }
    assertThat(refused("open-body")).isPositive();
  }

  @Test
  void soIsOneThatDoesNotSayHowLargeItIs() throws IOException {
    try (RawClient client = client()) {
      client.post("/v1/session", null, "Content-Type: application/json", CHUNKED);
      for (int i = 0; i < 10; i++) {
        client.send("400\r\n" + " ".repeat(1024) + "\r\n");
      }
      assertThat(client.problem(413).path("type").asString()).endsWith("too-large");
    }
  }

  @Test
  void aStrangersSmallBodyIsRead() throws IOException {
    try (RawClient client = client()) {
      String body = "{\"login\": \"nobody\", \"password\": \"" + "x".repeat(100) + "\"}";
      client.post("/v1/session", null, json(body.length())).send(body);
      assertThat(client.readSome()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void whoHasAWrongKeyIsToldSoBeforeTheBody() throws IOException {
    try (RawClient client = client()) {
      client.post("/v1/purchases", "rk_wrong", json(1_000_000)).send("{");
      assertThat(client.problem(401).path("type").asString()).endsWith("unauthorized");
    }
  }

  @Test
  void aBodyThatStopsIsRefused() throws IOException {
    double before = refused("slow-body");
    try (RawClient client = client()) {
      client.post("/v1/purchases", key(), json(4_000)).send("{\"store\": ");
      String answer = client.readToTheEnd();
      assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:regulars:problem:too-slow");
      assertThat(answer).contains("pause for 2 seconds", "512 bytes a second");
    }
    assertThat(refused("slow-body")).isGreaterThan(before);
  }

  /** 2 kbit/s are less than the slowest mobile data there is; its body of 5 seconds gets in. */
  @Test
  void theBodyOfASlowTillIsTaken() throws Exception {
    String body = APurchase.anonymous().line("T", "tea", 1, 100).with("note", null).json();
    String padded = body + " ".repeat(3_000 - body.length());
    try (RawClient client = client()) {
      client.post("/v1/purchases", key(), json(padded.length()));
      for (int at = 0; at < padded.length(); at += 150) {
        client.send(padded.substring(at, Math.min(padded.length(), at + 150)));
        Thread.sleep(200);
      }
      assertThat(client.readSome()).startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void aHeadThatStopsIsRefusedAlsoOnAConnectionThatWasGood() throws IOException {
    try (RawClient client = client()) {
      client.get("/actuator/health", "Connection: keep-alive\r\n");
      assertThat(client.readSome()).startsWith("HTTP/1.1 200");
      client.send("GET /actuator/health HT");
      assertThat(client.readToTheEnd()).startsWith("HTTP/1.1 408");
    }
    assertThat(refused("slow-head")).isPositive();
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    try (RawClient client = client()) {
      client.get("/actuator/health");
      assertThat(client.readSome()).startsWith("HTTP/1.1 200");
      assertThat(client.readToTheEnd()).isEmpty();
    }
  }

  @Test
  void aStreamMayPauseButNotForEver() throws Exception {
    String purchase = APurchase.anonymous().line("T", "tea", 1, 100).json() + "\n";
    try (RawClient client = client()) {
      client.post("/v1/purchases/stream", key(), "Content-Type: application/x-ndjson", CHUNKED);
      client.send(chunk(purchase));
      assertThat(client.readSome()).startsWith("HTTP/1.1 200").doesNotContain("408");
      for (int i = 0; i < 4; i++) {
        Thread.sleep(1_000);
        client.send(chunk(APurchase.anonymous().line("T", "tea", 1, 100).json() + "\n"));
      }
      // Bytes without a line are no progress.
      long from = System.nanoTime();
      CompletableFuture<Void> drip = CompletableFuture.runAsync(() -> drip(client));
      String rest = client.readToTheEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(12));
      assertThat(rest).contains("\"index\":4,\"status\":201");
      assertThat(rest).contains("\"index\":5,\"status\":408").contains("too-slow");
      drip.join();
    }
    assertThat(refused("silent-stream")).isPositive();
    await().until(() -> gauge("regulars.http.streams") == 0);
  }

  @Test
  void figuresAreForWhoeverHasTheirToken() throws IOException {
    for (String token : List.of("a token for figures", "another")) {
      try (RawClient client = client()) {
        client.get(
            "/actuator/prometheus",
            "X-Forwarded-For: 192.0.2.1\r\n",
            "Authorization: Bearer " + token + "\r\n");
        assertThat(client.readSome())
            .startsWith(token.equals("another") ? "HTTP/1.1 401" : "HTTP/1.1 200");
      }
    }
  }

  @Test
  void aCallerHasSoManyStreams() throws IOException {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        RawClient client = client();
        clients.add(client);
        client.post("/v1/purchases/stream", key(), "Content-Type: application/x-ndjson", CHUNKED);
      }
      await().until(() -> gauge("regulars.http.streams") == 2);
      try (RawClient client = client()) {
        client.post("/v1/purchases/stream", key(), "Content-Type: application/x-ndjson", CHUNKED);
        assertThat(client.problem(429).path("type").asString()).endsWith("too-many-requests");
      }
      try (RawClient client = client()) {
        String admin = FirstKeys.demoKeys().get(Role.ADMIN);
        client.post("/v1/purchases/stream", admin, "Content-Type: application/x-ndjson", CHUNKED);
        client.send(chunk(APurchase.anonymous().line("T", "tea", 1, 100).json() + "\n"));
        assertThat(client.readSome()).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    await().until(() -> gauge("regulars.http.streams") == 0);
  }

  @Test
  void aCallersBodiesAreBoundedAndTheOthersGoOn() throws IOException {
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        clients.add(
            client().post("/v1/purchases", key(), json(1_000_000)).send(" ".repeat(900_000)));
      }
      await().until(() -> gauge("regulars.http.body.bytes") > 1_700_000);
      try (RawClient client = client()) {
        client.post("/v1/purchases", key(), json(1_000_000)).send(" ".repeat(500_000));
        assertThat(client.readToTheEnd())
            .startsWith("HTTP/1.1 429")
            .containsIgnoringCase("Retry-After: 1")
            .contains("too-many-requests");
      }
      assertThat(purchase(Role.ADMIN).status()).isEqualTo(201);
      assertThat(purchase(Role.TILL).status()).as("a small one of the same key").isEqualTo(201);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    await().until(() -> gauge("regulars.http.body.bytes") == 0 && underway.owners() == 0);
    assertThat(refused("bodies-of-caller")).isPositive();
  }

  @Test
  void requestsAheadOfTheirTurnAreNotKeptForEver() throws IOException {
    String requests = "GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100);
    int sent = 0;
    try (RawClient client = client()) {
      while (sent < 8 << 20) {
        client.send(requests);
        sent += requests.length();
      }
    } catch (IOException closed) {
      // As it should be.
    }
    assertThat(sent).as("bytes of requests that were taken").isLessThan(1 << 20);
  }

  @Test
  void anAnswerThatNobodyReadsWaitsForALittleWhileAndTakesNextToNothing() throws IOException {
    double before = refused("slow-reader");
    try (RawClient client = client()) {
      client.get("/v1/openapi.json");
      await().until(() -> gauge("regulars.http.unread.bytes") > 0);
      assertThat(gauge("regulars.http.unread.bytes")).isLessThan(300_000);
      await().until(() -> refused("slow-reader") > before);
    }
  }

  @Test
  void aConnectionOfATillIsNotGivenToStrangers() throws IOException {
    List<RawClient> strangers = new ArrayList<>();
    try (RawClient till = client()) {
      till.get("/v1/stores", "Authorization: Bearer " + key() + "\r\n");
      assertThat(till.readSome()).startsWith("HTTP/1.1 200");
      for (int i = 0; i < 110; i++) {
        strangers.add(client());
      }
      await().until(() -> connections.strangers() >= 75);
      assertThat(connections.size()).isLessThanOrEqualTo(80);
      till.get("/v1/stores", "Authorization: Bearer " + key() + "\r\n");
      assertThat(till.readSome()).startsWith("HTTP/1.1 200");
    } finally {
      for (RawClient stranger : strangers) {
        stranger.close();
      }
    }
    assertThat(refused("connections")).isPositive();
  }

  @Test
  void allTillsMayComeBackAtOnce() throws IOException {
    List<RawClient> tills = new ArrayList<>();
    try {
      for (int i = 0; i < 70; i++) {
        tills.add(client());
      }
      for (RawClient till : tills) {
        till.get("/v1/stores?limit=1", "Authorization: Bearer " + key() + "\r\n");
      }
      for (RawClient till : tills) {
        assertThat(till.readSome()).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (RawClient till : tills) {
        till.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Attack.class)
  void whileHostileHandsAreAtItTillsGoOn(Attack attack) throws Exception {
    Attacker attacker = new Attacker(server.url(), key());
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Map<String, Long>> attacks =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return attacker.attack(attack, ATTACKERS, ATTACK_TIME);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                over.set(true);
              }
            });
    int purchases = 0;
    double bodiesMost = 0;
    while (!over.get()) {
      assertThat(purchase(Role.ADMIN).status()).isEqualTo(201);
      assertThat(shop.till().get("/actuator/health").status()).isEqualTo(200);
      bodiesMost = Math.max(bodiesMost, gauge("regulars.http.body.bytes"));
      purchases++;
      Thread.sleep(20);
    }
    assertThat(purchases).as(attacks.get().toString()).isGreaterThan(5);
    assertThat(bodiesMost).isLessThanOrEqualTo(4 << 20);
    assertThat(connections.size()).isLessThanOrEqualTo(80);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> underway.owners() == 0 && gauge("regulars.http.unread.bytes") == 0);
  }

  /** A till whose idle connection has gone opens another and posts the same purchase again. */
  private Answer purchase(Role role) {
    String body = APurchase.anonymous().line("T", "tea", 1, 100).json();
    try {
      return shop.as(role).post("/v1/purchases", body);
    } catch (UncheckedIOException gone) {
      return shop.as(role).post("/v1/purchases", body);
    }
  }

  private static void drip(RawClient client) {
    try {
      for (int i = 0; i < 10; i++) {
        client.send(chunk("{"));
        Thread.sleep(1_000);
      }
    } catch (IOException closed) {
      // As it should be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static String json(int length) {
    return "Content-Type: application/json\r\nContent-Length: " + length;
  }

  private static String key() {
    return FirstKeys.demoKeys().get(Role.TILL);
  }

  private RawClient client() throws IOException {
    return new RawClient(server.url());
  }

  private double refused(String reason) {
    return meters.get("regulars.http.refused").tag("reason", reason).counter().count();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
