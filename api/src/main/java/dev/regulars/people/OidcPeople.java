package dev.regulars.people;

import dev.regulars.people.SignInLog.Reason;
import dev.regulars.people.SignInLog.Way;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import dev.regulars.shared.Ids;
import dev.regulars.shared.RealTime;
import dev.regulars.shared.Rows;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Finds out who somebody is here of whom an issuer says who they are there. */
@Component
class OidcPeople {

  private static final int LOGINS_TRIED = 100;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final Sessions sessions;
  private final AuditLog audit;
  private final SignInLog signIns;
  private final Ids ids;
  private final Clock clock;

  OidcPeople(
      DatabaseClient database,
      TransactionalOperator transaction,
      Sessions sessions,
      AuditLog audit,
      SignInLog signIns,
      Ids ids,
      @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.sessions = sessions;
    this.audit = audit;
    this.signIns = signIns;
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {

    /** {@code token} is that of a new session. */
    record SignedIn(String token) implements Outcome {}

    record SwitchedOff() implements Outcome {}

    /** Nobody here, and nobody who may become somebody. */
    record Unknown() implements Outcome {}
  }

  /**
   * Signs somebody in: who was here before is found by issuer and subject alone; who was invited
   * and has no password yet, by the address that the issuer vouches for; others are new here where
   * the issuer gives roles.
   *
   * @param role as the issuer gives it; empty where roles are given here
   */
  Mono<Outcome> signIn(OidcIdentity identity, Optional<Role> role) {
    Mono<Outcome> outcome =
        known(identity)
            .switchIfEmpty(Mono.defer(() -> invited(identity)))
            .switchIfEmpty(
                Mono.defer(() -> Mono.justOrEmpty(role).flatMap(it -> add(identity, it))))
            .flatMap(found -> enter(found, role))
            .defaultIfEmpty(new Outcome.Unknown());
    return transaction
        .transactional(outcome)
        .doOnNext(
            done -> {
              sessions.forget();
              if (done instanceof Outcome.Unknown) {
                signIns.refused(null, Way.OIDC, Reason.UNKNOWN);
              }
            });
  }

  /** Turns somebody away whom the issuer gives no role. */
  Mono<Void> refuse(OidcIdentity identity) {
    return known(identity)
        .singleOptional()
        .doOnNext(
            found ->
                signIns.refused(found.map(Found::known).orElse(null), Way.OIDC, Reason.NO_ROLE))
        .then();
  }

  private Mono<Outcome> enter(Found found, Optional<Role> role) {
    if (!found.active()) {
      signIns.refused(found.known(), Way.OIDC, Reason.SWITCHED_OFF);
      return Mono.just(new Outcome.SwitchedOff());
    }
    Mono<Void> changed =
        role.isEmpty() || role.get() == found.role() ? Mono.empty() : change(found, role.get());
    return changed
        .then(sessions.begin(found.id(), null))
        .flatMap(token -> signIns.began(found.known(), Way.OIDC).thenReturn(token))
        .<Outcome>map(Outcome.SignedIn::new)
        .defaultIfEmpty(new Outcome.SwitchedOff());
  }

  private Mono<Found> known(OidcIdentity identity) {
    return database
        .sql(
            """
            select id, login, name, role, active from person
            where issuer = :issuer and subject = :subject
            for no key update
            """)
        .bind("issuer", identity.issuer())
        .bind("subject", identity.subject())
        .map(Found::of)
        .one();
  }

  private Mono<Found> invited(OidcIdentity identity) {
    if (identity.verifiedEmail() == null) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            update person set issuer = :issuer, subject = :subject
            where login = :email and active and password_hash is null and subject is null
            returning id, login, name, role, active
            """)
        .bind("issuer", identity.issuer())
        .bind("subject", identity.subject())
        .bind("email", identity.verifiedEmail())
        .map(Found::of)
        .one()
        .flatMap(
            found ->
                database
                    .sql("delete from invitation where person_id = :person")
                    .bind("person", found.id())
                    .then()
                    .then(joined(found))
                    .thenReturn(found));
  }

  private Mono<Found> add(OidcIdentity identity, Role role) {
    return add(identity, role, 1).flatMap(found -> joined(found).thenReturn(found));
  }

  /** Somebody else may have the login; two people are never made one for that. */
  private Mono<Found> add(OidcIdentity identity, Role role, int attempt) {
    String login = attempt == 1 ? identity.login() : identity.login() + "-" + attempt;
    Mono<Found> added =
        database
            .sql(
                """
                insert into person (id, login, name, role, issuer, subject, created_at)
                values (:id, :login, :name, :role, :issuer, :subject, :at)
                on conflict do nothing
                returning id, login, name, role, active
                """)
            .bind("id", ids.next())
            .bind("login", login)
            .bind("name", identity.name())
            .bind("role", role.code())
            .bind("issuer", identity.issuer())
            .bind("subject", identity.subject())
            .bind("at", clock.instant())
            .map(Found::of)
            .one();
    return added.switchIfEmpty(
        // Another request of the same person may have been first.
        Mono.defer(
            () ->
                known(identity)
                    .switchIfEmpty(
                        attempt == LOGINS_TRIED
                            ? Mono.empty()
                            : Mono.defer(() -> add(identity, role, attempt + 1)))));
  }

  private Mono<Void> joined(Found found) {
    return record(found, "person.joined", Map.of("role", found.role().code()));
  }

  /** The issuer's word counts, also about admins: it is asked about everybody at each sign-in. */
  private Mono<Void> change(Found found, Role role) {
    return database
        .sql("update person set role = :role where id = :id")
        .bind("role", role.code())
        .bind("id", found.id())
        .fetch()
        .rowsUpdated()
        .then(sessions.endAll(found.id()))
        .then(
            record(
                found,
                "person.changed",
                Map.of(
                    "changes",
                    Map.of("role", Map.of("from", found.role().code(), "to", role.code())))));
  }

  private Mono<Void> record(Found found, String action, Map<String, ?> more) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("name", found.name());
    details.put("login", found.login());
    details.putAll(more);
    Who who = new Who(found.id(), found.name(), Who.Kind.PERSON);
    return audit.record(who, action, "person", found.id().toString(), details);
  }

  private record Found(UUID id, String login, String name, Role role, boolean active) {

    SignInLog.Known known() {
      return new SignInLog.Known(id, login, name);
    }

    static Found of(io.r2dbc.spi.Readable row) {
      return new Found(
          Rows.uuid(row, "id"),
          Rows.text(row, "login"),
          Rows.text(row, "name"),
          Role.of(Rows.text(row, "role")),
          Rows.is(row, "active"));
    }
  }
}
