package dev.regulars.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Till;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is refused before there is a request that anything of ours could look at. */
@ServerTest
class UnreadableRequestsIntegrationTests {

  @Autowired private Server server;

  @ParameterizedTest
  @ValueSource(ints = {9_000, 60_000})
  void anAddressThatIsTooLong(int characters) throws IOException {
    String answer = send("GET /v1/members/lookup?card=" + "4".repeat(characters), key());
    JsonNode problem = problem(answer, 414, "uri-too-long");
    assertThat(problem.path("title").asString()).isEqualTo("Address too long");
    assertThat(problem.path("detail").asString()).contains("8 KiB", "Shorten");
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 60_000})
  void headersThatAreTooLarge(int characters) throws IOException {
    String answer = send("GET /v1/stores", key(), "X-Long: " + "a".repeat(characters));
    JsonNode problem = problem(answer, 431, "request-header-fields-too-large");
    assertThat(problem.path("title").asString()).isEqualTo("Headers too large");
    assertThat(problem.path("detail").asString()).contains("16 KiB", "cookies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/members/lookup?phone=a|b",
        "GET /v1/stores?after=%zz",
        "GET /v1/stores/%",
        "GET //:x",
        "nonsense",
      })
  void whatIsNoHttp(String line) throws IOException {
    JsonNode problem = problem(send(line, key()), 400, "malformed-request");
    assertThat(problem.path("detail").asString()).isNotBlank();
  }

  @Test
  void aHeaderThatIsNone() throws IOException {
    problem(send("GET /v1/stores", key(), "no header"), 400, "malformed-request");
  }

  @Test
  void anAnswerHasTheNameOfItsRequestAlsoWhereNoHostIsNamed() throws IOException {
    try (Socket socket = connect()) {
      write(socket, "GET /v1/stores HTTP/1.1\r\nX-Request-Id: till-7.4713\r\n\r\n");
      String answer = read(socket);
      assertThat(problem(answer, 400, "malformed-request").path("detail").asString())
          .contains("Host");
      assertThat(answer.toLowerCase(Locale.ROOT)).contains("x-request-id: till-7.4713");
    }
  }

  @RepeatedTest(20)
  void theRequestBeforeOnTheSameConnectionIsAnsweredAsEver() throws IOException {
    try (Socket socket = connect()) {
      write(socket, "GET /v1/stores HTTP/1.1\r\nHost: x\r\n" + key() + "\r\n\r\n");
      String first = head(socket);
      assertThat(first).startsWith("HTTP/1.1 200 OK");
      socket.getInputStream().readNBytes(length(first));
      write(socket, "GET /" + "4".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
      problem(read(socket), 414, "uri-too-long");
    }
  }

  @Test
  void requestsThatCameTogetherWithItAreAnsweredFirst() throws IOException {
    String fine = "GET /v1/stores?limit=1 HTTP/1.1\r\nHost: x\r\n" + key() + "\r\n\r\n";
    try (Socket socket = connect()) {
      write(socket, fine + fine + "nonsense\r\n\r\n" + fine);
      for (int i = 0; i < 2; i++) {
        String first = head(socket);
        assertThat(first).startsWith("HTTP/1.1 200 OK");
        socket.getInputStream().readNBytes(length(first));
      }
      problem(read(socket), 400, "malformed-request");
    }
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("%s", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode problem(String answer, int status, String type) {
    int end = answer.indexOf("\r\n\r\n");
    assertThat(end).as(answer).isPositive();
    String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
    String body = answer.substring(end + 4);
    assertThat(head)
        .startsWith("http/1.1 " + status)
        .contains(
            "content-type: application/problem+json",
            "content-length: " + body.getBytes(StandardCharsets.UTF_8).length,
            "connection: close",
            "cache-control: no-store",
            "x-request-id: ");
    JsonNode problem = Till.json(body);
    assertThat(problem.path("type").asString()).isEqualTo("urn:regulars:problem:" + type);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return problem;
  }

  private String send(String line, String... headers) throws IOException {
    try (Socket socket = connect()) {
      write(
          socket,
          line
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + String.join("\r\n", headers)
              + "\r\n\r\n");
      return read(socket);
    }
  }

  private Socket connect() throws IOException {
    URI url = URI.create(server.url());
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All that comes until the server closes the connection. */
  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String key() {
    return "Authorization: Bearer " + FirstKeys.demoKeys().get(Role.SUPPORT);
  }
}
