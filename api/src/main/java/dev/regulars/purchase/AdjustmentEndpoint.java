package dev.regulars.purchase;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.tier.BalanceView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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

  /** What was booked. */
  record AdjustmentAnswer(UUID id, long points, String reason, BalanceView balance) {}

  private final Intake intake;
  private final Ids ids;

  AdjustmentEndpoint(Intake intake, Ids ids) {
    this.intake = intake;
    this.ids = ids;
  }

  @PostMapping("/v1/members/{id}/adjustments")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      operationId = "adjustPoints",
      summary = "Put a balance right",
      description = "Taking more than there is leaves a debt that later accruals pay off.")
  @ApiResponse(
      responseCode = "201",
      description = "Booked; 200 for a repeated request",
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
                caller.who()))
        .map(outcome -> PurchaseEndpoint.seenAt("/v1/members/" + id + "/history", outcome));
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
