package dev.regulars.referral;

import dev.regulars.referral.Referral.Standing;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** People decide what rules leave to them, and put right what rules decided wrongly. */
@RestController
@Tag(name = "Referrals")
class ReferralDecisionEndpoint {

  private static final int REASON_LENGTH_MAX = 500;
  private static final Set<ReferralState> APPROVABLE =
      Set.of(ReferralState.REVIEW, ReferralState.HELD, ReferralState.REJECTED);
  private static final Set<ReferralState> REJECTABLE =
      Set.of(ReferralState.JOINED, ReferralState.REVIEW, ReferralState.HELD);

  /** Why somebody rejects. */
  @Schema(name = "ReferralDecision", requiredProperties = "reason")
  record Decision(
      @Schema(
              description =
                  "`same-person`, `known-customer`, `code-spread` and `nothing-kept` are told to"
                      + " both members in words when it is rejected; whatever else is said stays"
                      + " with support.",
              example = "They are brothers with two households",
              minLength = 1,
              maxLength = REASON_LENGTH_MAX)
          @Nullable String reason) {}

  /** What somebody has to say who approves. */
  @Schema(name = "ReferralApproval")
  record Approval(
      @Schema(
              description = "For support and the audit log; may be left out",
              example = "They are brothers with two households",
              minLength = 1,
              maxLength = REASON_LENGTH_MAX)
          @Nullable String reason) {}

  private final ReferralStandings standings;
  private final Progress progress;
  private final Qualifying qualifying;
  private final Giving giving;
  private final AwardRows awards;
  private final Transactions transactions;
  private final AuditLog audit;

  ReferralDecisionEndpoint(
      ReferralStandings standings,
      Progress progress,
      Qualifying qualifying,
      Giving giving,
      AwardRows awards,
      Transactions transactions,
      AuditLog audit) {
    this.standings = standings;
    this.progress = progress;
    this.qualifying = qualifying;
    this.giving = giving;
    this.awards = awards;
    this.transactions = transactions;
    this.audit = audit;
  }

  @PostMapping("/v1/referrals/{id}/approve")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "approveReferral",
      summary = "Give both sides what was promised",
      description =
          "What was held, waits for a review, or was rejected after a purchase that qualifies. Both"
              + " sides get theirs at once; approving again is answered with what it is.")
  @ApiResponse(responseCode = "200", description = "The referral as it is then")
  @ApiResponse(
      responseCode = "409",
      description = "`referral-state`: there is nothing to approve",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ReferralView> approve(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Approval body,
      Caller caller) {
    String reason = body == null ? null : body.reason();
    FieldErrors errors = new FieldErrors();
    errors.text("/reason", reason, REASON_LENGTH_MAX);
    errors.throwIfAny();
    return decide(
        id,
        (connection, referral) ->
            referral.state() == ReferralState.QUALIFIED
                ? Mono.just(referral)
                : approve(connection, referral, caller, reason));
  }

  private Mono<Referral> approve(
      Connection connection, Referral referral, Caller caller, @Nullable String reason) {
    if (!APPROVABLE.contains(referral.state()) || referral.standing().purchaseId() == null) {
      return Mono.error(wrongState(referral, "approved"));
    }
    Referral decided = referral.with(referral.standing().decided(caller.who().name(), reason));
    return note(connection, decided, caller, "referral.approved", reason)
        .then(Mono.defer(() -> qualifying.release(connection, decided)));
  }

  @PostMapping("/v1/referrals/{id}/reject")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "rejectReferral",
      summary = "Give nothing for a friend",
      description =
          "Before anything was given. It can be approved later, if a purchase has qualified.")
  @ApiResponse(responseCode = "200", description = "The referral as it is then")
  @ApiResponse(
      responseCode = "409",
      description = "`referral-state`: something was given, or nothing can be any more",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ReferralView> reject(@PathVariable UUID id, @RequestBody Decision body, Caller caller) {
    String reason = reason(body);
    return decide(
        id,
        (connection, referral) ->
            referral.state() == ReferralState.REJECTED
                ? Mono.just(referral)
                : reject(connection, referral, caller, reason));
  }

  private Mono<Referral> reject(
      Connection connection, Referral referral, Caller caller, String reason) {
    if (!REJECTABLE.contains(referral.state())) {
      return Mono.error(wrongState(referral, "rejected"));
    }
    Standing next =
        referral.standing().in(ReferralState.REJECTED).decided(caller.who().name(), reason);
    return note(connection, referral, caller, "referral.rejected", reason)
        .then(giving.mark(connection, referral, false))
        .then(Mono.defer(() -> progress.to(connection, referral, next)));
  }

  private interface Deciding {
    Mono<Referral> on(Connection connection, Referral referral);
  }

  private Mono<ReferralView> decide(UUID id, Deciding deciding) {
    return transactions
        .keep(
            connection ->
                standings
                    .lock(connection, id)
                    .switchIfEmpty(
                        Mono.error(
                            () ->
                                new ProblemException(
                                    Problem.notFound("There is no such referral."))))
                    .flatMap(referral -> deciding.on(connection, referral)))
        .flatMap(
            referral ->
                awards
                    .of(List.of(id))
                    .map(all -> ReferralView.of(referral, all.getOrDefault(id, List.of()))));
  }

  private Mono<Void> note(
      Connection connection,
      Referral referral,
      Caller caller,
      String action,
      @Nullable String reason) {
    return audit.record(
        connection,
        caller.who(),
        action,
        "referral",
        referral.id().toString(),
        reason == null ? Map.of() : Map.of("reason", reason));
  }

  private static String reason(Decision body) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    return Objects.requireNonNull(body.reason());
  }

  private static ProblemException wrongState(Referral referral, String wanted) {
    return new ProblemException(
        Problem.conflict(
            "referral-state",
            "Not possible in this state",
            "The referral is '%s' and cannot be %s now."
                .formatted(referral.state().code(), wanted)));
  }
}
