package dev.regulars.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A proxy in front that speaks HTTP/2 without TLS to the server, where an operator allows it. */
@ServerTest
@TestPropertySource(properties = "server.http2.enabled=true")
class H2cIntegrationTests {

  @Autowired private Server server;

  private HttpRequest request(String path, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + FirstKeys.demoKeys().get(Role.TILL))
        .header("Content-Type", "application/json")
        .method(body == null ? "GET" : "POST", body == null ? BodyPublishers.noBody() : body)
        .build();
  }

  private static String purchase() {
    return APurchase.anonymous().line("ESP-1", "coffee", 2, 250).json();
  }

  @Test
  void manyRequestsShareAConnectionOfHttp2() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      HttpResponse<String> first =
          client.send(request("/v1/stores", null), BodyHandlers.ofString());
      assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(first.statusCode()).isEqualTo(200);

      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            client.sendAsync(
                request("/v1/purchases", BodyPublishers.ofString(purchase())),
                BodyHandlers.ofString()));
      }
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.join().version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(201);
      }
      HttpResponse<String> refused =
          client.send(
              request("/v1/purchases", BodyPublishers.ofString("{")), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(400);
      HttpResponse<String> large =
          client.send(
              request("/v1/purchases", BodyPublishers.ofString(" ".repeat(2 << 20))),
              BodyHandlers.ofString());
      assertThat(large.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void whoSpeaksHttp11IsServedAsEver() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> answer =
            client.send(
                request("/v1/purchases", BodyPublishers.ofString(purchase())),
                BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      }
    }
  }
}
