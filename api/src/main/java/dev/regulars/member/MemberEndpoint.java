package dev.regulars.member;

import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.Today;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Enrols, finds and changes members. */
@RestController
@Tag(name = "Members", description = "Who takes part.")
class MemberEndpoint {

  private static final int ATTEMPTS = 3;
  private static final Pattern SPACE_FOR_PLUS = Pattern.compile(" [1-9]");

  private final DatabaseClient database;
  private final Enrolments enrolments;
  private final Members members;
  private final MemberChanges changes;
  private final Invitations invitations;
  private final Outbox outbox;
  private final List<AfterEnrolment> listeners;
  private final Idempotency idempotency;
  private final AuditLog audit;
  private final Today calendar;
  private final PhoneNumbers phones;
  private final JsonMapper json;
  private final Clock clock;

  MemberEndpoint(
      DatabaseClient database,
      Enrolments enrolments,
      Members members,
      MemberChanges changes,
      Invitations invitations,
      Outbox outbox,
      List<AfterEnrolment> listeners,
      Idempotency idempotency,
      AuditLog audit,
      Today calendar,
      PhoneNumbers phones,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.enrolments = enrolments;
    this.members = members;
    this.changes = changes;
    this.invitations = invitations;
    this.outbox = outbox;
    this.listeners = List.copyOf(listeners);
    this.idempotency = idempotency;
    this.audit = audit;
    this.calendar = calendar;
    this.phones = phones;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping("/v1/members")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "enrolMember",
      summary = "Enrol a member",
      description = "Rules may award it; the balance in the answer has those points.")
  @ApiResponse(responseCode = "201", description = "Enrolled")
  @ApiResponse(responseCode = "200", description = "Enrolled before with this Idempotency-Key")
  @ApiResponse(
      responseCode = "422",
      description =
          "Nobody is enrolled: `unknown-referral-code`, `referral-code-not-in-force`,"
              + " `referral-code-used-up`, `self-referral`",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(
      responseCode = "409",
      description = "`member-exists`: somebody, named by `memberId`, has one of the keys",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<MemberView>> enrol(
      @RequestBody MemberBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Instant now = clock.instant();
    NewMember member = MemberForm.enrolment(body, calendar.at(now), phones);
    Mono<MemberView> work = database.inConnection(connection -> enrol(connection, member, caller));
    return idempotency
        .once("members:" + caller.id(), key, body, MemberView.class, work, this::tell)
        // Somebody else took a key between our look and our write: the second look sees them.
        .retryWhen(Retry.max(ATTEMPTS).filter(DataIntegrityViolationException.class::isInstance))
        .map(MemberEndpoint::located);
  }

  private static ResponseEntity<MemberView> located(ResponseEntity<MemberView> answer) {
    MemberView member = answer.getBody();
    return member == null || answer.getStatusCode() != HttpStatus.CREATED
        ? answer
        : ResponseEntity.created(URI.create("/v1/members/" + member.id()))
            .headers(answer.getHeaders())
            .body(member);
  }

  private Mono<MemberView> enrol(io.r2dbc.spi.Connection connection, NewMember member, Caller by) {
    return enrolments
        .enrolAll(connection, List.of(member))
        .flatMap(
            outcomes ->
                switch (outcomes.getFirst()) {
                  case Enrolled.New(UUID id) ->
                      join(connection, id, member)
                          .then(Mono.defer(() -> welcome(connection, id, by)));
                  case Enrolled.Known known -> Mono.error(new ProblemException(exists(known)));
                });
  }

  private Mono<Void> join(io.r2dbc.spi.Connection connection, UUID id, NewMember member) {
    return member.referralCode() == null
        ? Mono.empty()
        : invitations.join(connection, id, member.referralCode(), clock.instant());
  }

  private Mono<MemberView> welcome(io.r2dbc.spi.Connection connection, UUID id, Caller by) {
    return record(connection, id, by)
        .then(members.view(connection, id))
        .delayUntil(
            member ->
                outbox.append(
                    connection,
                    List.of(
                        OutboxEvent.of(
                            id, id, member.enrolledAt(), new MemberEvent.MemberEnrolled(), json))));
  }

  /** What tills do all day long is in the tables of the members; the log is for people. */
  private Mono<Void> record(io.r2dbc.spi.Connection connection, UUID id, Caller by) {
    return by.role() == Role.TILL
        ? Mono.empty()
        : audit.record(connection, by.who(), "member.enrolled", "member", id.toString(), Map.of());
  }

  /** Lets others know of the new member, and shows what they made of it. */
  private Mono<MemberView> tell(MemberView member) {
    return Flux.fromIterable(listeners)
        .concatMap(listener -> listener.enrolled(member.id(), member.enrolledAt()))
        .then(Mono.defer(() -> members.view(member.id())));
  }

  @GetMapping("/v1/members/{id}")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(operationId = "getMember", summary = "A member")
  Mono<MemberView> get(@PathVariable UUID id) {
    return members.view(id).switchIfEmpty(Mono.error(MemberEndpoint::nobody));
  }

  @GetMapping("/v1/members/lookup")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "lookUpMember",
      summary = "Find a member",
      description = "By exactly one of the keys.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "404",
      description = "Nobody has this key",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<MemberView> lookup(
      @Parameter(schema = @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String card,
      @Parameter(schema = @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String phone,
      @Parameter(schema = @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String email,
      @Parameter(schema = @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String externalId,
      @Parameter(schema = @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String memberNumber) {
    FieldErrors errors = new FieldErrors();
    MemberRef reference =
        new MemberRefBody(null, memberNumber, card, plus(phone), email, externalId)
            .read(errors, "", phones);
    errors.throwIfAny();
    return Mono.justOrEmpty(reference)
        .flatMap(members::resolve)
        .flatMap(members::view)
        .switchIfEmpty(Mono.error(MemberEndpoint::nobody));
  }

  /**
   * A phone number whose plus was not escaped in the address, where it stands for a space. No
   * country's code begins with a 0: such a number is national, typed with a space in front.
   */
  private static @Nullable String plus(@Nullable String phone) {
    return phone != null && SPACE_FOR_PLUS.matcher(phone).lookingAt()
        ? "+" + phone.substring(1)
        : phone;
  }

  @PatchMapping(
      path = "/v1/members/{id}",
      consumes = {"application/json", "application/merge-patch+json"})
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "changeMember",
      summary = "Change a member",
      description = "A JSON merge patch (RFC 7396): what is missing stays, null removes.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = MemberChange.Body.class))))
  Mono<MemberView> change(@PathVariable UUID id, @RequestBody JsonNode patch, Caller caller) {
    return changes
        .change(id, MemberChange.read(json, patch), caller)
        .switchIfEmpty(Mono.error(MemberEndpoint::nobody));
  }

  /** What the sender of a key is told that somebody has already. */
  static Problem exists(Enrolled.Known known) {
    String field = known.key() == MemberRef.Kind.CARD ? "cards" : known.key().field();
    return Problem.conflict(
            "member-exists",
            "Member exists",
            "Somebody is enrolled under this " + known.key().field() + "; see 'memberId'.")
        .with(List.of(new Problem.FieldError("/" + field, "belongs to a member")))
        .with("memberId", known.memberId());
  }

  private static ProblemException nobody() {
    return new ProblemException(Problem.notFound("There is no such member."));
  }
}
