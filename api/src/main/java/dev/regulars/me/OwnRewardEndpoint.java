package dev.regulars.me;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.MemberRedemptions;
import dev.regulars.reward.MemberRewards;
import dev.regulars.reward.RedemptionView;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.RewardItem;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member can have for points, and takes. */
@RestController
@Tag(name = "Me")
class OwnRewardEndpoint {

  private static final long POINTS_MAX = 1_000_000_000L;

  /** What is to be redeemed. */
  @Schema(name = "OwnRedemptionRequest", example = "{\"reward\": \"FREE-COFFEE\"}")
  record RedemptionBody(
      @Schema(
              description = "Code of the reward; without it `points` are redeemed for their value",
              pattern = StoreCode.PATTERN)
          @Nullable String reward,
      @Schema(
              description = "How many, of cash or without a reward",
              example = "500",
              minimum = "1",
              maximum = "" + POINTS_MAX)
          @Nullable Long points) {}

  private final MemberRewards rewards;
  private final MemberRedemptions redeeming;
  private final Redemptions redemptions;
  private final ProgrammeSettings settings;

  OwnRewardEndpoint(
      MemberRewards rewards,
      MemberRedemptions redeeming,
      Redemptions redemptions,
      ProgrammeSettings settings) {
    this.rewards = rewards;
    this.redeeming = redeeming;
    this.redemptions = redemptions;
    this.settings = settings;
  }

  @GetMapping("/v1/me/rewards")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyRewards",
      summary = "What the points are good for, by code",
      description = "Active rewards: what each costs the member, and what stands against it.")
  Mono<Page<RewardItem>> list(@ParameterObject PageRequest page, Caller caller) {
    return rewards.of(caller.id(), page);
  }

  @PostMapping("/v1/me/redemptions")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "redeemMyPoints",
      summary = "Hold points for a reward, or for their value",
      description =
          "For a quarter of an hour, to be confirmed at a till by the redemption's id. A voucher"
              + " needs no till: its points are given at once, and the answer has its code.")
  @ApiResponse(
      responseCode = "201",
      description = "Held or given; 200 for a repeated request",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  Mono<ResponseEntity<String>> redeem(
      @RequestBody RedemptionBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.check(
        body.reward() != null || body.points() != null,
        "/reward",
        "is required, unless 'points' are redeemed for their value");
    StoreCode.check(errors, "/reward", body.reward());
    errors.check(
        body.points() == null || (body.points() >= 1 && body.points() <= POINTS_MAX),
        "/points",
        "must be between 1 and " + POINTS_MAX);
    errors.throwIfAny();
    return redeeming.reserve(caller.id(), body.reward(), body.points(), key);
  }

  @GetMapping("/v1/me/redemptions")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyRedemptions",
      summary = "What the member redeemed, newest first",
      description = "Without balances.")
  Mono<Page<RedemptionView>> redeemed(@ParameterObject PageRequest page, Caller caller) {
    return redemptions
        .of(caller.id(), page)
        .map(found -> found.map(one -> RedemptionView.of(one, null, null, settings.currency())));
  }

  @PostMapping("/v1/me/redemptions/{id}/cancel")
  @Allow(Role.MEMBER)
  @Operation(operationId = "cancelMyRedemption", summary = "Let the points that are held go")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  Mono<ResponseEntity<String>> cancel(@PathVariable UUID id, Caller caller) {
    return redeeming.cancel(caller.id(), id).switchIfEmpty(MeEndpoint.notFound("redemption"));
  }
}
