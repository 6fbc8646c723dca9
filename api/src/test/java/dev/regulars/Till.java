package dev.regulars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller who speaks JSON over HTTP and looks at every byte of the answer. */
public final class Till {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String url;
  private final String key;

  /**
   * A client of a server.
   *
   * @param key null for nobody's
   */
  public Till(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(body());
    }

    /** The value at a JSON pointer, missing or not. */
    public JsonNode at(String pointer) {
      return json().at(pointer);
    }

    public long number(String pointer) {
      JsonNode node = at(pointer);
      if (!node.isIntegralNumber()) {
        throw new AssertionError("no integer at " + pointer + " of " + body());
      }
      return node.longValue();
    }

    public String text(String pointer) {
      return at(pointer).asString("");
    }

    public boolean replayed() {
      return header("Idempotency-Replayed").equals(Optional.of("true"));
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The end of a problem's type. */
    public String problem() {
      return text("/type").replace("urn:regulars:problem:", "");
    }

    /** Where a problem's fields are. */
    public List<String> pointers() {
      List<String> pointers = new ArrayList<>();
      for (JsonNode error : json().path("errors")) {
        pointers.add(error.path("pointer").asString(""));
      }
      return pointers;
    }
  }

  public Answer get(String path) {
    return send("GET", path, null, new byte[0]);
  }

  public Answer post(String path, String json, String... headers) {
    return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Sends whatever it is given; {@code headers} are names and values in turn. */
  /** The same with a text. */
  public Answer send(
      String method, String path, String contentType, String body, String... headers) {
    return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Answer send(
      String method, String path, String contentType, byte[] body, String... headers) {
    try {
      return new Answer(
          HTTP.send(
              request(method, path, contentType, body, headers),
              HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(
      String method, String path, String contentType, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(40))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  /** Reads JSON, for those who have a text. */
  public static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** Writes JSON. */
  public static String written(Object value) {
    return JSON.writeValueAsString(value);
  }
}
