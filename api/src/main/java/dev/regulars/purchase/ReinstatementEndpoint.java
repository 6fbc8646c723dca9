package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.Today;
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
import java.time.LocalDate;
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

/** Gives back points that expired. */
@RestController
class ReinstatementEndpoint {

  private static final long POINTS_MAX = 1_000_000_000L;
  private static final int REASON_LENGTH_MAX = 500;
  private static final int DAYS_MAX = 3_660;

  /** What is given back, and why. */
  @Schema(name = "ReinstatementRequest", requiredProperties = "reason")
  record ReinstatementBody(
      @Schema(example = "200", minimum = "1", maximum = "1000000000") @Nullable Long points,
      @Schema(example = "2027-03-31") @Nullable LocalDate until,
      @Schema(example = "Was in hospital", minLength = 1, maxLength = 500)
          @Nullable String reason) {}

  /**
   * What was booked.
   *
   * @param until the last day on which they can be spent, null for no end
   */
  @Schema(name = "Reinstatement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReinstatementAnswer(
      UUID id, long points, @Nullable LocalDate until, String reason, BalanceView balance) {}

  private final Intake intake;
  private final Today calendar;
  private final Ids ids;

  ReinstatementEndpoint(Intake intake, Today calendar, Ids ids) {
    this.intake = intake;
    this.calendar = calendar;
    this.ids = ids;
  }

  @PostMapping("/v1/members/{id}/reinstatements")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      operationId = "reinstatePoints",
      summary = "Give back points that expired",
      description =
          "Within the programme's `expiry.graceDays`; without `points`, all that expired in them."
              + " They last until the day that is said, or as long as points given today. 422"
              + " `no-grace`, `nothing-to-reinstate`, `already-over`, `balance-full`.")
  @ApiResponse(
      responseCode = "201",
      description = "Booked; 200 for a repeated request",
      content = @Content(schema = @Schema(implementation = ReinstatementAnswer.class)))
  Mono<ResponseEntity<String>> reinstate(
      @PathVariable UUID id,
      @RequestBody ReinstatementBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    check(body);
    Idempotency.Request request =
        key == null
            ? Idempotency.Request.once(ids)
            : Idempotency.Request.of("reinstatements:" + id + ":" + caller.id(), key);
    return intake
        .record(
            new ReinstatePoints(
                body.points(),
                body.until(),
                Objects.requireNonNull(body.reason()),
                id,
                request,
                caller.who()))
        .map(outcome -> PurchaseEndpoint.seenAt("/v1/members/" + id + "/history", outcome));
  }

  private void check(ReinstatementBody body) {
    FieldErrors errors = new FieldErrors();
    Long points = body.points();
    errors.check(
        points == null || (points >= 1 && points <= POINTS_MAX),
        "/points",
        "must be between 1 and " + POINTS_MAX);
    if (errors.require("/reason", body.reason())) {
      errors.text("/reason", body.reason(), REASON_LENGTH_MAX);
    }
    LocalDate until = body.until();
    LocalDate today = calendar.date();
    errors.check(
        until == null || (!until.isBefore(today) && !until.isAfter(today.plusDays(DAYS_MAX))),
        "/until",
        "must be a day from today on, and at most " + DAYS_MAX + " days ahead");
    errors.throwIfAny();
  }
}
