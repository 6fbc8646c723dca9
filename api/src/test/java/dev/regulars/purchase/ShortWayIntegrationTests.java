package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way a request goes, nobody can tell by the answer. */
@ServerTest
class ShortWayIntegrationTests {

  private static final int REQUESTS = Integer.getInteger("regulars.short.requests", 400);
  private static final long SEED = 20_261_130L;

  /** Not among the headers that the short way takes. */
  private static final String LONG = "X-Long-Way: 1";

  @Autowired private Server server;
  @Autowired private Shop shop;
  @Autowired private MeterRegistry meters;

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void publish() {
    PropertyRules.TIERS.live(shop);
  }

  /** A till on one connection, one of the two that do the same. */
  private final class Line implements AutoCloseable {

    final String name;
    final String card;
    final boolean isLong;
    private Socket socket;

    Line(String name, boolean isLong) throws IOException {
      this.name = name;
      this.isLong = isLong;
      this.card = shop.enrol().card();
      connect();
    }

    private void connect() throws IOException {
      URI url = URI.create(server.url());
      socket = new Socket(url.getHost(), url.getPort());
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      // From now on it is known whose connection this is.
      send("GET /v1/stores?limit=1", List.of(authorization(till())), new byte[0]);
    }

    /** The whole answer; the connection is opened anew where the server closed it. */
    String send(String line, List<String> headers, byte[] body) throws IOException {
      StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: x\r\n");
      headers.forEach(header -> head.append(header).append("\r\n"));
      if (isLong) {
        head.append(LONG).append("\r\n");
      }
      if (body.length > 0) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      head.append("\r\n");
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      whole.writeBytes(body);
      socket.getOutputStream().write(whole.toByteArray());
      String answer = read();
      if (answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
        socket.close();
        connect();
      }
      return answer;
    }

    private String read() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = socket.getInputStream().read();
        assertThat(next).as("%s", head).isNotNegative();
        head.append((char) next);
      }
      int length =
          head.toString()
              .lines()
              .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
              .mapToInt(header -> Integer.parseInt(header.substring(15).strip()))
              .findFirst()
              .orElse(0);
      byte[] body = socket.getInputStream().readNBytes(length);
      assertThat(body).hasSize(length);
      return head + new String(body, StandardCharsets.UTF_8);
    }

    /** What must differ between the two is left out. */
    String masked(String answer) {
      return answer
          .replace(card, "CARD")
          .replace(name, "STORE")
          .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
          .replaceAll("\"(asOf|at|since)\":\"[^\"]*\"", "\"$1\":TIME")
          // So many requests are left in this second.
          .replaceAll("(?i)(ratelimit: .*;r)=\\d+", "$1=N")
          // The number of digits of a time differs.
          .replaceAll("(?i)content-length: \\d+", "content-length: N");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** One request, to be sent by both with their own card and store. */
  private record Asked(String line, List<String> headers, String body) {

    byte[] bytes(Line by) {
      return body.replace("CARD", by.card)
          .replace("STORE", by.name)
          // Anything beyond is a byte of its own, and then no UTF-8.
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void bothWaysAnswerTheSameToTheByte() throws IOException {
    Random random = new Random(SEED);
    double before = taken();
    long timedBefore = timed();
    int booked = 0;
    try (Line shortWay = new Line("s-" + run, false);
        Line longWay = new Line("l-" + run, true)) {
      List<Asked> sent = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        Asked asked =
            !sent.isEmpty() && random.nextInt(6) == 0
                ? sent.get(random.nextInt(sent.size()))
                : any(random, i);
        sent.add(asked);
        String first = send(asked, shortWay);
        String second = send(asked, longWay);
        assertThat(first).as("%s", asked).isEqualTo(second);
        booked += first.startsWith("HTTP/1.1 20") ? 1 : 0;
      }
    }
    assertThat(taken() - before)
        .as("much of what was booked went the short way, and not all")
        .isGreaterThan(booked * 0.5)
        .isLessThan(booked);
    assertThat(timed() - timedBefore).as("both ways are timed as one").isEqualTo(2L * booked);
  }

  @Test
  void aConnectionThatNobodyKnowsAndAKeyThatMayNotGoTheLongWay() throws IOException {
    double before = taken();
    Asked plain = new Asked("POST /v1/purchases", plainHeaders(till()), purchase("k", 1, ""));
    try (Line line = new Line("k-" + run, false)) {
      assertThat(send(plain, line)).startsWith("HTTP/1.1 201");
      assertThat(taken() - before).isOne();
      for (Role role : List.of(Role.MARKETER, Role.SUPPORT, Role.APPROVER)) {
        Asked foreign =
            new Asked("POST /v1/purchases", plainHeaders(key(role)), purchase("k", 2, ""));
        assertThat(send(foreign, line)).startsWith("HTTP/1.1 403");
      }
    }
    assertThat(taken() - before).isOne();
  }

  private static String send(Asked asked, Line line) throws IOException {
    return line.masked(line.send(asked.line(), asked.headers(), asked.bytes(line)));
  }

  private double taken() {
    return meters.get("regulars.purchases.short").counter().count();
  }

  private long timed() {
    return meters.find("http.server.requests").tag("uri", "/v1/purchases").timers().stream()
        .filter(timer -> "SUCCESS".equals(timer.getId().getTag("outcome")))
        .mapToLong(Timer::count)
        .sum();
  }

  private Asked any(Random random, int number) {
    String key = till();
    List<String> headers = plainHeaders(key);
    String body = purchase("r", number, "");
    String line = "POST /v1/purchases";
    switch (random.nextInt(27)) {
      case 0 -> body = body.replace("\"totalMinor\":", "\"total\":");
      case 1 -> body = body.replace("\"quantity\":1", "\"quantity\":\"1\"");
      case 2 -> body = body.substring(0, body.length() - 3);
      case 3 -> body = body.replace("EUR", "USD");
      case 4 -> body = body.replace("tea", "t\u00ffa");
      case 5 -> body = "\u0000" + body;
      case 6 -> body = body.replaceFirst("\"totalMinor\":\\d+", "\"totalMinor\":1");
      case 7 -> body = body.replace("\"card\":\"CARD\"", "\"card\":\"nobody\"");
      case 8 -> body = body.replaceFirst(",\"member\":\\{[^}]*}", "");
      case 9 -> body = purchase("r", number, "x".repeat(20_000));
      case 10 -> headers = List.of("Authorization: Bearer rk_wrong", headers.get(1));
      case 11 -> headers = List.of(headers.get(0), "Content-Type: text/plain");
      case 12 -> headers = List.of(headers.get(0), headers.get(1), "Accept: application/xml");
      case 13 -> headers = List.of(headers.get(0), headers.get(1), "Accept: application/json");
      case 14 -> line += "?x=1";
      case 15 -> line = "POST /v1/purchases/";
      case 16 -> headers = List.of(headers.get(0), headers.get(0), headers.get(1));
      case 17 -> headers = List.of(headers.get(0), headers.get(1), "Connection: close");
      case 18 ->
          headers =
              List.of(headers.get(0), headers.get(1), "X-Forwarded-For: 10.0.0.1", "Via: proxy");
      case 19 -> headers = List.of(headers.get(1));
      case 20 -> headers = List.of(headers.get(0), "Content-Type: application/json;charset=UTF-8");
      case 21 -> body = "null";
      case 22 -> body = "[]";
      case 23 -> body = body.replace("\"lines\":[{", "\"lines\":[null,{");
      default -> {
        // As it is.
      }
    }
    return new Asked(line, headers, body);
  }

  private static String purchase(String register, int number, String note) {
    return """
    {"store":"STORE","register":"%s","receipt":"%d","occurredAt":"2026-11-21T10:15:00+01:00",\
    "member":{"card":"CARD"},"currency":"EUR","lines":[{"sku":"T","name":"tea%s","category":"tea",\
    "quantity":1,"unitPriceMinor":%d}],"totalMinor":%d}\
    """
        .formatted(register, number, note, 100 + number, 100 + number);
  }

  private static List<String> plainHeaders(String key) {
    return List.of(authorization(key), "Content-Type: application/json");
  }

  private static String authorization(String key) {
    return "Authorization: Bearer " + key;
  }

  private static String till() {
    return key(Role.TILL);
  }

  private static String key(Role role) {
    return Map.copyOf(FirstKeys.demoKeys()).get(role);
  }
}
