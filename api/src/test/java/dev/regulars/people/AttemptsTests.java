package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTests {

  private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 1);
  private static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.2", 1);

  private long now = -5;
  private final Attempts attempts = new Attempts(() -> now);

  @Test
  void aLoginIsSlowedDownWhereverItIsTried() {
    for (int i = 0; i < 10; i++) {
      assertThat(attempts.take("ada", i % 2 == 0 ? HERE : THERE)).isZero();
    }
    assertThat(attempts.take("ada", HERE)).isEqualTo(Duration.ofSeconds(30));
    assertThat(attempts.take("ada", THERE)).isEqualTo(Duration.ofSeconds(30));
    assertThat(attempts.take("grace", HERE)).isZero();
    now += Duration.ofSeconds(30).toNanos();
    assertThat(attempts.take("ada", HERE)).isZero();
    assertThat(attempts.take("ada", HERE)).isPositive();
  }

  @Test
  void anAddressIsSlowedDownWhateverItTries() {
    for (int i = 0; i < 60; i++) {
      assertThat(attempts.take("login " + i, HERE)).isZero();
    }
    assertThat(attempts.take("another", HERE)).isEqualTo(Duration.ofSeconds(3));
    assertThat(attempts.take("another", THERE)).isZero();
  }

  @Test
  void oneNetworkIsOneAddress() {
    for (int i = 0; i < 60; i++) {
      assertThat(attempts.take("login " + i, new InetSocketAddress("2001:db8::" + i, 1))).isZero();
    }
    assertThat(attempts.take("x", new InetSocketAddress("2001:db8::ffff", 1))).isPositive();
    assertThat(attempts.take("x", new InetSocketAddress("2001:db8:0:1::1", 1))).isZero();
  }

  @Test
  void whatSucceedsDoesNotCount() {
    for (int i = 0; i < 1000; i++) {
      assertThat(attempts.take("ada", HERE)).isZero();
      attempts.succeeded("ada", HERE);
    }
  }

  @Test
  void whereNoAddressIsKnownAllAreOne() {
    for (int i = 0; i < 60; i++) {
      assertThat(attempts.take("login " + i, null)).isZero();
    }
    assertThat(attempts.take("x", null)).isPositive();
  }
}
