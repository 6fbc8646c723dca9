package dev.regulars.people;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes and checks passwords: Argon2id (RFC 9106) with the parameters that OWASP recommends, 19
 * MiB, two passes, one lane. It is meant to be slow, so it has threads of its own, few of them, and
 * a waiting room that ends.
 */
@Component
class Passwords implements DisposableBean {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int THREADS = 2;
  private static final int WAITING_MAX = 100;
  private static final Duration SOON = Duration.ofSeconds(3);

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Scheduler threads =
      Schedulers.newBoundedElastic(THREADS, WAITING_MAX, "passwords", 60, true);
  private final String nobodys = nobodys();

  Mono<String> hash(String password) {
    return slowly(() -> encoder.encode(normal(password)));
  }

  /**
   * Whether it is the password of that hash. Takes the same time where there is none, so that
   * nobody learns who has an account.
   */
  Mono<Boolean> matches(String password, @Nullable String hash) {
    String against = hash == null ? nobodys : hash;
    return slowly(() -> encoder.matches(normal(password), against) && hash != null);
  }

  private <T> Mono<T> slowly(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(threads)
        .onErrorMap(RejectedExecutionException.class, e -> new ProblemException(crowded()));
  }

  @Override
  public void destroy() {
    threads.dispose();
  }

  /** An ä is an ä, whichever keyboard wrote it (NIST SP 800-63B, section 3.1.1.2). */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /** A hash to which there is no password that anybody knows. */
  private static String nobodys() {
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  private static Problem crowded() {
    return Problem.busy("Many people sign in at this moment. Try again in a few seconds.", SOON);
  }
}
