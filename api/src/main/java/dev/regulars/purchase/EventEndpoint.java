package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.ReferralNumbers;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Records what else members do, so that rules may award it. */
@RestController
@Tag(name = "Events")
class EventEndpoint {

  /** An event as it is posted. */
  @Schema(
      name = "Event",
      requiredProperties = "name",
      example =
          """
          {"member": {"card": "4000123"}, "name": "review",
           "occurredAt": "2026-11-21T10:15:00+01:00", "attributes": {"stars": 5}}
          """)
  record EventBody(
      @Schema(description = "Whose event it is; an event about a purchase has none")
          @Nullable MemberRefBody member,
      @Schema(description = "The order that was fulfilled or cancelled; null for other events")
          @Nullable UUID purchaseId,
      @Schema(
              description = "Letters, digits, - and _",
              example = "review",
              minLength = 1,
              maxLength = 64)
          @Nullable String name,
      @Schema(example = "2026-11-21T10:15:00+01:00") @Nullable OffsetDateTime occurredAt,
      @Schema(description = "Texts, numbers or booleans by name", maxProperties = 50)
          @Nullable Map<String, @Nullable Object> attributes,
      @ArraySchema(
              minItems = 1,
              maxItems = 1000,
              schema = @Schema(minimum = "1"),
              arraySchema =
                  @Schema(description = "Lines of the order; left out for all that are left"))
          @Nullable List<@Nullable Integer> lines) {}

  /** Why an event is reversed. */
  @Schema(name = "EventReversal", requiredProperties = "reason")
  record ReversalBody(
      @Schema(example = "Counted twice", minLength = 1, maxLength = 500) @Nullable String reason) {}

  private static final int REASON_LENGTH_MAX = 500;

  private final PurchaseForm form;
  private final Intake intake;
  private final EventRows events;
  private final OrderEvents orders;
  private final Ids ids;

  EventEndpoint(PurchaseForm form, Intake intake, EventRows events, OrderEvents orders, Ids ids) {
    this.form = form;
    this.orders = orders;
    this.intake = intake;
    this.events = events;
    this.ids = ids;
  }

  @Allow(Role.TILL)
  @PostMapping("/v1/events")
  @Operation(
      operationId = "recordEvent",
      summary = "Record an event",
      description =
          "An enrolment, a review, a survey, or whatever else the rules award: with `member`,"
              + " `name` and `occurredAt`. Or what became of an order: with `purchaseId` and the"
              + " name `fulfilled`, which releases what waits for it, `cancelled` or `chargeback`,"
              + " which are answered as a return of these lines is; `lines` for a part of it.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = EventTaken.class)))
  Mono<ResponseEntity<String>> record(
      @RequestBody EventBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    if (body.purchaseId() != null) {
      OrderEvents.check(errors, body);
      if (body.occurredAt() != null) {
        form.checkTime(errors, "/occurredAt", body.occurredAt());
      }
      errors.throwIfAny();
      return orders.record(body, key, caller);
    }
    errors.check(body.lines() == null, "/lines", "are those of an order: name its 'purchaseId'");
    MemberRef member = form.member(errors, body.member());
    errors.requireText("/name", body.name(), PurchaseForm.CODE_LENGTH_MAX);
    if (body.name() != null) {
      boolean named = body.name().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*");
      errors.check(named, "/name", "must be of letters, digits, - and _");
      errors.check(
          !body.name().equals(Happening.PURCHASE),
          "/name",
          "must not be 'purchase': post purchases to /v1/purchases");
      errors.check(
          !body.name().equals(ReferralNumbers.EVENT),
          "/name",
          "must not be 'referral': what friends bring follows from their purchases");
    }
    form.checkTime(errors, "/occurredAt", body.occurredAt());
    Map<String, String> attributes =
        PurchaseForm.attributes(errors, "/attributes", body.attributes());
    errors.throwIfAny();
    // Two callers may use the same key; each means their own request.
    String identity = key == null ? ids.next().toString() : caller.id() + ":" + key;
    return intake
        .record(
            new RecordEvent(
                identity,
                Objects.requireNonNull(member),
                Objects.requireNonNull(body.name()),
                Objects.requireNonNull(body.occurredAt()),
                attributes))
        .map(PurchaseEndpoint::plainAnswer);
  }

  @Allow(Role.SUPPORT)
  @PostMapping("/v1/events/{id}/reversal")
  @Operation(
      operationId = "reverseEvent",
      summary = "Take back what an event gave",
      description =
          "Points, vouchers that were not used, limits, budgets, and a tier that it led to go back"
              + " as if it had never been. An event is reversed once: the same request again is"
              + " answered as the first one was.")
  @ApiResponse(
      responseCode = "201",
      description = "Reversed; 200 for a repeated request",
      content = @Content(schema = @Schema(implementation = EventReversalAnswer.class)))
  Mono<ResponseEntity<String>> reverse(
      @PathVariable UUID id, @RequestBody ReversalBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    String reason = Objects.requireNonNull(body.reason());
    return events
        .find(id)
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no event with this id."))))
        .flatMap(
            event ->
                intake
                    .record(new ReverseEvent(id, reason, event.memberId(), caller.who()))
                    .map(
                        outcome ->
                            PurchaseEndpoint.seenAt(
                                "/v1/members/" + event.memberId() + "/history", outcome)));
  }
}
