package dev.regulars.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The example of an operation, as it stands in the sources. */
record ExampleFile(String operationId) {

  private static final Path FOLDER = Path.of("src", "main", "resources", "openapi", "examples");
  private static final String BOUNDARY = "example";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Set<String> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode read() {
    try {
      return Files.exists(file())
          ? JSON.readTree(Files.readString(file()))
          : JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(operationId, e);
    }
  }

  /** Keeps what was answered; null where that is nothing, or nothing to read. */
  void write(int status, @Nullable JsonNode answer) {
    ObjectNode example = (ObjectNode) read();
    example.put("status", status);
    example.remove("answer");
    if (answer != null) {
      example.set("answer", answer);
    }
    try {
      Files.writeString(file(), JSON.writeValueAsString(example) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(operationId, e);
    }
  }

  private Path file() {
    return FOLDER.resolve(operationId + ".json");
  }

  /** The body of the request, as whoever copies it from the document sends it. */
  byte[] body(String mediaType) {
    JsonNode request = read().get("request");
    return request == null ? new byte[0] : written(mediaType, request);
  }

  /** A request as it is sent. */
  static byte[] written(String mediaType, JsonNode request) {
    String text;
    if (mediaType.startsWith("multipart")) {
      text = multipart(request);
    } else {
      text = request.isString() ? request.asString() : request.toString();
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String mediaType(String declared) {
    return declared.startsWith("multipart") ? declared + "; boundary=" + BOUNDARY : declared;
  }

  private static String multipart(JsonNode request) {
    return """
    --%1$s\r
    Content-Disposition: form-data; name="mapping"\r
    Content-Type: application/json\r
    \r
    %2$s\r
    --%1$s\r
    Content-Disposition: form-data; name="file"; filename="invoices.csv"\r
    \r
    %3$s\r
    --%1$s--\r
    """
        .formatted(BOUNDARY, request.get("mapping"), request.get("file").asString());
  }
}
