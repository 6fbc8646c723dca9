package dev.regulars.plan;

import dev.regulars.member.MemberDirectory;
import dev.regulars.programme.Today;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What support does with a member's plan. */
@RestController
@Tag(name = "Plans")
class MemberPlanEndpoint {

  private static final int REASON_LENGTH_MAX = 500;
  private static final String NOW = "now";
  private static final String AT_END = "at-end";

  /** Which plan, until when and why. */
  @Schema(name = "GivenPlan", requiredProperties = "plan")
  record PlanGift(
      @Schema(
              description = "Code of an active plan",
              example = "prime",
              minLength = 1,
              maxLength = PlanForm.CODE_LENGTH_MAX)
          @Nullable String plan,
      @Schema(description = "The last day that the member shall have it; without it, a term more")
          @Nullable LocalDate until,
      @Schema(description = "Its trial, in place of a term; once for each member")
          @Nullable Boolean trial,
      @Schema(example = "Paid by invoice", minLength = 1, maxLength = 500)
          @Nullable String reason) {}

  /** Which plan, and why. */
  @Schema(name = "PlanStep", requiredProperties = "plan")
  record PlanStep(
      @Schema(example = "prime", minLength = 1, maxLength = PlanForm.CODE_LENGTH_MAX)
          @Nullable String plan,
      @Schema(minLength = 1, maxLength = 500) @Nullable String reason) {}

  /** Which plan ends when, and why. */
  @Schema(
      name = "PlanCancellation",
      requiredProperties = {"plan", "when"})
  record Cancellation(
      @Schema(example = "prime", minLength = 1, maxLength = PlanForm.CODE_LENGTH_MAX)
          @Nullable String plan,
      @Schema(allowableValues = {"now", "at-end"}) @Nullable String when,
      @Schema(minLength = 1, maxLength = 500) @Nullable String reason) {}

  private final MemberPlanChanges changes;
  private final PlanLookup lookup;
  private final MemberDirectory members;
  private final DatabaseClient database;
  private final Idempotency idempotency;
  private final Today calendar;

  MemberPlanEndpoint(
      MemberPlanChanges changes,
      PlanLookup lookup,
      MemberDirectory members,
      DatabaseClient database,
      Idempotency idempotency,
      Today calendar) {
    this.changes = changes;
    this.lookup = lookup;
    this.members = members;
    this.database = database;
    this.idempotency = idempotency;
    this.calendar = calendar;
  }

  @GetMapping("/v1/members/{id}/plan")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(operationId = "getMemberPlans", summary = "A member's plans, and what became of them")
  Mono<MemberPlansView> get(@PathVariable UUID id) {
    return database.inConnection(
        connection ->
            members
                .profiles(connection, List.of(id))
                .flatMap(
                    found ->
                        found.containsKey(id)
                            ? lookup.of(connection, id)
                            : Mono.error(
                                new ProblemException(
                                    Problem.notFound("There is no member with this id.")))));
  }

  @PutMapping("/v1/members/{id}/plan")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "givePlan",
      summary = "Give a member a plan, or more of it",
      description =
          "With `until` it lasts until that day; without, a term more, so send an"
              + " `Idempotency-Key` with that. What the member has of it comes first. 422"
              + " `unknown-plan`, `plan-lasts-longer`, `plan-has-no-end`, `no-trial`, `trial-used`,"
              + " `member-blocked`.")
  @ApiResponse(
      responseCode = "200",
      description = "The plan as the member has it now",
      content = @Content(schema = @Schema(implementation = MemberPlanAnswer.class)))
  Mono<ResponseEntity<MemberPlanAnswer>> give(
      @PathVariable UUID id,
      @RequestBody PlanGift body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/plan", body.plan(), PlanForm.CODE_LENGTH_MAX);
    errors.check(
        body.until() == null || !body.until().isBefore(calendar.date()),
        "/until",
        "must not lie in the past: today is " + calendar.date());
    boolean isTrial = Boolean.TRUE.equals(body.trial());
    errors.check(
        body.until() == null || !isTrial, "/until", "must be left out: a trial has its own length");
    errors.text("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    String plan = Objects.requireNonNull(body.plan());
    return once(
        id,
        key,
        body,
        caller,
        connection ->
            changes.give(
                connection,
                id,
                new MemberPlanChanges.Gift(plan, body.until(), isTrial),
                body.reason(),
                caller));
  }

  @PostMapping("/v1/members/{id}/plan/cancel")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "cancelPlan",
      summary = "Cancel a member's plan, now or at its end",
      description =
          "`now` ends it at once: today is the first day without it, and `refundMinor` says what"
              + " was paid for the days after today. `at-end` lets it end with what there is;"
              + " buying it again renews it. 409 `plan-state` where it has ended.")
  @ApiResponse(
      responseCode = "200",
      description = "The plan as it is now",
      content = @Content(schema = @Schema(implementation = MemberPlanAnswer.class)))
  Mono<ResponseEntity<MemberPlanAnswer>> cancel(
      @PathVariable UUID id,
      @RequestBody Cancellation body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/plan", body.plan(), PlanForm.CODE_LENGTH_MAX);
    if (errors.require("/when", body.when())) {
      errors.check(
          NOW.equals(body.when()) || AT_END.equals(body.when()), "/when", "must be now or at-end");
    }
    errors.text("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    String plan = Objects.requireNonNull(body.plan());
    return once(
        id,
        key,
        body,
        caller,
        connection ->
            NOW.equals(body.when())
                ? changes.cancelNow(connection, id, plan, body.reason(), caller)
                : changes.cancelAtEnd(connection, id, plan, body.reason(), caller));
  }

  @PostMapping("/v1/members/{id}/plan/pause")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "pausePlan",
      summary = "Pause a member's plan",
      description =
          "From today on it does not count, and its days are kept until it is resumed. 409"
              + " `plan-state` where it has ended.")
  @ApiResponse(
      responseCode = "200",
      description = "The plan as it is now",
      content = @Content(schema = @Schema(implementation = MemberPlanAnswer.class)))
  Mono<ResponseEntity<MemberPlanAnswer>> pause(
      @PathVariable UUID id,
      @RequestBody PlanStep body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    String plan = check(body);
    return once(
        id,
        key,
        body,
        caller,
        connection -> changes.pause(connection, id, plan, body.reason(), caller));
  }

  @PostMapping("/v1/members/{id}/plan/resume")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "resumePlan",
      summary = "Let a member's plan go on",
      description =
          "From today on it counts again, for as many days as were left. 409 `plan-state` where it"
              + " has ended.")
  @ApiResponse(
      responseCode = "200",
      description = "The plan as it is now",
      content = @Content(schema = @Schema(implementation = MemberPlanAnswer.class)))
  Mono<ResponseEntity<MemberPlanAnswer>> resume(
      @PathVariable UUID id,
      @RequestBody PlanStep body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    String plan = check(body);
    return once(
        id,
        key,
        body,
        caller,
        connection -> changes.resume(connection, id, plan, body.reason(), caller));
  }

  private static String check(PlanStep body) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/plan", body.plan(), PlanForm.CODE_LENGTH_MAX);
    errors.text("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    return Objects.requireNonNull(body.plan());
  }

  /** What is so afterwards is 200, whether it was so before or not. */
  private Mono<ResponseEntity<MemberPlanAnswer>> once(
      UUID id,
      @Nullable String key,
      Record body,
      Caller caller,
      Function<Connection, Mono<MemberPlanAnswer>> work) {
    return idempotency
        .once(
            "plan:" + body.getClass().getSimpleName() + ":" + id + ":" + caller.id(),
            key,
            body,
            MemberPlanAnswer.class,
            database.inConnection(work))
        .map(answer -> ResponseEntity.ok().headers(answer.getHeaders()).body(answer.getBody()));
  }
}
