package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An intake whose only lane stands still, because somebody holds the member's row. */
@ServerTest
@TestPropertySource(
    properties = {
      "regulars.intake.lanes=1",
      "regulars.intake.wait-max=500ms",
      "regulars.intake.calm-wait-max=500ms",
      "regulars.intake.cold-batches=0"
    })
class ImpatientIntakeIntegrationTests {

  @Autowired private Shop shop;
  @Autowired private Server server;
  @Autowired private DatabaseAddress address;
  @Autowired private MeterRegistry meters;

  @Test
  void aTillThatWouldWaitTooLongIsToldSoAndEverythingElseIsAnswered() throws Exception {
    shop.rulebook().starter();
    Someone member = shop.enrol();
    String first = purchase(member);
    String second = purchase(member);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection lock = lock(member)) {
      // The member's enrolment may still be under way, and the server is cold.
      Future<Answer> underWay =
          threads.submit(
              () ->
                  await()
                      .forever()
                      .until(
                          () -> shop.till().post("/v1/purchases", first),
                          answer -> answer.status() != 503));
      await().atMost(Duration.ofSeconds(60)).until(this::somebodyWaitsForTheLock);
      Future<Answer> waiting = threads.submit(() -> shop.till().post("/v1/purchases", second));

      Answer late = waiting.get(); // while the lane still stands
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.problem()).isEqualTo("busy");
      assertThat(late.header("Retry-After")).hasValue("1");
      double refused = refused();

      Answer atOnce = shop.till().post("/v1/purchases", purchase(member));
      assertThat(atOnce.status()).isEqualTo(503);
      assertThat(atOnce.header("Retry-After")).hasValue("1");
      assertThat(atOnce.header("Content-Type")).hasValue("application/problem+json");
      assertThat(atOnce.json()).isEqualTo(late.json());
      assertThat(refused()).isEqualTo(refused + 1);
      assertThat(shop.till().post("/v1/purchases/quote", purchase(member)).status()).isEqualTo(503);

      assertThat(nobodyReadsWhatIsRefused()).containsSubsequence("503", "200", "503", "401");
      assertThat(shop.till().get("/actuator/health").status()).isEqualTo(200);
      assertThat(shop.till().get("/v1/purchases?limit=1").status()).isEqualTo(200);

      lock.rollback();
      assertThat(underWay.get().status()).isEqualTo(201);
      await().until(() -> shop.till().post("/v1/purchases", second).status() == 201);
    }
    assertThat(
            shop.books()
                .number("select purchases from member_account where member_id = ?", member.id()))
        .isEqualTo(2);
  }

  private static String purchase(Someone member) {
    return APurchase.by(member).line("T", "tea", 1, 100).json();
  }

  private double refused() {
    return meters.get("regulars.purchases").tag("outcome", "refused").counter().count();
  }

  private Connection lock(Someone member) throws SQLException {
    Connection lock = address.connect();
    lock.setAutoCommit(false);
    lock.createStatement()
        .execute("select 1 from member_account where member_id = '" + member.id() + "' for update");
    return lock;
  }

  private boolean somebodyWaitsForTheLock() throws SQLException {
    try (Connection connection = address.connect();
        var waiting =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from pg_stat_activity where datname = current_database() and"
                        + " wait_event_type = 'Lock'")) {
      waiting.next();
      return waiting.getInt(1) > 0;
    }
  }

  /** Four requests over one connection, refused ones with bodies in pieces that are no JSON. */
  private String nobodyReadsWhatIsRefused() throws IOException, InterruptedException {
    StringBuilder answers = new StringBuilder();
    try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      for (int n = 0; n < 2; n++) {
        send(socket, "POST /v1/purchases HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{{{");
        answers.append(statusOf(socket));
        Thread.sleep(50);
        send(socket, "}}}}}}}");
        String address = n == 0 ? "/actuator/health" : "/v1/stores";
        send(socket, "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n");
        answers.append(' ').append(statusOf(socket)).append(' ');
      }
    }
    return answers.toString();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Reads one answer. */
  private static String statusOf(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    var length =
        java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head.toString());
    if (length.find()) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    } else {
      StringBuilder chunks = new StringBuilder();
      while (!chunks.toString().endsWith("0\r\n\r\n")) {
        chunks.append((char) in.read());
      }
    }
    return head.substring(9, 12);
  }
}
