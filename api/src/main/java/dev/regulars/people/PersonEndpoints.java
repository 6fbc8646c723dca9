package dev.regulars.people;

import dev.regulars.people.Invitations.Invitation;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "People", description = "Who works with the programme, and in which role.")
class PersonEndpoints {

  private final People people;
  private final Staff staff;
  private final Idempotency idempotency;

  PersonEndpoints(People people, Staff staff, Idempotency idempotency) {
    this.people = people;
    this.staff = staff;
    this.idempotency = idempotency;
  }

  /** Somebody to be invited. */
  @Schema(requiredProperties = {"login", "name", "role"})
  record NewPerson(
      @Schema(example = "ada@example.com", minLength = 1, maxLength = PersonFields.LOGIN_LENGTH_MAX)
          @Nullable String login,
      @Schema(example = "Ada Lovelace", minLength = 1, maxLength = PersonFields.NAME_LENGTH_MAX)
          @Nullable String name,
      @Nullable Role role) {

    void check() {
      FieldErrors errors = new FieldErrors();
      PersonFields.requireLogin(errors, "/login", login);
      errors.requireText("/name", name, PersonFields.NAME_LENGTH_MAX);
      errors.require("/role", role);
      PersonFields.role(errors, "/role", role);
      errors.throwIfAny();
    }
  }

  /** A person and the link to be sent to them. */
  record InvitedPerson(Person person, Invitation invitation) {}

  @GetMapping("/v1/people")
  @Allow({})
  @Operation(
      operationId = "listPeople",
      summary = "List the people, by login",
      description = "With `warnings` where a name looks like somebody else's.")
  Mono<Page<Person>> list(@ParameterObject PageRequest page) {
    return people
        .list(page)
        .zipWith(people.twins(), (found, twins) -> found.map(person -> person.told(twins)));
  }

  @PostMapping("/v1/people")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({})
  @Operation(
      operationId = "invitePerson",
      summary = "Invite somebody",
      description =
          "The link in the answer lets them choose a password, once, within a week; it is shown"
              + " this once. 409 `login-taken`; `shown-once` for the same `Idempotency-Key`. Not"
              + " with a key that is bound to stores or has a rate: 403 `more-than-own`.")
  Mono<InvitedPerson> invite(
      @RequestBody NewPerson request,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller,
      ServerWebExchange exchange) {
    request.check();
    caller.requireNoLimits();
    Mono<InvitedPerson> work =
        staff
            .invite(
                PersonFields.login(String.valueOf(request.login())),
                String.valueOf(request.name()),
                Objects.requireNonNull(request.role()),
                caller)
            .zipWhen(
                invited -> people.twins(),
                (invited, twins) ->
                    new InvitedPerson(invited.person().told(twins), invited.invitation()));
    return idempotency
        .unlessDone("people:" + caller.id(), key, request, shownOnce(), work)
        .doOnNext(invited -> locate(invited, exchange));
  }

  @PatchMapping("/v1/people/{id}")
  @Allow({})
  @Operation(
      operationId = "changePerson",
      summary = "Change a person's name or role, or switch them off or on",
      description =
          "Another role or switching off ends their sessions everywhere within seconds. The last"
              + " admin stays: 409 `last-admin`.")
  Mono<Person> change(@PathVariable UUID id, @RequestBody PersonChange change, Caller caller) {
    change.check();
    caller.requireNoLimits();
    return staff.change(id, change, caller).zipWhen(person -> people.twins(), Person::told);
  }

  @PostMapping("/v1/people/{id}/invitation")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({})
  @Operation(
      operationId = "renewInvitation",
      summary = "Make a new link for a person",
      description =
          "For an invitation that has expired or a password that was forgotten; the password before"
              + " stays good until the link is used. 409 `person-off`, `no-password`.")
  Mono<InvitedPerson> renew(
      @PathVariable UUID id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller,
      ServerWebExchange exchange) {
    caller.requireNoLimits();
    return idempotency
        .unlessDone("invitations:" + caller.id(), key, id, shownOnce(), staff.renew(id, caller))
        .doOnNext(invited -> locate(invited, exchange));
  }

  private static void locate(InvitedPerson invited, ServerWebExchange exchange) {
    HttpHeaders answer = exchange.getResponse().getHeaders();
    answer.setLocation(URI.create("/v1/people/" + invited.person().id()));
  }

  private static Problem shownOnce() {
    return Problem.conflict(
        "shown-once",
        "Invited already",
        "The link was made by the first request and shown that once. If it is lost, make a new link"
            + " for the person with a new Idempotency-Key.");
  }
}
