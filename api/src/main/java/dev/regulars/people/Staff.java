package dev.regulars.people;

import dev.regulars.people.PersonEndpoints.InvitedPerson;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What admins do with people; refusals are signals of {@link ProblemException}. */
@Component
class Staff {

  private final People people;
  private final Invitations invitations;
  private final Sessions sessions;
  private final AuditLog audit;
  private final TransactionalOperator transaction;

  Staff(
      People people,
      Invitations invitations,
      Sessions sessions,
      AuditLog audit,
      TransactionalOperator transaction) {
    this.people = people;
    this.invitations = invitations;
    this.sessions = sessions;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Refuses with 409 {@code login-taken}. */
  Mono<InvitedPerson> invite(String login, String name, Role role, Caller by) {
    Mono<InvitedPerson> invited =
        people
            .add(login, name, role, by)
            .switchIfEmpty(Mono.error(() -> new ProblemException(taken())))
            .flatMap(
                id ->
                    record(
                            by,
                            "person.invited",
                            id,
                            Map.of("name", name, "login", login, "role", role.code()))
                        .then(invitation(id, by)));
    return transaction.transactional(invited);
  }

  /** Refuses with 404, with 409 {@code person-off} or {@code no-password}. */
  Mono<InvitedPerson> renew(UUID id, Caller by) {
    Mono<InvitedPerson> renewed =
        people
            .lock(id)
            .switchIfEmpty(Mono.error(Staff::nobody))
            .doOnNext(Staff::requireInvitable)
            .flatMap(
                person ->
                    record(
                            by,
                            "person.invitation-renewed",
                            id,
                            Map.of("name", person.name(), "login", person.login()))
                        .then(invitation(id, by)));
    return transaction.transactional(renewed);
  }

  /** Refuses with 404, and with 409 {@code last-admin}. */
  Mono<Person> change(UUID id, PersonChange change, Caller by) {
    Mono<Person> changed =
        // All admins before the one person, or two changes could wait for each other.
        people
            .haveOtherAdmin(id)
            .flatMap(
                otherAdmin ->
                    people
                        .lock(id)
                        .switchIfEmpty(Mono.error(Staff::nobody))
                        .doOnNext(
                            before -> {
                              if (change.endsAdmin(before) && !otherAdmin) {
                                throw new ProblemException(lastAdmin());
                              }
                            }))
            .flatMap(before -> write(before, change, by).then(people.get(id)));
    return transaction.transactional(changed).doOnNext(person -> sessions.forget());
  }

  private Mono<Void> write(Person before, PersonChange change, Caller by) {
    Map<String, Object> changes = change.changes(before);
    if (changes.isEmpty()) {
      return Mono.empty();
    }
    UUID id = before.id();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("name", change.name(before));
    details.put("login", before.login());
    details.put("changes", changes);
    return people
        .change(id, change.name(before), change.role(before), change.active(before))
        .then(change.endsSessions(before) ? sessions.endAll(id) : Mono.empty())
        .then(record(by, "person.changed", id, details));
  }

  private Mono<InvitedPerson> invitation(UUID id, Caller by) {
    return invitations
        .make(id, by)
        .flatMap(link -> people.get(id).map(person -> new InvitedPerson(person, link)));
  }

  private Mono<Void> record(Caller by, String action, UUID id, Map<String, ?> details) {
    return audit.record(by, action, "person", id.toString(), details);
  }

  private static void requireInvitable(Person person) {
    if (person.state() == Person.State.OFF) {
      throw new ProblemException(
          Problem.conflict(
              "person-off", "Switched off", "This person is switched off. Switch them on first."));
    }
    if (person.oidc()) {
      throw new ProblemException(
          Problem.conflict(
              "no-password",
              "No password",
              "This person signs in elsewhere and needs no password here."));
    }
  }

  private static ProblemException nobody() {
    return new ProblemException(Problem.notFound("There is no such person."));
  }

  static Problem taken() {
    return Problem.conflict(
            "login-taken",
            "Login taken",
            "Somebody has this login. Choose another one, or make a new link for that person.")
        .at("/login");
  }

  private static Problem lastAdmin() {
    return Problem.conflict(
        "last-admin",
        "Last admin",
        "Without this admin nobody could invite another. Make somebody else an admin first.");
  }
}
