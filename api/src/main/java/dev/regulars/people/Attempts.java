package dev.regulars.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regulars.security.Rate;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, by login and by address. An attempt counts before the password is looked at,
 * so that many at once are counted, too; one that succeeds does not count after all. On each server
 * by itself, and forgotten when it restarts.
 */
@Component
class Attempts {

  private static final int LOGIN_AT_ONCE = 10;
  private static final Duration LOGIN_INTERVAL = Duration.ofSeconds(30);
  private static final int ADDRESS_AT_ONCE = 60;
  private static final Duration ADDRESS_INTERVAL = Duration.ofSeconds(3);
  private static final int MOST_KEPT = 50_000;
  private static final int IPV6_NETWORK_BYTES = 8;

  private final Cache<String, Rate> logins = rates(LOGIN_INTERVAL.multipliedBy(LOGIN_AT_ONCE));
  private final Cache<String, Rate> addresses =
      rates(ADDRESS_INTERVAL.multipliedBy(ADDRESS_AT_ONCE));
  private final LongSupplier nanoTime;

  @Autowired
  Attempts() {
    this(System::nanoTime);
  }

  Attempts(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** How long to wait before the next attempt; zero where it may be now, which is then counted. */
  Duration take(String login, @Nullable InetSocketAddress address) {
    long now = nanoTime.getAsLong();
    Rate ofAddress =
        addresses.get(network(address), key -> Rate.of(ADDRESS_INTERVAL, ADDRESS_AT_ONCE, now));
    Duration wait = ofAddress.take(now);
    if (!wait.isZero()) {
      return wait;
    }
    Duration waitForLogin =
        logins.get(login, key -> Rate.of(LOGIN_INTERVAL, LOGIN_AT_ONCE, now)).take(now);
    if (!waitForLogin.isZero()) {
      ofAddress.giveBack();
    }
    return waitForLogin;
  }

  /** It was the right password. */
  void succeeded(String login, @Nullable InetSocketAddress address) {
    logins.invalidate(login);
    Rate ofAddress = addresses.getIfPresent(network(address));
    if (ofAddress != null) {
      ofAddress.giveBack();
    }
  }

  /** Who has one IPv6 address has all of its network of 64 bits. */
  private static String network(@Nullable InetSocketAddress address) {
    InetAddress ip = address == null ? null : address.getAddress();
    if (ip instanceof Inet6Address) {
      return Arrays.toString(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES));
    }
    return ip == null ? "" : ip.getHostAddress();
  }

  private static Cache<String, Rate> rates(Duration untilDry) {
    return Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(untilDry).build();
  }
}
