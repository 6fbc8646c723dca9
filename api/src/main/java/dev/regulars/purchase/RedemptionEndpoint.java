package dev.regulars.purchase;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.SettleRedemption.Step;
import dev.regulars.reward.Offer;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.Rewards;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Redeems points in steps, like a card is authorised: a till can die half way. */
@RestController
@Tag(name = "Rewards")
class RedemptionEndpoint {

  private static final long POINTS_MAX = 1_000_000_000L;
  private static final int CODE_LENGTH_MAX = PurchaseForm.CODE_LENGTH_MAX;
  private static final int SECONDS_DEFAULT = 900;
  private static final int SECONDS_MAX = 2_592_000;

  /** What is to be redeemed, and by whom. */
  @Schema(
      name = "RedemptionRequest",
      requiredProperties = "member",
      example =
          """
          {"member": {"card": "4000123"}, "reward": "FREE-COFFEE", "store": "hamburg-1", "register": "3"}
          """)
  record RedemptionBody(
      @Nullable MemberRefBody member,
      @Schema(
              description = "Code of the reward; without it `points` are redeemed for their value",
              minLength = 1,
              maxLength = 64)
          @Nullable String reward,
      @Schema(
              description = "How many, of cash or without a reward",
              example = "500",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long points,
      @Schema(example = "hamburg-1", minLength = 1, maxLength = 64, pattern = StoreCode.PATTERN)
          @Nullable String store,
      @Schema(example = "3", minLength = 1, maxLength = 64) @Nullable String register,
      @Schema(example = "000123", minLength = 1, maxLength = 64) @Nullable String receipt,
      @Schema(
              description = "Through which it is redeemed; rewards may be had through some only",
              example = "store",
              minLength = 1,
              maxLength = 64)
          @Nullable String channel,
      @Schema(
              description =
                  "When it lapses by itself, unless it is confirmed; 900 where it is left out",
              minimum = "1",
              maximum = "2592000")
          @Nullable Integer expiresInSeconds) {}

  /** How much is given back. */
  @Schema(name = "RedemptionReversal")
  record ReversalBody(
      @Schema(
              description = "A part of it; all that is left where it is missing",
              example = "200",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long points) {}

  private final PurchaseForm form;
  private final MemberDirectory members;
  private final ProgrammeSettings settings;
  private final Rewards rewards;
  private final Redemptions redemptions;
  private final DatabaseClient database;
  private final Intake intake;
  private final Ids ids;

  RedemptionEndpoint(
      PurchaseForm form,
      MemberDirectory members,
      ProgrammeSettings settings,
      Rewards rewards,
      Redemptions redemptions,
      DatabaseClient database,
      Intake intake,
      Ids ids) {
    this.form = form;
    this.members = members;
    this.settings = settings;
    this.rewards = rewards;
    this.redemptions = redemptions;
    this.database = database;
    this.intake = intake;
    this.ids = ids;
  }

  @PostMapping("/v1/redemptions")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "reserveRedemption",
      summary = "Hold points for a reward, or for their value",
      description =
          "They cannot be spent elsewhere until it is confirmed, cancelled, or lapses by itself.")
  @ApiResponse(
      responseCode = "201",
      description = "Held; 200 for a repeated request",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  Mono<ResponseEntity<String>> reserve(
      @RequestBody RedemptionBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    MemberRef member = check(body, caller);
    if (body.store() != null) {
      caller.requireStore(body.store());
    }
    Idempotency.Request request = request("redemptions:" + caller.id(), key);
    return database
        .inConnection(connection -> members.resolve(connection, List.of(member)))
        .flatMap(found -> Mono.justOrEmpty(found.get(member)))
        .switchIfEmpty(
            Mono.error(
                () ->
                    new ProblemException(
                        UnknownMember.named(member, "Enrol them first: nobody has points."))))
        .zipWith(code(body), (id, code) -> command(body, id, code.orElse(null), request))
        .flatMap(intake::record)
        .map(RedemptionEndpoint::heldAnswer);
  }

  private MemberRef check(RedemptionBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    MemberRef member = form.member(errors, body.member());
    errors.check(
        body.reward() != null || body.points() != null,
        "/reward",
        "is required, unless 'points' are redeemed for their value");
    StoreCode.check(errors, "/reward", body.reward());
    points(errors, body.points());
    if (caller.stores() != null) {
      errors.require("/store", body.store());
    }
    StoreCode.check(errors, "/store", body.store());
    errors.text("/register", body.register(), CODE_LENGTH_MAX);
    errors.text("/receipt", body.receipt(), CODE_LENGTH_MAX);
    errors.text("/channel", body.channel(), CODE_LENGTH_MAX);
    Integer seconds = body.expiresInSeconds();
    errors.check(
        seconds == null || (seconds >= 1 && seconds <= SECONDS_MAX),
        "/expiresInSeconds",
        "must be between 1 and " + SECONDS_MAX);
    errors.throwIfAny();
    return Objects.requireNonNull(member);
  }

  private static void points(FieldErrors errors, @Nullable Long points) {
    errors.check(
        points == null || (points >= 1 && points <= POINTS_MAX),
        "/points",
        "must be between 1 and " + POINTS_MAX);
  }

  /** Who names points only gets what the programme gives for them. */
  private Mono<Optional<String>> code(RedemptionBody body) {
    return body.reward() != null
        ? Mono.just(Optional.of(body.reward()))
        : rewards.cashFor(
            Objects.requireNonNull(body.points()),
            Offer.Place.of(body.store(), body.channel(), settings.zone()));
  }

  private static ReserveRedemption command(
      RedemptionBody body, UUID memberId, @Nullable String code, Idempotency.Request request) {
    return new ReserveRedemption(
        memberId,
        body.reward(),
        body.points(),
        body.store(),
        body.register(),
        body.receipt(),
        body.channel(),
        Objects.requireNonNullElse(body.expiresInSeconds(), SECONDS_DEFAULT),
        code,
        request);
  }

  @PostMapping("/v1/redemptions/{id}/confirm")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "confirmRedemption",
      summary = "Give the points that are held",
      description = "A voucher is issued with it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  Mono<ResponseEntity<String>> confirm(@PathVariable UUID id, Caller caller) {
    return settle(Step.CONFIRM, id, null, Idempotency.Request.once(ids), caller);
  }

  @PostMapping("/v1/redemptions/{id}/cancel")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(operationId = "cancelRedemption", summary = "Let the points that are held go")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  Mono<ResponseEntity<String>> cancel(@PathVariable UUID id, Caller caller) {
    return settle(Step.CANCEL, id, null, Idempotency.Request.once(ids), caller);
  }

  @PostMapping("/v1/redemptions/{id}/reverse")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "reverseRedemption",
      summary = "Give points back after they were given for it",
      description =
          "All that are left, or a part. They go back to what they came from and expire when they"
              + " would have. A part is given back again with each request that has no"
              + " `Idempotency-Key` of one before.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  Mono<ResponseEntity<String>> reverse(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ReversalBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Long points = body == null ? null : body.points();
    FieldErrors errors = new FieldErrors();
    points(errors, points);
    errors.throwIfAny();
    return settle(
        Step.REVERSE, id, points, request("reversals:" + id + ":" + caller.id(), key), caller);
  }

  private Idempotency.Request request(String scope, @Nullable String key) {
    return key == null ? Idempotency.Request.once(ids) : Idempotency.Request.of(scope, key);
  }

  private Mono<ResponseEntity<String>> settle(
      Step step, UUID id, @Nullable Long points, Idempotency.Request request, Caller caller) {
    return redemptions
        .find(id)
        .switchIfEmpty(Mono.error(() -> new ProblemException(RedemptionRefusals.noRedemption())))
        .doOnNext(redemption -> requireStore(redemption, caller))
        .flatMap(
            redemption ->
                intake.record(
                    new SettleRedemption(
                        step,
                        id,
                        points,
                        redemption.memberId(),
                        request,
                        caller.role() == Role.TILL ? null : caller.who())))
        .map(RedemptionEndpoint::stepAnswer);
  }

  private static void requireStore(Redemption redemption, Caller caller) {
    if (redemption.store() == null) {
      caller.requireAllStores();
    } else {
      caller.requireStoreOf("redemption", redemption.store());
    }
  }

  /** A step makes nothing new: its answer is the redemption as it is then. */
  private static ResponseEntity<String> heldAnswer(Outcome outcome) {
    return outcome instanceof Outcome.Booked(var id, _, _)
        ? PurchaseEndpoint.seenAt("/v1/redemptions/" + id, outcome)
        : PurchaseEndpoint.plainAnswer(outcome);
  }

  private static ResponseEntity<String> stepAnswer(Outcome outcome) {
    return outcome instanceof Outcome.Booked(var id, var answer, _)
        ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer)
        : PurchaseEndpoint.plainAnswer(outcome);
  }
}
