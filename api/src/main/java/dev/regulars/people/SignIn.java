package dev.regulars.people;

import dev.regulars.people.Attempts.Attempt;
import dev.regulars.people.People.Account;
import dev.regulars.people.SignInLog.Reason;
import dev.regulars.people.SignInLog.Way;
import dev.regulars.security.AuditLog;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Signs people in who prove by a password who they are. */
@Component
class SignIn {

  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  private final People people;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Attempts attempts;
  private final Sessions sessions;
  private final AuditLog audit;
  private final SignInLog signIns;
  private final TransactionalOperator transaction;

  SignIn(
      People people,
      Passwords passwords,
      PasswordRules rules,
      Attempts attempts,
      Sessions sessions,
      AuditLog audit,
      SignInLog signIns,
      TransactionalOperator transaction) {
    this.people = people;
    this.passwords = passwords;
    this.rules = rules;
    this.attempts = attempts;
    this.sessions = sessions;
    this.audit = audit;
    this.signIns = signIns;
    this.transaction = transaction;
  }

  /**
   * Begins a session.
   *
   * @return its token
   * @throws ProblemException (as a signal) 401 {@code sign-in} for a wrong password, and the very
   *     same for somebody unknown, invited or switched off; 429 {@code too-many-attempts}
   */
  Mono<String> withPassword(Attempt attempt, String password) {
    return attempt(attempt, verify(people.account(attempt.login()), password, this::refused))
        .flatMap(account -> transaction.transactional(begin(account)))
        .switchIfEmpty(Mono.error(SignIn::wrong));
  }

  private Mono<String> begin(Account account) {
    return people
        .takeFailures(account.id())
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            failed ->
                sessions
                    .begin(account.id(), account.passwordHash(), failed.orElse(null))
                    .flatMap(
                        token ->
                            signIns
                                .began(account.known(), Way.PASSWORD, failed.orElse(null))
                                .thenReturn(token)));
  }

  private void refused(@Nullable Account account) {
    Reason reason = Reason.WRONG_PASSWORD;
    if (account == null) {
      reason = Reason.UNKNOWN;
    } else if (!account.active()) {
      reason = Reason.SWITCHED_OFF;
    } else if (account.passwordHash() == null) {
      reason = Reason.NO_PASSWORD;
    }
    signIns.refused(account == null ? null : account.known(), Way.PASSWORD, reason);
    if (account != null) {
      // Nobody waits for it: the time it takes would tell that there is such an account.
      people
          .failed(account.id())
          .subscribe(
              nothing -> {}, failure -> log.warn("A failed attempt was not counted", failure));
    }
  }

  /** Signs somebody out. */
  Mono<Void> end(Session session, String token) {
    Mono<Void> ended =
        sessions.end(token).filter(done -> done).flatMap(done -> signIns.ended(session));
    return transaction.transactional(ended).doOnSuccess(nothing -> sessions.forget());
  }

  /**
   * Changes a person's password, ends all their sessions, and begins a new one.
   *
   * @return the token of the new session
   * @throws ProblemException (as a signal) 409 {@code no-password}, 422 {@code wrong-password} or
   *     {@code weak-password}, 429 {@code too-many-attempts}
   */
  Mono<String> changePassword(
      Session session, String current, String next, @Nullable InetSocketAddress address) {
    rules.check("/new", next, session.login());
    Mono<Account> account =
        people
            .account(session.personId())
            .filter(found -> found.passwordHash() != null)
            .switchIfEmpty(Mono.error(() -> new ProblemException(noPassword())));
    // Somebody who has signed in counts by themselves: nobody else's guesses are in their way.
    Attempt attempt = new Attempt(session.login(), address, "signed in " + session.personId());
    return attempt(attempt, verify(account, current, refused -> {}))
        .onErrorMap(SignIn::isWrong, e -> new ProblemException(wrongCurrent()))
        .then(passwords.hash(next))
        .flatMap(
            hash ->
                transaction.transactional(
                    people
                        .setPassword(session.personId(), hash)
                        .then(sessions.endAll(session.personId()))
                        .then(
                            audit.record(
                                session.caller(),
                                "person.password-changed",
                                "person",
                                session.personId().toString(),
                                Map.of("name", session.name(), "login", session.login())))
                        .then(sessions.begin(session.personId(), hash))))
        .switchIfEmpty(Mono.error(SignIn::wrong))
        .doOnNext(token -> sessions.forget());
  }

  /** {@code refused} is told whose password it is not; null for nobody's. */
  private Mono<Account> verify(
      Mono<Account> found, String password, Consumer<@Nullable Account> refused) {
    return found
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            account ->
                passwords
                    .matches(
                        password,
                        account.filter(Account::active).map(Account::passwordHash).orElse(null))
                    .flatMap(
                        right -> {
                          if (right) {
                            return Mono.justOrEmpty(account);
                          }
                          refused.accept(account.orElse(null));
                          return Mono.error(wrong());
                        }));
  }

  private Mono<Account> attempt(Attempt attempt, Mono<Account> proof) {
    return attempts
        .take(attempt)
        .flatMap(
            wait ->
                wait.isZero()
                    ? proof.delayUntil(account -> attempts.succeeded(attempt))
                    : Mono.error(new ProblemException(tooMany(wait))));
  }

  private static boolean isWrong(Throwable error) {
    return error instanceof ProblemException refusal && refusal.problem().slug().equals("sign-in");
  }

  private static ProblemException wrong() {
    return new ProblemException(
        Problem.of(
            401,
            "sign-in",
            "Sign-in refused",
            "Login and password do not belong together. An admin can send you a new link."));
  }

  private static Problem wrongCurrent() {
    return Problem.impossible(
            "wrong-password", "Wrong password", "This is not your current password.")
        .at("/current");
  }

  private static Problem noPassword() {
    return Problem.conflict(
        "no-password", "No password", "You sign in elsewhere; change your password there.");
  }

  private static Problem tooMany(Duration wait) {
    return new Problem(
        "too-many-attempts",
        "Too many attempts",
        429,
        "Too many failed attempts. Wait, then try again.",
        List.of(),
        Map.of(),
        wait);
  }
}
