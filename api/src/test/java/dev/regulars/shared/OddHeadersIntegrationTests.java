package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Headers in a form that nobody should send. Spring reads many of them late, where somebody asks
 * for them: each must be a refusal, or no matter, at every kind of endpoint.
 */
@ServerTest
class OddHeadersIntegrationTests {

  private static final List<String> READ =
      List.of(
          "/v1/stores",
          "/v1/openapi.json",
          "/v1/openapi.json/swagger-config",
          "/v1/rulebook/versions/1",
          "/v1/rulebook/versions/1/files.zip",
          "/v1/rulebook/vocabulary",
          "/v1/imports/00000000-0000-0000-0000-000000000000/events",
          "/v1/imports/00000000-0000-0000-0000-000000000000/rejected.csv",
          "/v1/nowhere",
          "/actuator/health",
          "/docs",
          "/swagger-ui/index.html",
          "/admin",
          "/me",
          "/");

  private static final List<String> WRITTEN =
      List.of(
          "POST /v1/purchases",
          "POST /v1/purchases/stream",
          "POST /v1/imports",
          "POST /v1/members",
          "POST /v1/session",
          "POST /v1/rulebook/drafts",
          "PUT /v1/stores/odd-headers",
          "PUT /v1/rulebook/drafts/00000000-0000-0000-0000-000000000000/files/a.dslr",
          "PUT /v1/rulebook/drafts/00000000-0000-0000-0000-000000000000/files.zip",
          "PATCH /v1/members/00000000-0000-0000-0000-000000000000",
          "DELETE /v1/api-keys/00000000-0000-0000-0000-000000000000");

  @Autowired private Shop shop;

  private Answer send(String method, String path, String type, String... headers) {
    byte[] body =
        method.equals("GET")
            ? new byte[0]
            : APurchase.anonymous()
                .line("ESP-1", "coffee", 2, 250)
                .json()
                .getBytes(StandardCharsets.UTF_8);
    return shop.as(Role.ADMIN).send(method, path, type, body, headers);
  }

  private static void isNoFault(String request, Answer answer) {
    assertThat(answer.status()).as("%s: %s", request, answer.body()).isLessThan(500);
    if (answer.status() >= 400 && !answer.body().isEmpty()) {
      assertThat(answer.header("Content-Type")).as(request).hasValue("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b/c",
        "json",
        "application/json; charset=nope",
        "application/json; =",
        ";",
        "ä/ö"
      })
  void whatIsNoMediaTypeIsNotTakenAnywhere(String type) {
    for (String request : WRITTEN) {
      String[] parts = request.split(" ");
      Answer answer = send(parts[0], parts[1], type);
      assertThat(answer.status()).as("%s: %s", request, answer.body()).isEqualTo(415);
      assertThat(answer.problem()).as(request).isEqualTo("unsupported-media-type");
      assertThat(answer.text("/detail")).as(request).contains("Content-Type");
    }
    for (String path : READ) {
      isNoFault(path, send("GET", path, type));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept            | a/b/c",
        "Accept            | application/json;q=nope",
        "Accept            | application/json;charset=nope",
        "Accept            | ;",
        "Accept-Language   | xx;q=9, *",
        "Accept-Language   | -;q=x",
        "Accept-Charset    | nope",
        "Accept-Encoding   | br;q=nope",
        "If-Match          | nonsense",
        "If-Match          | \"a",
        "If-Match          | W/",
        "If-None-Match     | nonsense",
        "If-None-Match     | \"a\", W/",
        "If-Modified-Since | yesterday",
        "If-Unmodified-Since | yesterday",
        "If-Range          | yesterday",
        "Range             | bytes=",
        "Range             | bytes=9-1",
        "Range             | bytes=0-1,5-",
        "Range             | lines=1-2",
        "Range             | bytes=99999999999999999999-",
        "Origin            | null",
        "Origin            | ://",
        "Origin            | http://[::1",
        "Origin            | http://a:b",
        "Access-Control-Request-Method | \"X Y",
        "Cookie            | regulars_session=\"; =",
        "Forwarded         | for=\"[::1",
        "X-Forwarded-Host  | a b:c",
        "X-Forwarded-Port  | x",
        "X-Forwarded-Proto | ://",
        "X-Forwarded-For   | [::",
        "X-Forwarded-Prefix | ../%",
        "Last-Event-ID     | -1",
        "X-HTTP-Method-Override | X Y",
        "Content-Disposition | x=\"",
        "Content-Encoding  | gzip;q=1",
        "Content-Language  | -",
        "Content-Range     | bytes x",
        "Date              | yesterday",
        "Max-Forwards      | x",
        "TE                | ;;",
        "Prefer            | ;",
        "traceparent       | 00-x",
        "tracestate        | =,=",
        "baggage           | =;=,",
        "b3                | x-y-z",
        "Idempotency-Key   | ' '",
      })
  void whatCannotBeReadIsNoFaultOfTheServers(String name, String value) {
    for (String path : READ) {
      isNoFault("GET " + path, send("GET", path, null, name, value));
    }
    for (String request : WRITTEN) {
      String[] parts = request.split(" ");
      isNoFault(request, send(parts[0], parts[1], "application/json", name, value));
      isNoFault(request, send("OPTIONS", parts[1], null, name, value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-3", "bytes=9-1", "bytes=0-1,5-", "bytes=900000-"})
  void filesAreGivenWhole(String range) {
    String path = "/swagger-ui/index.html";
    Answer whole = shop.till().get(path);
    Answer answer = send("GET", path, null, "Range", range);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(whole.body());
    assertThat(answer.header("Accept-Ranges")).hasValue("none");
  }

  @Test
  void aPartOfAnUploadWhoseTypeIsNoneIsToldOfIt() {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="mapping"\r
        Content-Type: a/b/c\r
        \r
        {}\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="a.csv"\r
        \r
        x\r
        --b--\r
        """;
    Answer answer =
        shop.as(Role.ADMIN)
            .send(
                "POST",
                "/v1/imports",
                "multipart/form-data; boundary=b",
                body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("/errors/0/detail")).contains("Content-Type");
  }
}
