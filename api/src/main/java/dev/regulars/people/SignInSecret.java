package dev.regulars.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A secret that all servers of a database share and nobody else knows; made by the first. */
@Component
class SignInSecret {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Mono<byte[]> secret;

  SignInSecret(DatabaseClient database) {
    // What failed is asked for again.
    this.secret =
        Mono.defer(() -> read(database))
            .cache(value -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO);
  }

  /** What only who knows the secret can make of a text. */
  Mono<byte[]> sign(String text) {
    return secret.map(key -> sign(key, text));
  }

  private static byte[] sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }

  private static Mono<byte[]> read(DatabaseClient database) {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    return database
        .sql("insert into sign_in_secret (secret) values (:secret) on conflict do nothing")
        .bind("secret", fresh)
        .fetch()
        .rowsUpdated()
        .then(
            database
                .sql("select secret from sign_in_secret")
                .map(row -> Objects.requireNonNull(row.get(0, byte[].class)))
                .one());
  }
}
