package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is wrong with a request before anybody looks at its fields; the store stands for every
 * endpoint.
 */
@ServerTest
class BadRequestsIntegrationTests {

  private static final String JSON = "application/json";

  @Autowired private Server server;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "nothing",
        "{\"name\": }",
        "{'name': 'x'}",
        "{\"name\": \"x\"} {}",
        "{\"name\": \"x\", \"name\": \"y\"}",
        "{\"name\": \"x\",}",
        "{\"name\": NaN}",
        "{\"name\": 01}",
        "{\"name\": \"a\nb\"}",
        "/* */ {\"name\": \"x\"}"
      })
  void refusesWhatIsNoJson(String body) {
    assertProblem(put(body), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"x\"", "true", "null", "[{\"name\": \"x\"}]"})
  void refusesAnotherShape(String body) {
    assertProblem(put(body), 400, "malformed-request");
  }

  @Test
  void refusesBrokenUtf8() {
    byte[] body = "{\"name\": \"xx\"}".getBytes(StandardCharsets.UTF_8);
    body[10] = (byte) 0xc3;
    body[11] = (byte) 0x28;
    assertProblem(put(body, JSON), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e080af", "f08080af", "eda080", "f4908080", "00", "80", "c3"})
  void refusesWhatAParserWouldMend(String hex) {
    assertNotUtf8(
        new byte[][] {
          "{\"name\": \"Caf".getBytes(StandardCharsets.UTF_8),
          HexFormat.of().parseHex(hex),
          "\"}".getBytes(StandardCharsets.UTF_8)
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
  void refusesOtherEncodings(String charset) {
    byte[] body = "{\"name\": \"Café\"}".getBytes(Charset.forName(charset));
    assertNotUtf8(body);
    HttpResponse<String> said = put(body, JSON + ";charset=" + charset);
    assertThat(said.statusCode()).isIn(400, 415);
    assertThat(said.body()).contains("UTF-8");
    byte[] mark = "\ufeff".getBytes(Charset.forName(charset));
    assertNotUtf8(mark, body);
  }

  @Test
  void takesWhateverIsUtf8() {
    String body = "{\"name\": \"Café 日本 🫖\"}";
    HttpResponse<String> answer = put(body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Café 日本 🫖");
    String full = "{\"name\": \"é\"" + " ".repeat((1 << 20) - 15) + "}";
    assertThat(put(full).statusCode()).isEqualTo(200);
  }

  private void assertNotUtf8(byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    HttpResponse<String> answer = put(body.toByteArray(), JSON);
    assertProblem(answer, 400, "malformed-request");
    assertThat(answer.body()).contains("UTF-8");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"tags\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertProblem(put(deep), 400, "malformed-request");
    String known = "{\"x\": " + "{\"x\":".repeat(40) + "1" + "}".repeat(41);
    assertProblem(put(known), 400, "malformed-request");
  }

  @Test
  void refusesAbsurdNumbers() {
    assertProblem(put("{\"name\": 1" + "0".repeat(1000) + "}"), 400, "malformed-request");
    assertProblem(put("{\"name\": 1e999999999}"), 400, "malformed-request");
  }

  @Test
  void refusesABodyOfTwoMebibytes() {
    String body = "{\"name\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
    assertProblem(put(body), 413, "too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-ndjson",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x"
      })
  void refusesAnotherMediaType(String mediaType) {
    HttpResponse<String> answer =
        put("{\"name\": \"x\"}".getBytes(StandardCharsets.UTF_8), mediaType);
    assertProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.body())
        .contains(
            "\"Send the body as application/json in UTF-8, and say so with 'Content-Type'.\"");
  }

  @Test
  void saysWhatElseIsTakenWhereItIsNotJson() {
    HttpResponse<String> answer =
        server.send("POST", "/v1/purchases/stream", Role.TILL, JSON, new byte[0]);
    assertProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.body()).contains("Send the body as application/x-ndjson,");
  }

  @Test
  void refusesAMediaTypeThatIsNone() {
    HttpResponse<String> answer = put("{}".getBytes(StandardCharsets.UTF_8), "nonsense");
    assertThat(answer.statusCode()).isIn(400, 415);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void namesTheMethodsThatArePossible() {
    HttpResponse<String> answer = server.send("PATCH", "/v1/stores", Role.ADMIN, JSON, new byte[0]);
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "PROPFIND", "TRACE"})
  void namesTheMethodsThereAreWhereThereIsNoSuchMethod(String method) throws IOException {
    String answer = raw(method + " /v1/stores HTTP/1.1");
    assertThat(answer)
        .startsWith("HTTP/1.1 405")
        .contains(
            "urn:regulars:problem:method-not-allowed", "GET, HEAD", "There is no such method");
  }

  @Test
  void aNumberInQuotesIsToldToBeAText() {
    String line = "{\"sku\": \"T\", \"quantity\": \"2\", \"unitPriceMinor\": 100}";
    HttpResponse<String> answer =
        server.send(
            "POST",
            "/v1/purchases",
            Role.TILL,
            JSON,
            ("{\"lines\": [" + line + "]}").getBytes(StandardCharsets.UTF_8));
    assertProblem(answer, 400, "malformed-request");
    assertThat(answer.body())
        .contains("\"/lines/0/quantity\"", "not a text: write it without quotes");
    HttpResponse<String> whole =
        server.send(
            "POST",
            "/v1/purchases",
            Role.TILL,
            JSON,
            "{\"totalMinor\": \"100\"}".getBytes(StandardCharsets.UTF_8));
    assertProblem(whole, 400, "malformed-request");
    assertThat(whole.body()).contains("\"/totalMinor\"", "not a text: write it without quotes");
  }

  /** What tills do whose line is bad: it is no news, and nobody's address gets into the log. */
  @Test
  void whatIsBrokenOffIsNoNews() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try {
      for (String key : new String[] {"", "Authorization: Bearer " + supportKey() + "\r\n"}) {
        for (int i = 0; i < 5; i++) {
          try (Socket socket = connect()) {
            String head =
                "POST /v1/invitations/invite_secret HTTP/1.1\r\nHost: x\r\n"
                    + key
                    + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"na";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Thread.sleep(50);
            socket.setSoLinger(i % 2 == 0, 0);
          }
        }
      }
      server.nobody().get().uri("/actuator/health").exchange().expectStatus().isOk();
      Thread.sleep(500);
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n"})
  void aRequestSaysOnceWhomItIsFor(String hosts) throws IOException {
    try (Socket socket = connect()) {
      String head = "GET /v1/stores HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed-request", "'Host'");
    }
  }

  private String raw(String line) throws IOException {
    try (Socket socket = connect()) {
      String head =
          line
              + "\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
              + supportKey()
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket connect() throws IOException {
    URI url = URI.create(server.url());
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String supportKey() {
    return FirstKeys.demoKeys().get(Role.SUPPORT);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertProblem(
        server.send("GET", "/v1/nothing", Role.ADMIN, null, new byte[0]), 404, "not-found");
    assertProblem(
        server.send("DELETE", "/v1/api-keys/no-uuid", Role.ADMIN, null, new byte[0]),
        400,
        "malformed-request");
  }

  @Test
  void refusesNulInAnAddress() {
    assertProblem(
        server.send("GET", "/v1/stores?after=a%00b", Role.ADMIN, null, new byte[0]),
        400,
        "malformed-request");
  }

  @Test
  void cannotAnswerInAnotherMediaType() {
    server
        .admin()
        .get()
        .uri("/v1/stores")
        .header("Accept", "application/xml")
        .exchange()
        .expectStatus()
        .isEqualTo(406)
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo(
            "The answer can be had as application/json; say so with 'Accept', or leave it out.");
  }

  @Test
  void cannotAnswerInAMediaTypeThatIsNone() {
    HttpResponse<String> answer =
        server.send("GET", "/v1/stores", Role.ADMIN, null, new byte[0], "Accept", "nonsense");
    assertProblem(answer, 406, "not-acceptable");
    assertThat(answer.body()).contains("'Accept' cannot be read").doesNotContain("[");
  }

  private HttpResponse<String> put(String body) {
    return put(body.getBytes(StandardCharsets.UTF_8), JSON);
  }

  private HttpResponse<String> put(byte[] body, String contentType) {
    return server.send("PUT", "/v1/stores/any", Role.ADMIN, contentType, body);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:regulars:problem:" + slug + "\"", "\"status\":" + status)
        .doesNotContain("Exception", "tools.jackson", "dev.regulars", "java.");
  }
}
