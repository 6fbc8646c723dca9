package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages' client is generated from a copy of the served document; the copy is kept true here.
 */
@ServerTest
class OpenApiDriftIntegrationTests {

  private static final Path COPY = Path.of("..", "admin-ui", "openapi.json");
  private static final String REWRITE =
      "mvn -q -pl rules,admin-ui,api -Dtest=OpenApiDriftIntegrationTests"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dregulars.openapi.write=true test";

  @Autowired private Server server;

  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void thePagesKnowTheApiAsItIs() throws IOException {
    String served = canonical(document());
    if (Boolean.getBoolean("regulars.openapi.write")) {
      Files.writeString(COPY, served);
    }
    assertThat(Files.exists(COPY) ? Files.readString(COPY) : "")
        .as("admin-ui/openapi.json is not what the server serves. Run: " + REWRITE)
        .isEqualTo(served);
  }

  private String document() {
    return Objects.requireNonNull(
        server
            .nobody()
            .mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
            .build()
            .get()
            .uri("/v1/openapi.json")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  /** Names in order, and without the address, which is another one in each run. */
  private String canonical(String document) {
    ObjectNode root = (ObjectNode) json.readTree(document);
    root.remove("servers");
    return json.writeValueAsString(sorted(root)) + "\n";
  }

  private JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      var items = json.createArrayNode();
      node.forEach(item -> items.add(sorted(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    var fields = new TreeMap<String, JsonNode>();
    node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    return json.createObjectNode().setAll(fields);
  }
}
