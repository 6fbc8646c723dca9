package dev.regulars.ledger;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
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
      @Schema(example = "100") @Nullable Long points,
      @Schema(example = "The till was offline") @Nullable String reason) {}

  /** What was booked. */
  record AdjustmentAnswer(UUID id, long points, String reason, BalanceView balance) {}

  private final DatabaseClient database;
  private final Ledger ledger;
  private final Balances balances;
  private final Idempotency idempotency;
  private final AuditLog audit;
  private final ProgrammeSettings settings;
  private final Ids ids;
  private final Clock clock;

  AdjustmentEndpoint(
      DatabaseClient database,
      Ledger ledger,
      Balances balances,
      Idempotency idempotency,
      AuditLog audit,
      ProgrammeSettings settings,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.balances = balances;
    this.idempotency = idempotency;
    this.audit = audit;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  @PostMapping("/v1/members/{id}/adjustments")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      summary = "Put a balance right",
      description = "Taking more than there is leaves a debt that later accruals pay off.")
  @ApiResponse(responseCode = "201", description = "Booked; 200 for a repeated request")
  Mono<ResponseEntity<AdjustmentAnswer>> adjust(
      @PathVariable UUID id,
      @RequestBody AdjustmentBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    check(body);
    return idempotency.once(
        "adjustments:" + id + ":" + caller.id(),
        key,
        body,
        AdjustmentAnswer.class,
        database.inConnection(
            connection ->
                adjust(
                    connection,
                    id,
                    Objects.requireNonNull(body.points()),
                    Objects.requireNonNull(body.reason()),
                    caller)));
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

  private Mono<AdjustmentAnswer> adjust(
      Connection connection, UUID memberId, long points, String reason, Caller by) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, settings.zone());
    UUID id = ids.next();
    Movement movement = new Movement(now, Movement.Kind.ADJUSTMENT, id, null, null, null, reason);
    return ledger
        .lock(connection, List.of(memberId), today)
        .flatMap(accounts -> Mono.justOrEmpty(accounts.get(memberId)))
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no member with this id."))))
        .flatMap(
            account -> {
              Posting posting = new Posting(ids);
              posting.adjust(
                  account,
                  points,
                  new Posting.Terms(null, settings.expiry().lastDay(today)),
                  movement);
              return ledger
                  .write(connection, posting)
                  .then(
                      audit.record(
                          connection,
                          by.who(),
                          "points.adjusted",
                          "member",
                          memberId.toString(),
                          Map.of("points", points, "reason", reason, "adjustment", id)))
                  .then(balances.view(connection, account, now));
            })
        .map(balance -> new AdjustmentAnswer(id, points, reason, balance));
  }
}
