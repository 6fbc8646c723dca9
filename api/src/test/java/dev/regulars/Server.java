package dev.regulars;

import static org.awaitility.Awaitility.await;

import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The server under test, as callers in different roles reach it: over HTTP, as from outside. */
public class Server {

  /** The vocabulary is the longest: a few hundred kilobytes. */
  private static final int ANSWER_MAX = 1 << 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Environment environment;
  private volatile boolean ready;

  Server(Environment environment) {
    this.environment = environment;
  }

  /** Where it listens, such as {@code http://127.0.0.1:41234}. */
  public String url() {
    String url = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    if (!ready) {
      await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> isUp(url));
      ready = true;
    }
    return url;
  }

  /** The first purchase can be taken: the rulebook is compiled. */
  private boolean isUp(String url) throws IOException, InterruptedException {
    HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/actuator/health")).build();
    return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  /** A client with the demo key of a role. */
  public WebTestClient as(Role role) {
    return withKey(FirstKeys.demoKeys().get(role));
  }

  public WebTestClient till() {
    return as(Role.TILL);
  }

  public WebTestClient admin() {
    return as(Role.ADMIN);
  }

  public WebTestClient support() {
    return as(Role.SUPPORT);
  }

  public WebTestClient marketer() {
    return as(Role.MARKETER);
  }

  /** A client with some key. */
  public WebTestClient withKey(String key) {
    return client().defaultHeader("Authorization", "Bearer " + key).build();
  }

  /** A client without a key. */
  public WebTestClient nobody() {
    return client().build();
  }

  /**
   * Sends bytes as they are, which no well-behaved client would.
   *
   * @param contentType null for none
   * @param headers names and values in turn
   */
  public HttpResponse<String> send(
      String method,
      String path,
      Role role,
      @Nullable String contentType,
      byte[] body,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + FirstKeys.demoKeys().get(role))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private WebTestClient.Builder client() {
    return WebTestClient.bindToServer()
        .baseUrl(url())
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(ANSWER_MAX))
        .responseTimeout(Duration.ofSeconds(30));
  }
}
