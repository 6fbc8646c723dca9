package dev.regulars.purchase;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.tier.BalanceView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** Lets a member's points go to another member. */
@RestController
class TransferEndpoint {

  private static final long POINTS_MAX = 1_000_000_000L;
  private static final int REASON_LENGTH_MAX = 500;

  /** Who gets how many. */
  @Schema(
      name = "PointTransferRequest",
      requiredProperties = {"to", "points"})
  record TransferBody(
      @Nullable MemberRefBody to,
      @Schema(example = "200", minimum = "1", maximum = "1000000000") @Nullable Long points,
      @Schema(example = "For the birthday", minLength = 1, maxLength = 500)
          @Nullable String reason) {}

  /**
   * What was booked.
   *
   * @param to id of the member who got them
   * @param balance of the member who gave them
   */
  @Schema(name = "PointTransfer")
  record TransferAnswer(UUID id, UUID to, long points, BalanceView balance) {}

  private final PurchaseForm form;
  private final MemberDirectory members;
  private final DatabaseClient database;
  private final Intake intake;
  private final Ids ids;

  TransferEndpoint(
      PurchaseForm form, MemberDirectory members, DatabaseClient database, Intake intake, Ids ids) {
    this.form = form;
    this.members = members;
    this.database = database;
    this.intake = intake;
    this.ids = ids;
  }

  @PostMapping("/v1/members/{id}/transfers")
  @Allow(Role.SUPPORT)
  @Tag(name = "Members")
  @Operation(
      operationId = "transferPoints",
      summary = "Give points of a member to another member",
      description =
          "Points that can be spent, those that expire first; they keep the day on which they"
              + " expire. A debt of who gets them is paid off first. 422 `insufficient-points`,"
              + " `same-member`, `unknown-member`, `member-blocked`, `balance-full`.")
  @ApiResponse(
      responseCode = "201",
      description = "Booked; 200 for a repeated request",
      content = @Content(schema = @Schema(implementation = TransferAnswer.class)))
  Mono<ResponseEntity<String>> transfer(
      @PathVariable UUID id,
      @RequestBody TransferBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    MemberRef to = check(body);
    Idempotency.Request request =
        key == null
            ? Idempotency.Request.once(ids)
            : Idempotency.Request.of("transfers:" + id + ":" + caller.id(), key);
    return database
        .inConnection(connection -> members.resolve(connection, List.of(to)))
        .flatMap(found -> Mono.justOrEmpty(found.get(to)))
        .switchIfEmpty(Mono.error(() -> new ProblemException(unknown(to))))
        .map(
            toId ->
                new TransferPoints(
                    toId,
                    Objects.requireNonNull(body.points()),
                    body.reason(),
                    id,
                    request,
                    caller.who()))
        .flatMap(intake::record)
        .map(outcome -> PurchaseEndpoint.seenAt("/v1/members/" + id + "/history", outcome));
  }

  private static Problem unknown(MemberRef to) {
    String field = to.kind().field();
    return Problem.impossible(
            "unknown-member",
            "Unknown member",
            "No member has this " + field + ". Enrol them first, then transfer the points.")
        .at("/to/" + field);
  }

  private MemberRef check(TransferBody body) {
    FieldErrors errors = new FieldErrors();
    MemberRef to = form.member(errors, "/to", body.to());
    if (errors.require("/points", body.points())) {
      long points = body.points();
      errors.check(
          points >= 1 && points <= POINTS_MAX, "/points", "must be between 1 and " + POINTS_MAX);
    }
    errors.text("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    return Objects.requireNonNull(to);
  }
}
