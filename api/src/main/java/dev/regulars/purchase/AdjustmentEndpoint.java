package dev.regulars.purchase;

import dev.regulars.account.Adjustment;
import dev.regulars.account.Adjustments;
import dev.regulars.purchase.SettleAdjustment.Step;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.tier.BalanceView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lets support put a balance right, in the open: every adjustment is a movement with a reason. */
@RestController
class AdjustmentEndpoint {

  private static final long POINTS_MAX = 1_000_000_000L;
  private static final int REASON_LENGTH_MAX = 500;

  /** Points to add, or to take where negative, and why. */
  @Schema(
      name = "Adjustment",
      requiredProperties = {"points", "reason"})
  record AdjustmentBody(
      @Schema(
              description = "Not 0; below 0 to take points",
              example = "100",
              minimum = "-1000000000",
              maximum = "1000000000")
          @Nullable Long points,
      @Schema(example = "The till was offline", minLength = 1, maxLength = 500)
          @Nullable String reason) {}

  /** What was booked, or is to be. */
  record AdjustmentAnswer(
      UUID id, long points, String reason, Adjustment.State state, BalanceView balance) {}

  /** Why. */
  @Schema(name = "AdjustmentDecision")
  record DecisionBody(
      @Schema(example = "Booked twice", minLength = 1, maxLength = 500) @Nullable String reason) {}

  private final Intake intake;
  private final Adjustments adjustments;
  private final AdjustmentSettings limits;
  private final JsonMapper json;
  private final Ids ids;

  AdjustmentEndpoint(
      Intake intake, Adjustments adjustments, AdjustmentSettings limits, JsonMapper json, Ids ids) {
    this.intake = intake;
    this.adjustments = adjustments;
    this.limits = limits;
    this.json = json;
    this.ids = ids;
  }

  @PostMapping("/v1/members/{id}/adjustments")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      operationId = "adjustPoints",
      summary = "Put a balance right",
      description =
          "Taking more than there is leaves a debt that later accruals pay off. What is more than"
              + " the caller may book alone, at once or on one day"
              + " (`regulars.adjustments.*`), is `pending` until somebody above them approves it.")
  @ApiResponse(
      responseCode = "201",
      description = "Booked; 200 for a repeated request",
      content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Nothing is booked yet: an approver or an admin has to approve it",
      content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
  Mono<ResponseEntity<String>> adjust(
      @PathVariable UUID id,
      @RequestBody AdjustmentBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    check(body);
    Idempotency.Request request =
        key == null
            ? Idempotency.Request.once(ids)
            : Idempotency.Request.of("adjustments:" + id + ":" + caller.id(), key);
    return intake
        .record(
            new AdjustPoints(
                Objects.requireNonNull(body.points()),
                Objects.requireNonNull(body.reason()),
                id,
                request,
                caller.who(),
                limits.of(caller.role())))
        .map(outcome -> answer(id, outcome));
  }

  private ResponseEntity<String> answer(UUID memberId, Outcome outcome) {
    if (outcome instanceof Outcome.Booked(_, String answer, _) && isPending(answer)) {
      return ResponseEntity.accepted()
          .contentType(MediaType.APPLICATION_JSON)
          .location(URI.create("/v1/adjustments?member=" + memberId))
          .body(answer);
    }
    return PurchaseEndpoint.seenAt("/v1/members/" + memberId + "/history", outcome);
  }

  private boolean isPending(String answer) {
    return json.readTree(answer).path("state").asString().equals(Adjustment.State.PENDING.code());
  }

  @GetMapping("/v1/adjustments")
  @Allow({Role.SUPPORT, Role.APPROVER})
  @Tag(name = "Members")
  @Operation(
      operationId = "listAdjustments",
      summary = "What people put right by hand, newest first",
      description = "`state=pending` lists what waits for somebody to approve it.")
  Mono<Page<AdjustmentView>> list(
      @Parameter(description = "Only those in this state")
          @RequestParam(required = false)
          @Schema(allowableValues = {"pending", "booked", "rejected", "cancelled"})
          @Nullable String state,
      @Parameter(description = "Only those of this member") @RequestParam(required = false)
          @Nullable UUID member,
      @ParameterObject PageRequest page,
      Caller caller) {
    caller.requireAllStores();
    return adjustments.list(state(state), member, page).map(found -> found.map(AdjustmentView::of));
  }

  private static Adjustment.@Nullable State state(@Nullable String code) {
    if (code == null) {
      return null;
    }
    for (Adjustment.State state : Adjustment.State.values()) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    throw new ProblemException(
        Problem.malformed(
            List.of(
                new Problem.FieldError(
                    "/state", "must be one of pending, booked, rejected, cancelled"))));
  }

  @PostMapping("/v1/members/{id}/adjustments/{adjustmentId}/approve")
  @Allow({Role.SUPPORT, Role.APPROVER})
  @Tag(name = "Members")
  @Operation(
      operationId = "approveAdjustment",
      summary = "Book what somebody else asked for",
      description = "Repeated, it answers the same.")
  @ApiResponse(
      responseCode = "200",
      description = "Booked",
      content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
  @ApiResponse(
      responseCode = "403",
      description = "`four-eyes`: it is the caller's own; `forbidden`: the caller is not above",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<String>> approve(
      @PathVariable UUID id, @PathVariable UUID adjustmentId, Caller caller) {
    return settle(Step.APPROVE, id, adjustmentId, null, caller);
  }

  @PostMapping("/v1/members/{id}/adjustments/{adjustmentId}/reject")
  @Allow({Role.SUPPORT, Role.APPROVER})
  @Tag(name = "Members")
  @Operation(
      operationId = "rejectAdjustment",
      summary = "Refuse what somebody else asked for",
      description = "Repeated, it answers the same.")
  @ApiResponse(
      responseCode = "200",
      description = "Rejected; nothing is booked",
      content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
  @ApiResponse(
      responseCode = "403",
      description = "`four-eyes`: it is the caller's own; `forbidden`: the caller is not above",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<String>> reject(
      @PathVariable UUID id,
      @PathVariable UUID adjustmentId,
      @RequestBody DecisionBody body,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    return settle(Step.REJECT, id, adjustmentId, body.reason(), caller);
  }

  @PostMapping("/v1/members/{id}/adjustments/{adjustmentId}/cancel")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      operationId = "cancelAdjustment",
      summary = "Take an adjustment back",
      description =
          "What was booked is taken back by a movement that names it; what is pending is withdrawn."
              + " Repeated, it answers the same.")
  @ApiResponse(
      responseCode = "200",
      description = "Cancelled",
      content = @Content(schema = @Schema(implementation = AdjustmentAnswer.class)))
  Mono<ResponseEntity<String>> cancel(
      @PathVariable UUID id,
      @PathVariable UUID adjustmentId,
      @RequestBody(required = false) @Nullable DecisionBody body,
      Caller caller) {
    String reason = body == null ? null : body.reason();
    if (reason != null) {
      FieldErrors errors = new FieldErrors();
      errors.requireText("/reason", reason, REASON_LENGTH_MAX);
      errors.throwIfAny();
    }
    return settle(Step.CANCEL, id, adjustmentId, reason, caller);
  }

  private Mono<ResponseEntity<String>> settle(
      Step step, UUID id, UUID adjustmentId, @Nullable String reason, Caller caller) {
    caller.requireAllStores();
    return intake
        .record(
            new SettleAdjustment(
                step,
                adjustmentId,
                reason,
                id,
                Idempotency.Request.once(ids),
                caller.who(),
                caller.role() != Role.SUPPORT))
        .map(TierEndpoint::answer);
  }

  private static void check(AdjustmentBody body) {
    FieldErrors errors = new FieldErrors();
    if (errors.require("/points", body.points())) {
      long points = body.points();
      errors.check(
          points != 0 && Math.abs(points) <= POINTS_MAX,
          "/points",
          "must not be 0, and between -" + POINTS_MAX + " and " + POINTS_MAX);
    }
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
  }
}
