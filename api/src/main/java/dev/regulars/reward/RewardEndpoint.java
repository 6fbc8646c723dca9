package dev.regulars.reward;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The catalogue: what points are good for. */
@RestController
@Tag(name = "Rewards", description = "What points are good for.")
class RewardEndpoint {

  private static final int CHANNEL_LENGTH_MAX = 64;

  private final Rewards rewards;
  private final RewardChanges changes;
  private final Takers takers;
  private final ProgrammeSettings settings;

  RewardEndpoint(
      Rewards rewards, RewardChanges changes, Takers takers, ProgrammeSettings settings) {
    this.rewards = rewards;
    this.changes = changes;
    this.takers = takers;
    this.settings = settings;
  }

  @GetMapping("/v1/rewards")
  @Allow({Role.TILL, Role.SUPPORT, Role.MARKETER})
  @Operation(
      operationId = "listRewards",
      summary = "List the rewards, by code",
      description =
          "With `member`: what each costs them, whether they have the points, and what stands"
              + " against it. Tills see active rewards, others all, or those of one `state`.")
  Mono<Page<RewardItem>> list(
      @Parameter(description = "Id of the member they are for") @RequestParam(required = false)
          @Nullable UUID member,
      @Parameter(
              description = "Code of the store where they would be taken",
              schema = @Schema(pattern = StoreCode.PATTERN))
          @RequestParam(required = false)
          @Nullable String store,
      @Parameter(
              description = "Channel through which they would be taken",
              schema = @Schema(minLength = 1, maxLength = 64))
          @RequestParam(required = false)
          @Nullable String channel,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"draft", "active", "retired"}))
          @RequestParam(required = false)
          @Nullable String state,
      @ParameterObject PageRequest page,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    StoreCode.check(errors, "/store", store);
    errors.text("/channel", channel, CHANNEL_LENGTH_MAX);
    Optional<RewardState> asked = state == null ? Optional.empty() : RewardState.of(state);
    errors.check(
        state == null || asked.isPresent(), "/state", "must be one of " + RewardState.NAMES);
    errors.throwIfAny();
    if (store != null) {
      caller.requireStore(store);
    }
    Offer.Place place =
        new Offer.Place(
            store == null ? caller.stores() : Set.of(store),
            channel == null ? null : Set.of(channel),
            settings.zone());
    RewardState seen = caller.role() == Role.TILL ? RewardState.ACTIVE : asked.orElse(null);
    if (caller.role() == Role.TILL && asked.isPresent() && asked.get() != RewardState.ACTIVE) {
      throw new ProblemException(
          Problem.forbidden("Tills see active rewards only. Leave out 'state'."));
    }
    Instant now = rewards.now();
    Mono<Page<Rewards.Kept>> found = rewards.list(seen, page);
    if (member == null) {
      return found.map(kept -> kept.map(one -> item(one.reward(), null, place, now)));
    }
    return found.flatMap(
        kept ->
            takers
                .of(member, kept.items().stream().map(Rewards.Kept::reward).toList(), now)
                .switchIfEmpty(
                    Mono.error(
                        () ->
                            new ProblemException(
                                Problem.notFound("There is no member with this id."))))
                .map(taker -> kept.map(one -> item(one.reward(), taker, place, now))));
  }

  private RewardItem item(
      Reward reward, Offer.@Nullable Taker taker, Offer.Place place, Instant now) {
    return RewardItem.of(reward, Offer.of(reward, taker, place, now), settings);
  }

  @GetMapping("/v1/rewards/{code}")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(operationId = "getReward", summary = "A reward as it was written, with its ETag")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RewardView.class)))
  Mono<ResponseEntity<RewardView>> get(
      @Parameter(schema = @Schema(pattern = StoreCode.PATTERN)) @PathVariable String code) {
    return rewards
        .find(code)
        .map(kept -> RewardView.of(kept, settings.currency()))
        .map(view -> ResponseEntity.ok().eTag(view.etag()).body(view))
        .switchIfEmpty(Mono.error(RewardEndpoint::noReward));
  }

  @PutMapping("/v1/rewards/{code}")
  @Allow(Role.MARKETER)
  @Operation(
      operationId = "putReward",
      summary = "Create or replace a reward",
      description =
          "With `If-Match` nothing of somebody else's is written over. What was held or handed out"
              + " of its stock stays so.")
  @ApiResponse(
      responseCode = "201",
      description = "It is new",
      content = @Content(schema = @Schema(implementation = RewardView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = RewardView.class)))
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed it meanwhile",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<RewardView>> put(
      @Parameter(schema = @Schema(pattern = StoreCode.PATTERN)) @PathVariable String code,
      @RequestBody RewardBody body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String noneMatch,
      Caller caller) {
    return changes
        .put(code, body, new RewardChanges.Seen(match, noneMatch), caller)
        .map(
            kept -> {
              RewardView view = RewardView.of(kept, settings.currency());
              ResponseEntity.BodyBuilder answer =
                  view.version() == 1 ? ResponseEntity.created(address(code)) : ResponseEntity.ok();
              return answer.eTag(view.etag()).body(view);
            });
  }

  private static ProblemException noReward() {
    return new ProblemException(Problem.notFound("There is no reward with this code."));
  }

  private static URI address(String code) {
    return UriComponentsBuilder.fromPath("/v1/rewards/{code}").build(code);
  }
}
