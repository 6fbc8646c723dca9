package dev.regulars.clock;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets a year of the demo go by. A server that is no demo has no such address. */
@RestController
@ConditionalOnBooleanProperty("regulars.demo")
@Tag(name = "Demo clock", description = "Exists in demo mode only.")
class DemoClockEndpoint {

  private static final int ADVANCE_LENGTH_MAX = 60;

  /** Where to: one of both. */
  @Schema(name = "ClockMove", description = "Exactly one of both")
  record ClockMove(
      @Schema(example = "2027-01-01T00:00:00+01:00") @Nullable OffsetDateTime to,
      @Schema(
              description = "As ISO 8601 writes a period or duration",
              example = "P30D",
              minLength = 1,
              maxLength = ADVANCE_LENGTH_MAX)
          @Nullable String advance) {}

  /** The time of the demo. */
  @Schema(name = "DemoTime")
  record ClockView(Instant now) {}

  /**
   * What a move did.
   *
   * @param ran by what it is called; what did not happen is 0
   */
  @Schema(name = "ClockMoved")
  record ClockMoved(
      Instant now,
      @Schema(
              description =
                  "What fell due on the way and was done, by what it is called: `released` and"
                      + " `expired` are members whose points were, `reviewed` those whose tier came"
                      + " to its end, `warned` those of whom something ends soon, `plansEnded` and"
                      + " `plansEnding` plans that ended or will soon. Each member"
                      + " counts once for each day.")
          Map<String, Long> ran) {}

  private final DemoTime time;

  DemoClockEndpoint(DemoTime time) {
    this.time = time;
  }

  @GetMapping("/v1/demo/clock")
  @Allow(Role.ADMIN)
  @Operation(operationId = "demoClock", summary = "Which time it is in the demo")
  Mono<ClockView> now() {
    return Mono.fromSupplier(() -> new ClockView(time.now()));
  }

  @PostMapping("/v1/demo/clock")
  @Allow(Role.ADMIN)
  @Operation(
      operationId = "moveDemoClock",
      summary = "Let time pass in the demo",
      description =
          "Answered once everything that falls due until then has run, in the order in which it"
              + " does. Never backwards: 409 `clock-backwards`. Sessions, keys, rates and the audit"
              + " log stay on the machine's time.")
  Mono<ResponseEntity<ClockMoved>> move(
      @RequestBody ClockMove body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.check(
        (body.to() == null) != (body.advance() == null),
        "",
        "must have one of 'to' and 'advance', and not both");
    Advance advance = body.advance() == null ? null : read(errors, body.advance());
    errors.throwIfAny();
    return time.move(
        new DemoTime.Move(body.to() == null ? null : body.to().toInstant(), advance),
        new DemoTime.Asked("demo-clock:" + caller.id(), key, body));
  }

  private static @Nullable Advance read(FieldErrors errors, String text) {
    try {
      if (text.length() <= ADVANCE_LENGTH_MAX) {
        return Advance.read(text);
      }
    } catch (DateTimeException | ArithmeticException unreadable) {
      // Said below, like what is too long.
    }
    errors.add(
        "/advance",
        "must be a period or duration as ISO 8601 writes it, such as P30D, P1Y, PT12H or P1DT12H");
    return null;
  }
}
