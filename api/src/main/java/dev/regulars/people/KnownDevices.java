package dev.regulars.people;

import dev.regulars.security.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Knows the devices on which somebody has signed in before, by a signed cookie for each person
 * (OWASP, "Device Cookies"): what others guess elsewhere does not slow these down. It proves
 * nothing but that; who has one still needs the password.
 */
@Component
class KnownDevices {

  static final String COOKIE = "regulars_device_";

  private static final Duration LONGEST = Duration.ofDays(365);
  private static final String PATH = "/v1/session";
  private static final int NONCE_BYTES = 16;
  private static final int NAME_BYTES = 6;

  private final SignInSecret secret;
  private final PersonCookies cookies;
  private final SecureRandom random = new SecureRandom();

  KnownDevices(SignInSecret secret, PersonCookies cookies) {
    this.secret = secret;
    this.cookies = cookies;
  }

  /**
   * The device of a request, where this person has signed in on it.
   *
   * @param login as it is kept
   */
  Mono<Optional<String>> of(ServerWebExchange exchange, String login) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name(login));
    String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
    if (parts.length != 2) {
      return Mono.just(Optional.empty());
    }
    return secret
        .sign(signed(login, parts[0]))
        .map(
            right ->
                MessageDigest.isEqual(
                        base64(right).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        parts[1].getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    ? Optional.of(parts[0])
                    : Optional.empty());
  }

  /** Remembers the device of somebody who has just proven who they are. */
  Mono<Void> remember(ServerWebExchange exchange, String login) {
    return of(exchange, login)
        .flatMap(
            known -> {
              String nonce = known.orElseGet(this::nonce);
              return secret
                  .sign(signed(login, nonce))
                  .doOnNext(mac -> set(exchange, name(login), nonce + "." + base64(mac)));
            })
        .then();
  }

  private void set(ServerWebExchange exchange, String name, String value) {
    ResponseCookie cookie =
        ResponseCookie.from(name, value)
            .path(PATH)
            .httpOnly(true)
            .secure(cookies.isHttps(exchange.getRequest()))
            .sameSite("Strict")
            .maxAge(LONGEST)
            .build();
    exchange.getResponse().getCookies().set(name, cookie);
  }

  /** One for each person: several may work on one device. */
  private static String name(String login) {
    return COOKIE + HexFormat.of().formatHex(Secret.hash("device " + login), 0, NAME_BYTES);
  }

  private static String signed(String login, String nonce) {
    return "device\n" + nonce + "\n" + login;
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return base64(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
