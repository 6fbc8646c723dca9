package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.purchase.APurchase;
import dev.regulars.security.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What HTTP's own tools may expect of every operation. */
@ServerTest
class MannersIntegrationTests {

  private static final String JSON = "application/json";

  @Autowired private Shop shop;
  @Autowired private Server server;

  private static APurchase purchase() {
    return APurchase.anonymous().line("ESP-1", "coffee", 2, 250);
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Answer post(byte[] body, String type, String... headers) {
    return shop.till().send("POST", "/v1/purchases", type, body, headers);
  }

  private Answer post(String body, String... headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), JSON, headers);
  }

  @Test
  void aBodyMayComePacked() {
    Answer answer = post(packed(purchase().json()), JSON, "Content-Encoding", "gzip");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    String lines = purchase().json() + "\n" + purchase().json() + "\n";
    Answer stream =
        shop.till()
            .send(
                "POST",
                "/v1/purchases/stream",
                "application/x-ndjson",
                packed(lines),
                "Content-Encoding",
                "gzip");
    assertThat(stream.body().lines()).hasSize(2).allMatch(line -> line.contains("201"));
  }

  @Test
  void whatIsPackedMeetsTheLimitsOfWhatIsInIt() {
    byte[] bomb = packed(" ".repeat(20 << 20) + purchase().json());
    assertThat(bomb.length).isLessThan(64 << 10);
    Answer answer = post(bomb, JSON, "Content-Encoding", "gzip");
    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
  }

  @Test
  void whatIsNotPackedAsItSaysIsRefused() {
    byte[] whole = packed(purchase().json());
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    for (byte[] body : new byte[][] {half, purchase().json().getBytes(StandardCharsets.UTF_8)}) {
      Answer answer = post(body, JSON, "Content-Encoding", "gzip");
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.text("/detail")).contains("gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip"})
  void anotherPackingIsRefusedAndTheOneThatIsTakenIsNamed(String encoding) {
    Answer answer = post(purchase().json(), "Content-Encoding", encoding);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-content-encoding");
    assertThat(answer.header("Accept-Encoding")).hasValue("gzip");
  }

  @Test
  void aLargeAnswerIsPackedForWhoAsksForIt() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/openapi.json"))
            .header("Accept-Encoding", "gzip")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
      assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
      byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
      assertThat(plain.length).isGreaterThan(4 * answer.body().length);
      assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("{").endsWith("}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/purchases,                    application/problem+json",
    "/v1/stores,                       text/html",
    "/v1/stores,                       application/xml",
    "/v1/rulebook/live,                application/json;q=0",
  })
  void whatCannotBeHadIsRefusedInOneWay(String path, String accept) {
    Answer answer = shop.as(Role.SUPPORT).send("GET", path, null, new byte[0], "Accept", accept);
    assertThat(answer.status()).as(answer.body()).isEqualTo(406);
    assertThat(answer.problem()).isEqualTo("not-acceptable");
    assertThat(answer.text("/detail")).contains(JSON);
  }

  @Test
  void nothingIsBookedOfWhichTheAnswerCannotBeTaken() {
    APurchase purchase = purchase();
    assertThat(post(purchase.json(), "Accept", "application/problem+json").status()).isEqualTo(406);
    Answer booked =
        post(purchase.json(), "Accept", "application/problem+json, application/json;q=0.9");
    assertThat(booked.status()).isEqualTo(201);
    assertThat(booked.header("Content-Type")).hasValue(JSON);
    Answer listed =
        shop.as(Role.SUPPORT)
            .send(
                "GET",
                "/v1/stores",
                null,
                new byte[0],
                "Accept",
                "application/problem+json, */*;q=0.1");
    assertThat(listed.header("Content-Type").orElseThrow()).startsWith(JSON);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/purchases?stoer=a&limit=3,            /stoer",
    "/v1/members/lookup?card=1&fone=2,         /fone",
    "/v1/stores?x=1,                           /x",
  })
  void anUnknownParameterIsRefusedLikeAnUnknownField(String path, String pointer) {
    Answer answer = shop.as(Role.SUPPORT).get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly(pointer);
    assertThat(answer.text("/errors/0/detail")).contains("query parameter");
    Answer posted = shop.till().post("/v1/purchases?dryRun=true", purchase().json());
    assertThat(posted.status()).isEqualTo(400);
    assertThat(posted.pointers()).containsExactly("/dryRun");
  }

  @Test
  void everyAnswerHasTheNameOfItsRequest() {
    String own = post(purchase().json()).header("X-Request-Id").orElseThrow();
    assertThat(own).hasSize(36);
    assertThat(post(purchase().json(), "X-Request-Id", "till-7.4711").header("X-Request-Id"))
        .hasValue("till-7.4711");
    assertThat(post("{", "X-Request-Id", "till-7.4712").header("X-Request-Id"))
        .hasValue("till-7.4712");
    assertThat(post("{", "X-Request-Id", "no good").header("X-Request-Id").orElseThrow())
        .hasSize(36);
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    assertThat(
            post("{", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01").header("X-Request-Id"))
        .hasValue(trace);
    assertThat(shop.withKey("rk_nobody").get("/v1/stores").header("X-Request-Id")).isPresent();
    assertThat(shop.till().get("/nowhere").header("X-Request-Id")).isPresent();
  }

  @Test
  void whatWasMadeSaysWhereItIs() {
    for (Answer made :
        new Answer[] {post(purchase().json()), shop.till().post("/v1/members", "{}")}) {
      assertThat(made.status()).isEqualTo(201);
      String address = made.header("Location").orElseThrow();
      assertThat(shop.till().get(address).text("/id")).isEqualTo(made.text("/id"));
    }
  }

  @Test
  void twoKeysAreNotOne() {
    Answer answer =
        shop.till().post("/v1/members", "{}", "Idempotency-Key", "one", "Idempotency-Key", "two");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("/Idempotency-Key");
    assertThat(answer.text("/errors/0/detail")).contains("once");
  }

  @Test
  void whatIsNotUtf8SaysSoAndIsToldWhatIsTaken() {
    for (String charset : new String[] {"utf-16", "iso-8859-1"}) {
      Answer answer =
          post(purchase().json().getBytes(StandardCharsets.UTF_16), JSON + ";charset=" + charset);
      assertThat(answer.status()).as(answer.body()).isEqualTo(415);
      assertThat(answer.text("/detail")).contains("application/json in UTF-8");
    }
    assertThat(
            post(purchase().json().getBytes(StandardCharsets.UTF_8), JSON + ";charset=UTF-8")
                .status())
        .isEqualTo(201);
  }

  @Test
  void aNameThatStandsTwiceIsSaid() {
    Answer answer = post(purchase().json().replaceFirst("\\{", "{\"store\": \"a\", "));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/detail")).contains("twice");
  }

  @Test
  void aWholeNumberMayBeWrittenWithDecimals() {
    String json = purchase().json();
    assertThat(post(json.replace("250", "250.0").replace("500", "500.00")).status()).isEqualTo(201);
    Answer power = post(purchase().json().replace("500", "5e2"));
    assertThat(power.status()).isEqualTo(400);
    assertThat(power.pointers()).containsExactly("/totalMinor");
    Answer half = post(purchase().json().replace("250", "250.5"));
    assertThat(half.status()).isEqualTo(400);
    assertThat(half.pointers()).containsExactly("/lines/0/unitPriceMinor");
    assertThat(half.text("/errors/0/detail")).contains("integer");
    assertThat(post(purchase().json().replace("250", "1e999999999")).status()).isEqualTo(400);
  }

  @Test
  void aCallerIsToldWhatIsLeftOfTheirRate() {
    Answer answer = post(purchase().json());
    assertThat(answer.header("RateLimit-Policy")).hasValue("\"caller\";q=20000;w=1");
    assertThat(answer.header("RateLimit").orElseThrow()).matches("\"caller\";r=[0-9]+;t=1");
    assertThat(Optional.of(answer.status())).hasValue(201);
  }
}
