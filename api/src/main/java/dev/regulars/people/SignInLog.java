package dev.regulars.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the audit log who signs in and out, and who is refused. What somebody typed who is nobody
 * here is not kept: it may be a password.
 */
@Component
class SignInLog {

  /** Refusals are told this often for each account, and for all that is no account together. */
  private static final Duration REFUSALS_EVERY = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(SignInLog.class);
  private static final UUID NOBODY = new UUID(0, 0);
  private static final int MOST_KEPT = 10_000;

  private final AuditLog audit;
  private final Cache<UUID, Boolean> told =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(REFUSALS_EVERY).build();

  SignInLog(AuditLog audit) {
    this.audit = audit;
  }

  /** How somebody proves who they are. */
  enum Way {
    PASSWORD,
    OIDC;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why somebody is refused. */
  enum Reason {
    WRONG_PASSWORD,
    /** They were invited, or sign in elsewhere. */
    NO_PASSWORD,
    SWITCHED_OFF,
    NO_ROLE,
    UNKNOWN,
    /** What came from the issuer is not to be trusted. */
    NOT_PROVEN;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Somebody who has an account. */
  record Known(UUID id, String login, String name) {

    private Who who() {
      return new Who(id, name, Who.Kind.PERSON);
    }
  }

  /** Somebody signed in; in the transaction in which the session begins. */
  Mono<Void> began(Known person, Way way) {
    return began(person, way, null);
  }

  /** The same, after attempts that failed. */
  Mono<Void> began(Known person, Way way, @Nullable FailedSignIns failed) {
    Map<String, String> details = new LinkedHashMap<>(Map.of("way", way.code()));
    if (failed != null) {
      details.put("failedAttempts", String.valueOf(failed.count()));
      details.put("failedSince", failed.since().toString());
    }
    return record(person.who(), "session.began", person, details);
  }

  /** Somebody signed out; in the transaction in which the session ends. */
  Mono<Void> ended(Session session) {
    Known person = new Known(session.personId(), session.login(), session.name());
    return record(person.who(), "session.ended", person, Map.of());
  }

  /**
   * Somebody was refused. The answer does not wait for it, or the time it takes would tell whether
   * there is such an account.
   *
   * @param person null for nobody who is known here
   */
  void refused(@Nullable Known person, Way way, Reason reason) {
    if (told.asMap().putIfAbsent(person == null ? NOBODY : person.id(), true) == null) {
      record(
              Who.SYSTEM,
              "session.refused",
              person,
              Map.of("way", way.code(), "reason", reason.code()))
          .subscribe(
              nothing -> {}, failure -> log.warn("A refused sign-in was not recorded", failure));
    }
  }

  private Mono<Void> record(
      Who by, String action, @Nullable Known person, Map<String, String> more) {
    Map<String, String> details = new LinkedHashMap<>();
    if (person == null) {
      details.putAll(more);
      return audit.record(by, action, "nobody", "-", details);
    }
    details.put("name", person.name());
    details.put("login", person.login());
    details.putAll(more);
    return audit.record(by, action, "person", person.id().toString(), details);
  }
}
