package dev.regulars.purchase;

import dev.regulars.programme.Today;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.tier.TierLadder;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets support put a member into a tier, with its end and a reason. */
@RestController
class TierEndpoint {

  private static final int REASON_LENGTH_MAX = 500;

  /** Which tier, until when and why. */
  @Schema(
      name = "GivenTier",
      requiredProperties = {"tier", "reason"})
  record TierBody(
      @Schema(
              description = "Code of a tier of the programme",
              example = "gold",
              minLength = 1,
              maxLength = 64)
          @Nullable String tier,
      @Schema(description = "The last day on which it is held; without it, it has no end")
          @Nullable LocalDate until,
      @Schema(
              example = "Matched from another programme",
              minLength = 1,
              maxLength = REASON_LENGTH_MAX)
          @Nullable String reason) {}

  private final Intake intake;
  private final TierLadder ladder;
  private final Today calendar;
  private final Ids ids;

  TierEndpoint(Intake intake, TierLadder ladder, Today calendar, Ids ids) {
    this.intake = intake;
    this.ladder = ladder;
    this.calendar = calendar;
    this.ids = ids;
  }

  @PutMapping("/v1/members/{id}/tier")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      operationId = "giveTier",
      summary = "Put a member into a tier",
      description =
          "Counts from today on, whatever the standing. On the day after `until` the member falls"
              + " to what the standing of the days before earns.")
  @ApiResponse(
      responseCode = "200",
      description = "The tier as it is held now",
      content = @Content(schema = @Schema(implementation = TierView.class)))
  Mono<ResponseEntity<String>> give(
      @PathVariable UUID id, @RequestBody TierBody body, Caller caller) {
    check(body);
    return intake
        .record(
            new GiveTier(
                Objects.requireNonNull(body.tier()),
                body.until(),
                Objects.requireNonNull(body.reason()),
                id,
                Idempotency.Request.once(ids),
                caller.who()))
        .map(TierEndpoint::answer);
  }

  /** What was given is there afterwards, whether it was so before or not. */
  static ResponseEntity<String> answer(Outcome outcome) {
    ResponseEntity<String> answer = PurchaseEndpoint.plainAnswer(outcome);
    return answer.getStatusCode().isSameCodeAs(HttpStatus.CREATED)
        ? ResponseEntity.ok().headers(answer.getHeaders()).body(answer.getBody())
        : answer;
  }

  private void check(TierBody body) {
    FieldErrors errors = new FieldErrors();
    if (errors.require("/tier", body.tier())) {
      errors.check(
          ladder.has(body.tier()), "/tier", "must be one of " + String.join(", ", ladder.codes()));
    }
    errors.check(
        body.until() == null || !body.until().isBefore(calendar.date()),
        "/until",
        "must not lie in the past: today is " + calendar.date());
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
  }
}
