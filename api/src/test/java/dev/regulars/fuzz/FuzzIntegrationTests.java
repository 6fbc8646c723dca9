package dev.regulars.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till;
import dev.regulars.security.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Requests made from the API's own description, right ones and ones with something wrong, to every
 * operation: no fault of the server's, and each refusal a problem. On a server of its own, whose
 * rulebook nobody else needs. {@code -Dregulars.fuzz=36000} makes more of them, {@code
 * -Dregulars.fuzz.seed=7} other ones.
 */
@ServerTest
@TestPropertySource(properties = "regulars.database.connections=7")
@DirtiesContext
class FuzzIntegrationTests {

  private static final Logger log = LoggerFactory.getLogger(FuzzIntegrationTests.class);
  private static final int REQUESTS = Integer.getInteger("regulars.fuzz", 1_500);
  private static final long SEED = Long.getLong("regulars.fuzz.seed", 20261129L);

  private final HttpClient http = newClient();
  private final Known known = new Known();

  @Autowired private Server server;
  @Autowired private Shop shop;

  @Test
  void noRequestIsAFaultOfTheServers() throws Exception {
    JsonNode document = shop.till().get("/v1/openapi.json").json();
    makeWhatCanBeNamed();
    ApiDocument api = new ApiDocument(document);
    assertThat(api.operations()).hasSizeGreaterThan(70);
    Requests requests = new Requests(api, known, new Random(SEED));
    Findings findings = new Findings();

    try (Faults faults = Faults.heard()) {
      for (int i = 0; i < REQUESTS; i++) {
        send(i, requests.next(), findings);
      }
      log.warn("{} requests, seed {}: {}", REQUESTS, SEED, findings.statuses());
      assertThat(findings.isEmpty())
          .as("seed " + SEED + ", of " + REQUESTS + ":\n" + findings)
          .isTrue();
      assertThat(faults.all()).as("seed " + SEED).isEmpty();
    }
    assertThat(findings.statuses()).containsKeys(200, 201, 400, 401, 403, 404, 415, 422);
    assertThat(shop.till().get("/actuator/health").text("/status")).isEqualTo("UP");
    shop.theBooksBalance();
  }

  private void makeWhatCanBeNamed() {
    Till admin = shop.as(Role.ADMIN);
    for (int i = 0; i < 5; i++) {
      String card = "400012" + i;
      known.add("cards", card);
      String member = "{\"cards\": [\"" + card + "\"], \"name\": \"Fuzz " + i + "\"}";
      known.add("members", admin.post("/v1/members", member).text("/id"));
    }
    for (JsonNode file : admin.get("/v1/rulebook/live").at("/files")) {
      known.add("texts", file.path("text").asString());
    }
  }

  private void send(int number, AnyRequest request, Findings findings) throws Exception {
    HttpRequest.Builder http = HttpRequest.newBuilder();
    try {
      http.uri(URI.create(server.url() + request.path + request.query))
          .timeout(Duration.ofSeconds(20))
          .method(request.method, HttpRequest.BodyPublishers.ofByteArray(request.body));
      if (!request.headers.isEmpty()) {
        http.headers(request.headers.toArray(String[]::new));
      }
    } catch (IllegalArgumentException notSendable) {
      return;
    }
    try {
      HttpResponse<String> answer =
          this.http
              .sendAsync(http.build(), HttpResponse.BodyHandlers.ofString())
              .get(20, TimeUnit.SECONDS);
      findings.look(number, request, answer);
      boolean made = answer.statusCode() == 201 || answer.statusCode() == 202;
      if (made && request.operation != null && answer.body().startsWith("{")) {
        known.learn(request.operation.path(), Till.json(answer.body()));
      }
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      findings.failed(number, request, e);
    }
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }
}
