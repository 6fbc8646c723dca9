package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files as an admin does, and waits for what becomes of them. */
final class ImportClient {

  private static final JsonMapper JSON = new JsonMapper();

  private final WebTestClient admin;

  ImportClient(Server server) {
    this.admin = server.admin().mutate().responseTimeout(Duration.ofMinutes(2)).build();
  }

  static Resource file(String text) {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  static Resource file(byte[] bytes) {
    return new ByteArrayResource(bytes) {
      @Override
      public String getFilename() {
        return "purchases.csv";
      }
    };
  }

  /** Sends both parts, whatever they hold. */
  WebTestClient.ResponseSpec post(Resource file, String mapping, String... idempotencyKey) {
    MultipartBodyBuilder parts = new MultipartBodyBuilder();
    parts.part("file", file);
    parts.part("mapping", mapping, MediaType.APPLICATION_JSON);
    return admin
        .post()
        .uri("/v1/imports")
        .headers(
            headers -> List.of(idempotencyKey).forEach(key -> headers.add("Idempotency-Key", key)))
        .bodyValue(parts.build())
        .exchange();
  }

  /** Sends a file that is taken. */
  UUID send(Resource file, String mapping) {
    return UUID.fromString(
        json(post(file, mapping).expectStatus().isAccepted()).path("id").asString());
  }

  /** Sends a file that is taken, and gives the import when it has ended. */
  JsonNode run(Resource file, String mapping) {
    return await(send(file, mapping), Duration.ofSeconds(60));
  }

  JsonNode run(String file, String mapping) {
    return run(file(file), mapping);
  }

  /** The import when it has ended. */
  JsonNode await(UUID id, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      JsonNode now = get(id);
      String state = now.path("state").asString();
      if (state.equals("finished") || state.equals("failed")) {
        return now;
      }
      assertThat(System.nanoTime()).as("in time: %s", now).isLessThan(until);
      pause();
    }
  }

  JsonNode get(UUID id) {
    return json(admin.get().uri("/v1/imports/" + id).exchange().expectStatus().isOk());
  }

  JsonNode get(String path) {
    return json(admin.get().uri(path).exchange().expectStatus().isOk());
  }

  JsonNode post(String path) {
    return json(admin.post().uri(path).exchange().expectStatus().isOk());
  }

  /** The rejected rows, a line each, without the header. */
  String rejected(JsonNode done) {
    return text("/v1/imports/" + done.path("id").asString() + "/rejected.csv");
  }

  String text(String path) {
    byte[] body =
        admin
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(WebTestClient.ResponseSpec response) {
    byte[] body = response.expectBody().returnResult().getResponseBodyContent();
    return JSON.readTree(body == null ? new byte[0] : body);
  }
}
