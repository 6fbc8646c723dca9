package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.people.Attempts.Attempt;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Guessing is slowed down, and nobody is kept out by it. */
@ServerTest
class AttemptsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAIR = Duration.ofSeconds(30);

  @Autowired private Server server;
  @Autowired private DatabaseClient database;
  @Autowired private TransactionalOperator transaction;

  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private Attempts attempts;
  private Attempts onAnotherServer;

  /** Names and addresses of this test's own: the buckets are shared with all others. */
  private final String ada = "ada-" + UUID.randomUUID();

  @BeforeEach
  void twoServers() {
    database.sql("delete from sign_in_attempt").then().block(PATIENCE);
    attempts = onAServer();
    onAnotherServer = onAServer();
  }

  private Attempts onAServer() {
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    return new Attempts(database, transaction, new SignInSecret(database), clock);
  }

  private static InetSocketAddress address(int number) {
    return new InetSocketAddress("192.0." + number / 250 + "." + (1 + number % 250), 1);
  }

  private Duration take(String login, int from) {
    return take(attempts, login, address(from), null);
  }

  private static Duration take(
      Attempts where, String login, @Nullable InetSocketAddress from, @Nullable String device) {
    return where.take(new Attempt(login, from, device)).block(PATIENCE);
  }

  @Test
  void wrongPasswordsFromOneAddressAreInNobodysWayAtAnother() {
    for (int i = 0; i < 10; i++) {
      assertThat(take(ada, 1)).isZero();
    }
    assertThat(take(ada, 1)).isEqualTo(PAIR);
    assertThat(take(ada, 2)).isZero();
    assertThat(take("grace-" + ada, 1)).isZero();
    now = now.plus(PAIR);
    assertThat(take(ada, 1)).isZero();
    assertThat(take(ada, 1)).isPositive();
  }

  @Test
  void whatOneServerCountedCountsOnAll() {
    for (int i = 0; i < 5; i++) {
      assertThat(take(attempts, ada, address(1), null)).isZero();
      assertThat(take(onAnotherServer, ada, address(1), null)).isZero();
    }
    assertThat(take(attempts, ada, address(1), null)).isEqualTo(PAIR);
    assertThat(take(onAnotherServer, ada, address(1), null)).isEqualTo(PAIR);
  }

  @Test
  void anAddressIsSlowedDownWhateverItTries() {
    for (int i = 0; i < 60; i++) {
      assertThat(take(ada + i, 1)).isZero();
    }
    assertThat(take("another-" + ada, 1)).isEqualTo(Duration.ofSeconds(3));
    assertThat(take("another-" + ada, 2)).isZero();
  }

  @Test
  void guessesFromManyAddressesAreSlowedDownButNotTheKnownDevice() {
    for (int i = 0; i < 100; i++) {
      assertThat(take(ada, i)).isZero();
    }
    assertThat(take(ada, 200)).isEqualTo(Duration.ofSeconds(10));
    assertThat(take(attempts, ada, address(200), "device-" + ada)).isZero();
    assertThat(take(attempts, ada, address(1), "device-" + ada)).isZero();
    // A device that was stolen may guess as slowly as any other.
    for (int i = 0; i < 8; i++) {
      take(attempts, ada, address(i), "device-" + ada);
    }
    assertThat(take(attempts, ada, address(9), "device-" + ada)).isEqualTo(PAIR);
  }

  @Test
  void oneAddressAloneNeverUsesUpALogin() {
    for (int i = 0; i < 2_000; i++) {
      take(ada, 1);
      now = now.plus(Duration.ofSeconds(1));
    }
    assertThat(take(ada, 2)).isZero();
  }

  @Test
  void oneNetworkIsOneAddress() {
    for (int i = 0; i < 60; i++) {
      InetSocketAddress from = new InetSocketAddress("2001:db8::" + i, 1);
      assertThat(take(attempts, ada + i, from, null)).isZero();
    }
    assertThat(take(attempts, ada, new InetSocketAddress("2001:db8::ffff", 1), null)).isPositive();
    assertThat(take(attempts, ada, new InetSocketAddress("2001:db8:0:1::1", 1), null)).isZero();
  }

  @Test
  void whatSucceedsDoesNotCount() {
    Attempt attempt = new Attempt(ada, null, null);
    for (int i = 0; i < 120; i++) {
      assertThat(attempts.take(attempt).block(PATIENCE)).isZero();
      attempts.succeeded(attempt).block(PATIENCE);
    }
  }

  @Test
  void ofManyAtOnceAsManyAreLetInAsOneByOne() {
    List<Duration> waits =
        Flux.range(0, 60)
            .flatMap(
                i -> (i % 2 == 0 ? attempts : onAnotherServer).take(new Attempt(ada, null, null)),
                60)
            .collectList()
            .block(PATIENCE);
    assertThat(waits.stream().filter(Duration::isZero)).hasSize(10);
  }

  @Test
  void whateverIsTriedThereAreSoManyRowsAndNoMore() {
    for (int i = 0; i < 50; i++) {
      take("bounded-" + i, i);
    }
    assertThat(rows("select max(bucket) < 4 * 65536 and count(*) <= 150 from sign_in_attempt"))
        .isTrue();
    now = now.plus(Duration.ofHours(1));
    attempts.forgetDry().block(PATIENCE);
    assertThat(rows("select count(*) = 0 from sign_in_attempt where dry_at < 1893459600000"))
        .isTrue();
  }

  private boolean rows(String question) {
    return Boolean.TRUE.equals(
        database.sql(question).mapValue(Boolean.class).one().block(PATIENCE));
  }

  @Test
  @SuppressWarnings("unchecked")
  void thePersonIsLetInOnTheirDeviceAndToldWhatOthersTried() {
    String login = "told-" + UUID.randomUUID();
    Browser known = new GivenPeople(server).join(login, "till");
    String cookie =
        "regulars_device_"
            + java.util.HexFormat.of()
                .formatHex(dev.regulars.security.Secret.hash("device " + login), 0, 6);
    assertThat(known.cookie(cookie)).as("its device").isNotNull();

    for (int i = 0; i < 11; i++) {
      new Browser(server).signIn(login, "wrong " + i);
    }
    new Browser(server).signIn(login, GivenPeople.PASSWORD).expectStatus().isEqualTo(429);
    String tampered = known.cookie(cookie).replaceFirst("^.", "_");
    Browser thief = new Browser(server);
    thief.plant(cookie, tampered);
    thief.signIn(login, GivenPeople.PASSWORD).expectStatus().isEqualTo(429);

    Browser again = new Browser(server);
    again.plant(cookie, known.cookie(cookie));
    var answer = again.signingIn(login, GivenPeople.PASSWORD).exchange();
    answer.expectStatus().isOk();
    var result = answer.expectBody(Map.class).returnResult();
    Map<String, Object> person = (Map<String, Object>) result.getResponseBody().get("person");
    Map<String, Object> failed = (Map<String, Object>) person.get("failedSignIns");
    assertThat(failed).containsEntry("count", 10);
    assertThat(Instant.parse((String) failed.get("since"))).isBefore(Instant.now());
    ResponseCookie device = result.getResponseCookies().getFirst(cookie);
    assertThat(device.isHttpOnly()).isTrue();
    assertThat(device.getSameSite()).isEqualTo("Strict");
    assertThat(device.getMaxAge()).isGreaterThan(Duration.ofDays(300));
    assertThat(device.getValue()).doesNotContain(login);

    Map<String, Object> entry =
        new GivenPeople(server)
            .audit(id(login)).stream()
                .filter(one -> one.get("action").equals("session.began"))
                .findFirst()
                .orElseThrow();
    assertThat(entry.get("details").toString()).contains("failedAttempts=10", "failedSince=");
    Browser later = new Browser(server);
    later.plant(cookie, known.cookie(cookie));
    later.signIn(login, GivenPeople.PASSWORD).expectStatus().isOk();
    assertThat(later.session().get("person").toString()).doesNotContain("failedSignIns");
  }

  private String id(String login) {
    return (String) new GivenPeople(server).find(login).get("id");
  }
}
