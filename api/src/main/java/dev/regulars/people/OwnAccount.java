package dev.regulars.people;

import dev.regulars.security.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What people change about themselves. */
@Component
class OwnAccount {

  private final People people;
  private final Sessions sessions;
  private final AuditLog audit;
  private final TransactionalOperator transaction;

  OwnAccount(People people, Sessions sessions, AuditLog audit, TransactionalOperator transaction) {
    this.people = people;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Null stays as it is. */
  Mono<Void> change(Session session, @Nullable String name, @Nullable String locale) {
    Mono<Void> changed = people.changeOwn(session.personId(), name, locale);
    // A language is nobody else's business; under what name somebody works is.
    Mono<Void> told =
        name == null || name.equals(session.name())
            ? Mono.empty()
            : audit.record(
                session.caller(),
                "person.changed",
                "person",
                session.personId().toString(),
                PersonChange.details(session.login(), name, session.name()));
    return transaction.transactional(changed.then(told)).doOnSuccess(nothing -> sessions.forget());
  }
}
